#include "core/explain/logit_lens.h"

#include <algorithm>

#include "core/error.h"
#include "core/explain/prediction.h"
#include "core/explain/token_question.h"
#include "core/parallel/progress_part.h"

namespace headlight {
namespace {

// The share of the work that the run itself is reported as.
constexpr double kRunShare = 0.3;
// Rows whose logits are made at once, so that a vocabulary times a text need not fit into memory.
constexpr std::int64_t kStatesAtOnce = 64;

AttentionKind mainStack(const ModelConfig& config) {
  return config.decoder ? AttentionKind::Decoder : AttentionKind::Encoder;
}

LensCell cellOf(const float* logits, std::int64_t vocabulary, const LensSettings& settings) {
  const LogitRow row({logits, static_cast<std::size_t>(vocabulary)});
  LensCell cell{.likeliest = row.likeliest(settings.count), .token = {}};
  if (settings.token) cell.token = row.scoreOf(*settings.token);
  return cell;
}

void appendCells(const Matrix& logits, const LensSettings& settings, std::vector<LensCell>& cells) {
  checkQuestion({.position = 0, .token = settings.token.value_or(0)}, logits.cols());
  for (std::int64_t row = 0; row < logits.rows(); ++row)
    cells.push_back(cellOf(logits.row(row).data(), logits.cols(), settings));
}

Message noteOf(const ModelWeights& weights) {
  if (!weights.outputHead || !weights.outputHead->transform) return {};
  if (weights.outputHead->transformActivation) {
    return Message(
        "The model's head has a dense layer, its activation and a norm before the vocabulary's matrix; every "
        "depth goes through them.");
  }
  return Message("The model's head projects the stream to a narrower table first; so does every depth.");
}

std::vector<LensCell> cellsOf(Transformer& transformer, const Matrix& stream, const LensSettings& settings,
                              const Execution& execution) {
  std::vector<LensCell> cells;
  for (std::int64_t first = 0; first < stream.rows(); first += kStatesAtOnce) {
    execution.throwIfStopped();
    const std::int64_t rows = std::min(kStatesAtOnce, stream.rows() - first);
    appendCells(transformer.unembed(stream.middleRows(first, rows), execution), settings, cells);
  }
  return cells;
}

}  // namespace

LogitLens logitLens(Transformer& transformer, RunRequest request, const LensSettings& settings,
                    const Execution& execution) {
  if (!transformer.hasOutputHead())
    throw Error("The model has no language-model head, so that no layer's stream becomes logits.");
  // What the last layer leaves is what the model says, so its logits are the run's own.
  request.record.taps = {{.part = TapPart::Layer,
                          .point = TapPoint::ResidualPre,
                          .stack = mainStack(transformer.config()),
                          .firstToken = settings.firstToken,
                          .endToken = settings.endToken}};
  request.record.logits = logitsRecordAt(transformer.config(), request, settings.firstToken);
  const auto trace = transformer.run(request, progressPart(execution, 0, kRunShare));
  const std::vector<TapRecord>& records = trace->taps->records;
  LogitLens lens{.firstToken = settings.firstToken, .depths = {}, .note = noteOf(transformer.weights())};
  lens.warnings = trace->warnings;
  const Execution quiet{.pool = execution.pool, .stop = execution.stop};
  for (const TapRecord& record : records) {
    lens.depths.push_back(cellsOf(transformer, record.values, settings, quiet));
    if (execution.progress)
      execution.progress(kRunShare + (1 - kRunShare) * static_cast<double>(lens.depths.size()) /
                                         static_cast<double>(records.size() + 1));
  }
  const std::int64_t rows = records.front().values.rows();
  const Matrix said = trace->logits.middleRows(settings.firstToken - trace->firstLogitsPosition, rows);
  appendCells(said, settings, lens.depths.emplace_back());
  if (execution.progress) execution.progress(1);
  return lens;
}

}  // namespace headlight
