#include "core/training/trainable_stack.h"

#include <algorithm>
#include <string>

#include "core/error.h"
#include "core/training/parameter_views.h"

namespace headlight {
namespace {

std::optional<NormWeights> finalNormOf(const StackConfig& config, const StackTensors& tensors) {
  if (config.norm.weightless) return normOf(config.norm, nullptr, config.modelSize);
  return normOf(config.norm, tensors.finalNorm, config.modelSize);
}

[[noreturn]] void refuse(const TrainingExample& example, const Message& problem) {
  throw Error("Sample %1 %2.", example.sample, problem);
}

// Positions count from 0; tokens that are not counted have -1.
void countPositions(std::span<const std::int32_t> ids, std::int64_t uncounted,
                    std::span<std::int32_t> positions) {
  std::int32_t next = 0;
  std::transform(ids.begin(), ids.end(), positions.begin(),
                 [&](std::int32_t id) { return id == uncounted ? -1 : next++; });
}

}  // namespace

TrainableStack::TrainableStack(const StackConfig& config, const StackTensors& tensors, bool decoder,
                               std::int64_t longest)
    : m_config(config),
      m_vocabulary(tensors.tokenEmbedding.shape[0]),
      m_tables(makePositionTables(config, longest)),
      m_embedding(config, tensors, decoder),
      m_finalNorm(finalNormOf(config, tensors)) {
  for (std::size_t layer = 0; layer < config.layers.size(); ++layer) {
    std::vector<TrainableSublayer>& made = m_layers.emplace_back();
    const std::vector<SublayerConfig>& sublayers = config.layers[layer].sublayers;
    for (std::size_t i = 0; i < sublayers.size(); ++i)
      made.emplace_back(config, sublayers[i], tensors.layers[layer].sublayers[i],
                        DropoutSite{.decoder = decoder,
                                    .layer = static_cast<std::int64_t>(layer),
                                    .sublayer = static_cast<std::int64_t>(i)});
  }
}

StackRows TrainableStack::rowsOf(const TrainingPass& pass, bool decoderIds) const {
  const auto idsOf = [&](const TrainingExample& example) -> const std::vector<std::int32_t>& {
    return decoderIds ? example.decoderIds : example.ids;
  };
  std::size_t count = 0;
  for (const TrainingExample& example : pass.batch) count += idsOf(example).size();
  const std::span<std::int32_t> ids = pass.workspace.integers(static_cast<std::int64_t>(count));
  const std::span<std::int32_t> positions = pass.workspace.integers(static_cast<std::int64_t>(count));
  const std::span<std::int32_t> starts =
      pass.workspace.integers(static_cast<std::int64_t>(pass.batch.size() + 1));
  std::size_t row = 0;
  for (std::size_t i = 0; i < pass.batch.size(); ++i) {
    const std::vector<std::int32_t>& from = idsOf(pass.batch[i]);
    if (from.empty())
      refuse(pass.batch[i], decoderIds ? phrase("has no token for the decoder") : phrase("has no token"));
    if (static_cast<std::int64_t>(from.size()) > longest())
      refuse(pass.batch[i], Message("has %1 tokens, and the model takes %2 at most", from.size(), longest()));
    for (const std::int32_t id : from)
      if (id < 0 || id >= m_vocabulary)
        refuse(pass.batch[i], Message("holds the id %1, and the vocabulary has %2", id, m_vocabulary));
    starts[i] = static_cast<std::int32_t>(row);
    std::copy(from.begin(), from.end(), ids.begin() + static_cast<std::ptrdiff_t>(row));
    countPositions(from, m_config.uncountedToken, positions.subspan(row, from.size()));
    row += from.size();
  }
  starts.back() = static_cast<std::int32_t>(row);
  return {.ids = ids, .positions = positions, .starts = starts};
}

// Whether everything after the last layer's first sublayer is computed row by row of what that one leaves.
bool TrainableStack::canNarrow() const {
  const std::vector<SublayerConfig>& last = m_config.layers.back().sublayers;
  return m_layers.back().front().canNarrow() &&
         std::all_of(last.begin() + 1, last.end(), [](const SublayerConfig& sublayer) {
           return sublayer.kind != SublayerKind::SelfAttention && sublayer.input == SublayerInput::Stream;
         });
}

// What one sublayer is computed on: the first one of the last layer narrows, and the others there have the
// rows that are left.
SublayerContext TrainableStack::contextOf(const StackBlocks& blocks, std::size_t layer, std::size_t sublayer,
                                          const SublayerContext& whole) const {
  if (!blocks.narrow || layer + 1 < m_layers.size()) return whole;
  const bool narrows = sublayer == 0;
  return {.rows = narrows ? whole.rows : blocks.narrow->rows,
          .tables = whole.tables,
          .encoder = whole.encoder,
          .pass = whole.pass,
          .narrow = narrows ? &*blocks.narrow : nullptr};
}

StackBlocks TrainableStack::forward(const StackRows& rows, const EncoderStates& encoder,
                                    const ChosenRows* needed, const TrainingPass& pass) const {
  const SublayerContext whole{.rows = rows, .tables = m_tables, .encoder = encoder, .pass = pass};
  StackBlocks blocks;
  // Where most rows are needed the copies would cost more than the arithmetic of the others.
  if (needed && !needed->empty() && 4 * needed->rows.rows() < 3 * rows.rows() && canNarrow())
    blocks.narrow = *needed;
  blocks.embedding = m_embedding.forward(rows, m_tables, pass);
  blocks.last = blocks.embedding.out;
  blocks.layers.reserve(m_layers.size());
  for (std::size_t layer = 0; layer < m_layers.size(); ++layer) {
    std::vector<SublayerBlocks>& made = blocks.layers.emplace_back();
    made.reserve(m_layers[layer].size());
    for (std::size_t i = 0; i < m_layers[layer].size(); ++i) {
      const SublayerBlocks* const before = made.empty() ? nullptr : &made.back();
      made.push_back(m_layers[layer][i].forward(blocks.last, before, contextOf(blocks, layer, i, whole)));
      blocks.last = made.back().out;
    }
  }
  return blocks;
}

void TrainableStack::backward(const StackBlocks& blocks, MutableMatrixView dlast, const StackRows& rows,
                              const EncoderStates& encoder, const GradientPlaces& places,
                              const TrainingPass& pass) const {
  const SublayerContext whole{.rows = rows, .tables = m_tables, .encoder = encoder, .pass = pass};
  RowBlock dstream = blockOf(dlast);
  const RowBlock wide = blocks.narrow ? makeBlock(pass.workspace, rows.rows(), dlast.cols()) : dstream;
  for (std::size_t layer = m_layers.size(); layer-- > 0;) {
    const WorkspaceScope scope(pass.workspace);
    TrainableSublayer::Waiting waiting;
    for (std::size_t i = m_layers[layer].size(); i-- > 0;)
      m_layers[layer][i].backward(blocks.layers[layer][i], {dstream.view(), wide.view(), waiting}, places,
                                  contextOf(blocks, layer, i, whole));
    dstream = wide;  // if anything narrows, then the last layer
  }
  if (!pass.kept) m_embedding.backward(blocks.embedding, dstream.view(), rows, places, pass);
}

}  // namespace headlight
