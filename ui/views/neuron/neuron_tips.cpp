#include "ui/views/neuron/neuron_tips.h"

#include <QCoreApplication>
#include <QStringList>
#include <cmath>

#include "ui/models/number_text.h"
#include "ui/views/neuron/score_steps.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Neuron)
};

QString degrees(double radians) {
  constexpr double halfTurn = 180;
  return QStringLiteral("%1°").arg(QString::number(radians * halfTurn / M_PI, 'f', 1));
}

/// "q 0.1234 × k -0.5000 = -0.0617"
QString productWords(const CellVectors& vectors, const std::vector<double>& terms, std::int64_t dimension) {
  return Words::tr("q %1 × k %2 = %3")
      .arg(scoreText(static_cast<double>(vectors.query[dimension])),
           scoreText(static_cast<double>(vectors.key[dimension])),
           scoreText(terms[static_cast<std::size_t>(dimension)]));
}

}  // namespace

QString dimensionTip(const NeuronContent& content, std::size_t place) {
  std::size_t inGroup = place;
  auto group = content.groups.begin();
  for (; inGroup >= group->dimensions.size(); ++group) inGroup -= group->dimensions.size();
  const std::int64_t dimension = group->dimensions[inGroup];
  QStringList lines = {Words::tr("dimension %1").arg(dimension)};
  const QString part = groupName(group->part.kind, content.turned);
  if (!part.isEmpty()) lines.front() += QStringLiteral(" · ") + part;
  lines.append(productWords(content.vectors, content.terms, dimension));
  if (content.before)
    lines.append(
        Words::tr("before rotary: %1").arg(productWords(*content.before, content.termsBefore, dimension)));
  for (const NeuronPair& pair : content.pairs) {
    if (pair.pair.first != dimension && pair.pair.second != dimension) continue;
    const std::int64_t other = pair.pair.first + pair.pair.second - dimension;
    lines.append(Words::tr("turns with dimension %1, as frequency pair %2").arg(other).arg(pair.number));
  }
  lines.append(Words::tr("sum from the left up to here: %1").arg(scoreText(content.running[place])));
  return lines.join(u'\n');
}

QString pairTip(const NeuronContent& content, std::size_t place) {
  const NeuronPair& pair = content.pairs[place];
  const double frequency = pair.pair.frequency;
  QStringList lines = {Words::tr("frequency pair %1: dimensions %2 and %3")
                           .arg(pair.number)
                           .arg(pair.pair.first)
                           .arg(pair.pair.second),
                       Words::tr("adds %1 to q·k").arg(scoreText(pair.share))};
  if (pair.shareBefore) lines.append(Words::tr("before rotary: %1").arg(scoreText(*pair.shareBefore)));
  if (frequency > 0)
    lines.append(Words::tr("turns by %1 radians a position, once in %2 tokens")
                     .arg(scaleEndText(frequency), scaleEndText(2 * M_PI / frequency)));
  const QString angle = degrees(pairAngle(pair.pair, content.vectors));
  lines.append(content.before ? Words::tr("angle from q to k in this plane: %1, before rotary %2")
                                    .arg(angle, degrees(pairAngle(pair.pair, *content.before)))
                              : Words::tr("angle from q to k in this plane: %1").arg(angle));
  return lines.join(u'\n');
}

}  // namespace headlight
