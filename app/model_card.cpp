#include "app/model_card.h"

#include <QCoreApplication>

#include "app/arguments.h"
#include "core/error.h"

namespace headlight {

std::string cardWithFigures(const std::string& card, const EvaluationReport& report,
                            const std::string& file) {
  const std::string begin = "<!-- figures -->\n";
  const std::string end = "<!-- end of figures -->";
  const std::size_t first = card.find(begin);
  const std::size_t last = first == std::string::npos ? first : card.find(end, first);
  if (last == std::string::npos)
    throw Error(
        QCoreApplication::translate(
            "CommandLine", "%1 has no lines \"%2\" and \"%3\", between which the figures would be written.")
            .arg(shown(file), shown(begin.substr(0, begin.size() - 1)), shown(end))
            .toStdString());
  const std::size_t after = first + begin.size();
  return card.substr(0, after) + "\n" + markdown(report).toStdString() + "\n" + card.substr(last);
}

}  // namespace headlight
