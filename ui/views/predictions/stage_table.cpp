#include "ui/views/predictions/stage_table.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "core/explain/logit_row.h"
#include "core/explain/predicted_tokens.h"
#include "ui/models/number_text.h"
#include "ui/plots/token_label.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Predictions)
};

QString headingOf(SamplingStage stage, const PredictionsOptions& options) {
  switch (stage) {
    case SamplingStage::Model:
      return Words::tr("model");
    case SamplingStage::Rules:
      return Words::tr("rules");
    case SamplingStage::Temperature:
      return Words::tr("temperature %1").arg(options.temperature);
    case SamplingStage::TopK:
      return options.topK == 0 ? Words::tr("top-k off") : Words::tr("top-k %1").arg(options.topK);
    case SamplingStage::TopP:
      return options.topP >= 1 ? Words::tr("top-p off") : Words::tr("top-p %1").arg(options.topP);
  }
  return {};
}

double at(const std::vector<double>& values, std::int32_t id) { return values[static_cast<std::size_t>(id)]; }

void addRow(std::vector<std::int32_t>& ids, std::int32_t id) {
  if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
}

/// The likeliest by the model, the one that was chosen, and the one that is likeliest in the end: rules may
/// force one that the model finds unlikely.
std::vector<std::int32_t> rowsOf(const StageTableRequest& request) {
  std::vector<std::int32_t> ids;
  const Prediction& prediction = *request.prediction;
  for (const TokenScore& score : LogitRow(prediction.logits).likeliest(request.options.count))
    ids.push_back(score.id);
  if (prediction.place.next) {
    const std::vector<double>& drawn = prediction.stages.after(SamplingStage::TopP);
    addRow(ids, static_cast<std::int32_t>(std::max_element(drawn.begin(), drawn.end()) - drawn.begin()));
  }
  if (request.chosen) addRow(ids, *request.chosen);
  const auto& byModel = prediction.stages.after(SamplingStage::Model);
  std::stable_sort(ids.begin(), ids.end(),
                   [&](std::int32_t a, std::int32_t b) { return at(byModel, a) > at(byModel, b); });
  return ids;
}

/// Summed over those without a row, so that it is exactly 0 where none of them is left.
double othersOf(std::vector<double> all, const std::vector<std::int32_t>& ids) {
  for (const std::int32_t id : ids) all[static_cast<std::size_t>(id)] = 0;
  double sum = 0;
  for (const double one : all) sum += one;
  return sum;
}

StageTable::Column columnOf(QString heading, const std::vector<double>& all,
                            const std::vector<std::int32_t>& ids) {
  StageTable::Column column;
  column.heading = std::move(heading);
  column.left = std::count_if(all.begin(), all.end(), [](double one) { return one > 0; });
  for (const std::int32_t id : ids) column.probabilities.push_back(at(all, id));
  column.others = othersOf(all, ids);
  return column;
}

StageTable::Column changeOf(const std::vector<double>& now, const std::vector<float>& unchanged,
                            const std::vector<std::int32_t>& ids) {
  std::vector<double> change = softmaxOf(unchanged);
  for (std::size_t id = 0; id < change.size(); ++id) change[id] = now[id] - change[id];
  StageTable::Column column = columnOf(Words::tr("change by the experiments"), change, ids);
  column.isChange = true;
  return column;
}

/// But for the rounding of two ways to the same softmax.
bool isSame(const std::vector<double>& before, const std::vector<double>& after) {
  for (std::size_t id = 0; id < before.size(); ++id)
    if (std::abs(before[id] - after[id]) > 1e-12 || (before[id] > 0) != (after[id] > 0)) return false;
  return true;
}

bool isShown(SamplingStage stage, const Prediction& prediction) {
  if (stage == SamplingStage::Model) return true;
  if (!prediction.place.next) return false;
  return stage != SamplingStage::Rules ||
         prediction.stages.after(stage) != prediction.stages.after(SamplingStage::Model);
}

}  // namespace

NamedToken namedToken(const Model& model, std::int32_t id) {
  const TokenInfo token = predictedToken(model, id);
  const bool known = predictedTokenizer(model) && !token.piece.empty();
  return {id, tokenLabel(token), known ? QString::fromStdString(token.piece) : QStringLiteral("#%1").arg(id)};
}

StageTable stageTable(const StageTableRequest& request) {
  const Prediction& prediction = *request.prediction;
  const std::vector<std::int32_t> ids = rowsOf(request);
  StageTable table;
  table.vocabulary = static_cast<std::int64_t>(prediction.logits.size());
  for (const std::int32_t id : ids) {
    if (request.chosen == id) table.chosenRow = table.tokens.size();
    table.tokens.push_back(namedToken(*request.model, id));
    table.logits.push_back(static_cast<double>(prediction.logits[static_cast<std::size_t>(id)]));
  }
  const std::vector<double>* before = nullptr;
  for (const SamplingStage stage : kSamplingStages) {
    if (!isShown(stage, prediction)) continue;
    const std::vector<double>& all = prediction.stages.after(stage);
    table.columns.push_back(columnOf(headingOf(stage, request.options), all, ids));
    table.columns.back().isIdle = before && isSame(*before, all);
    before = &all;
    if (stage == SamplingStage::Model && request.unchangedLogits)
      table.columns.push_back(changeOf(all, *request.unchangedLogits, ids));
  }
  return table;
}

}  // namespace headlight
