#include "ui/views/anatomy/anatomy_options.h"

namespace headlight {

QJsonObject AnatomyOptions::toJson() const {
  QJsonArray scores;
  for (const double score : toyScores) scores.append(score);
  return {{QStringLiteral("stage"), stage},
          {QStringLiteral("pinned"), pinned},
          {QStringLiteral("weights"), weights},
          {QStringLiteral("toyScores"), scores}};
}

void AnatomyOptions::read(const JsonValues& json) {
  json.read("stage", stage);
  json.read("pinned", pinned, -1, 1e12);
  json.read("weights", weights);
  const QJsonArray scores = json.array("toyScores");
  if (scores.size() != static_cast<qsizetype>(toyScores.size())) return;
  std::array<double, 4> read = toyScores;
  for (std::size_t i = 0; i < read.size(); ++i) {
    read[i] = scores[static_cast<qsizetype>(i)].toDouble(std::nan(""));
    if (!(read[i] >= -largestScore && read[i] <= largestScore)) return;
  }
  toyScores = read;
}

}  // namespace headlight
