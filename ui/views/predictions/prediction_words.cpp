#include "ui/views/predictions/prediction_words.h"

#include <QCoreApplication>

#include "core/explain/logit_row.h"
#include "core/model/run_plan.h"
#include "ui/models/number_text.h"
#include "ui/plots/token_label.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Predictions)
};

QString labelOf(const Snapshot& snapshot, std::int64_t token) {
  return tokenLabel(predictedTokens(*snapshot.result), token);
}

}  // namespace

QString predictionHeading(const Snapshot& snapshot, const AskedPrediction& asked) {
  const QString words = asked.next     ? Words::tr("What comes after “%1” (token %2)?")
                        : asked.masked ? Words::tr("“%1” (token %2) is hidden. What stands there?")
                                       : Words::tr("What stands at token %2, “%1”?");
  return words.arg(labelOf(snapshot, asked.position), QString::number(asked.position));
}

QString predictionNote(const Snapshot& snapshot, const AskedPrediction& asked, const Prediction& prediction) {
  const RunResult& result = *snapshot.result;
  if (asked.next ? asked.last : !asked.masked) return {};
  const std::int64_t place = asked.next ? asked.position + 1 : asked.position;
  const std::int32_t id = mainIds(result.model->config, result.request)[static_cast<std::size_t>(place)];
  if (id < 0 || id >= static_cast<std::int64_t>(prediction.logits.size())) return {};
  const TokenScore score = LogitRow(prediction.logits).scoreOf(id);
  const QString words = score.rank == 0
                            ? Words::tr("The text has “%1” there: probability %2, the likeliest.")
                            : Words::tr("The text has “%1” there: probability %2; %3 tokens are likelier.")
                                  .arg(QStringLiteral("%1"), QStringLiteral("%2"), countText(score.rank));
  return words.arg(labelOf(snapshot, place), weightText(score.probability));
}

}  // namespace headlight
