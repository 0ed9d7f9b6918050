#include "app/model_card.h"

#include "core/error.h"

namespace headlight {

std::string cardWithFigures(const std::string& card, const EvaluationReport& report,
                            const std::string& file) {
  const std::string begin = "<!-- figures -->\n";
  const std::string end = "<!-- end of figures -->";
  const std::size_t first = card.find(begin);
  const std::size_t last = first == std::string::npos ? first : card.find(end, first);
  if (last == std::string::npos)
    throw Error(file + " has no lines \"<!-- figures -->\" and \"" + end +
                "\", between which the figures would be written.");
  const std::size_t after = first + begin.size();
  return card.substr(0, after) + "\n" + markdown(report).toStdString() + "\n" + card.substr(last);
}

}  // namespace headlight
