#include "ui/views/neuron/neuron_cell.h"

#include <QCoreApplication>
#include <vector>

#include "core/model/model.h"
#include "ui/models/facts.h"
#include "ui/plots/token_label.h"
#include "ui/views/neuron/neuron_options.h"
#include "ui/views/placeholder.h"

namespace headlight {

namespace {

// The vectors of all tokens of a layer are asked for at once, so that walking through keys asks nothing
// again, unless they are so many.
constexpr std::int64_t kMostNumbers = std::int64_t{1} << 23;
// Fewer than that can be kept for coming back.
constexpr std::int64_t kFewNumbers = std::int64_t{1} << 20;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Neuron)
};

/// The key with the largest weight of a row, the first of several; -1: the query sees none.
std::int64_t largestKey(const PatternSource& patterns, HeadId head, std::int64_t query) {
  std::vector<float> row(static_cast<std::size_t>(patterns.shape().keys));
  patterns.row(head, query, row);
  std::int64_t largest = -1;
  for (std::int64_t key = 0; key < patterns.shape().keys; ++key) {
    const auto at = static_cast<std::size_t>(key);
    if (largest >= 0 && row[at] <= row[static_cast<std::size_t>(largest)]) continue;
    if (!patterns.isMasked(head, query, key)) largest = key;
  }
  return largest;
}

QString whyNoScores(const AttentionTrace& trace) {
  if (!trace.scores)
    return Words::tr(
        "There is no q and no k here: these weights were read from a file or derived from others, and the "
        "queries and keys behind them are not known.");
  return {};
}

}  // namespace

NeuronCell neuronCell(const Snapshot& snapshot) {
  NeuronCell cell{.head = snapshot.focus.headId(), .missing = missingPatterns(snapshot)};
  if (!cell.missing.isEmpty()) return cell;
  const PatternSource& patterns = *snapshot.patterns();
  cell.missing = whyNoScores(*snapshot.attention());
  if (cell.missing.isEmpty()) cell.missing = whyNoPattern(patterns, cell.head.layer);
  if (cell.missing.isEmpty() && snapshot.focus.query < 0)
    cell.missing =
        Words::tr("Click a token: its query is then multiplied with the keys, dimension by dimension.");
  if (!cell.missing.isEmpty()) return cell;
  cell.query = snapshot.focus.query;
  cell.key = snapshot.focus.key;
  if (cell.key < 0) {
    cell.key = largestKey(patterns, cell.head, cell.query);
    cell.isLargest = true;
  }
  if (cell.key < 0)
    cell.missing = Words::tr("“%1” may look at no key at all.")
                       .arg(tokenLabel(patterns.queryTokens()[static_cast<std::size_t>(cell.query)]));
  return cell;
}

const AttentionConfig* focusedAttention(const Snapshot& snapshot) {
  if (!snapshot.result || !snapshot.result->model) return nullptr;
  const ModelConfig& config = snapshot.result->model->config;
  const AttentionKind kind = snapshot.focus.kind;
  const std::optional<StackConfig>& stack = kind == AttentionKind::Encoder ? config.encoder : config.decoder;
  const auto layer = static_cast<std::size_t>(snapshot.focus.layer);
  if (!stack || layer >= stack->layers.size()) return nullptr;
  const SublayerConfig* sublayer = stack->layers[layer].find(
      kind == AttentionKind::Cross ? SublayerKind::CrossAttention : SublayerKind::SelfAttention);
  return sublayer ? &sublayer->attention : nullptr;
}

const RotarySettings* focusedRotary(const Snapshot& snapshot) {
  const AttentionConfig* attention = focusedAttention(snapshot);
  if (!attention || !attention->rotary || snapshot.focus.kind == AttentionKind::Cross) return nullptr;
  if (snapshot.result->request.interventions.withoutPositions) return nullptr;
  const ModelConfig& config = snapshot.result->model->config;
  const StackConfig& stack =
      snapshot.focus.kind == AttentionKind::Encoder ? *config.encoder : *config.decoder;
  return &stack.rotaries[*attention->rotary];
}

std::optional<Question> unrotatedQuestion(const Snapshot& snapshot) {
  if (!optionsIn<NeuronOptions>(snapshot.state.viewOptions).beforeRotary) return std::nullopt;
  if (!focusedRotary(snapshot) || !snapshot.result->model->transformer ||
      snapshot.result->request.ids.empty())
    return std::nullopt;
  if (!snapshot.patterns()) return std::nullopt;
  const AttentionConfig& attention = *focusedAttention(snapshot);
  const std::int64_t numbers =
      snapshot.patterns()->shape().queries * (attention.heads + attention.keyValueHeads) * attention.headSize;
  // Looking for the key with the largest weight computes a row of a long text, which the window does not wait
  // for.
  if (numbers > kMostNumbers && snapshot.focus.key < 0) return std::nullopt;
  const NeuronCell cell = neuronCell(snapshot);
  if (!cell.missing.isEmpty()) return std::nullopt;
  UnrotatedRequest asked{.kind = snapshot.focus.kind, .layer = cell.head.layer};
  QString key = QStringLiteral("taps before rotary %1 %2").arg(static_cast<int>(asked.kind)).arg(asked.layer);
  if (numbers > kMostNumbers) {
    // Each cell is a run of its own then, and a mouse that passes by does not wait for one.
    if (snapshot.focus != snapshot.state.focus) return std::nullopt;
    asked.query = cell.query;
    asked.key = cell.key;
    key += QStringLiteral(" tokens %1 %2").arg(cell.query).arg(cell.key);
  }
  Question made =
      question<UnrotatedVectors>(key, [asked](const RunResult& result, const Execution& execution) {
        return UnrotatedVectors::record(*result.model->transformer, result.request, asked, execution);
      });
  made.large = numbers > kFewNumbers && numbers <= kMostNumbers;
  return made;
}

}  // namespace headlight
