#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "core/layers/embedding.h"
#include "core/layers/token_convolution.h"
#include "core/layers/transformer_block.h"
#include "core/model/head_variants.h"
#include "core/model/residual_record.h"
#include "core/model/run_plan.h"
#include "core/model/score_biases.h"

namespace headlight {

using LayerTraces = std::vector<std::shared_ptr<AttentionLayerTrace>>;

/// One stack's part of a run while it is computed.
struct StackRun {
  const StackPlan& plan;
  std::span<const std::int32_t> ids;  // [tokens]
  std::int64_t start = 0;      // the first token that is computed; those before come from an earlier run
  std::int64_t neededRow = 0;  // the first row of the batch whose last states are needed
  PackedBatch batch = {};
  LayerTraces self = {};   // [layers], holding the tokens before `start`; nullptr: no such attention
  LayerTraces cross = {};  // [layers] of a decoder beside an encoder
  const Matrix* encoderStates = nullptr;
  std::vector<Matrix> residuals = {};    // [layers + 1][tokens, d_model], if recorded
  std::optional<TapRecorder> taps = {};  // what else is recorded
};

/// Copies of one run from one layer on, each with a head of that layer switched off.
struct StackCopies {
  const StackPlan& plan;  // of every copy
  const HeadVariants& variants;
  std::shared_ptr<BufferPool> memory;  // of queries, keys and values, which live for a layer
  PackedBatch batch = {};
};

/// Runs the layers of one stack over a residual stream of its own.
class Stack {
 public:
  /// Packs the weights layer by layer, calling `packed` with the number of each. Throws Cancelled.
  Stack(const StackConfig& config, const StackTensors& tensors, LinearWorkspace& linears,
        const Execution& execution, bool pack, const std::function<void(std::size_t layer)>& packed);

  const StackConfig& config() const { return m_config; }
  const Embedding& embedding() const { return m_embedding; }
  const ScoreBiases& biases() const { return m_biases; }
  /// Of the last layer's stream; none: the stack has no such norm.
  const std::optional<Norm>& finalNorm() const { return m_finalNorm; }

  /// Embeds the tokens from run.start on and takes them through all layers and the final norm; the last
  /// states are then in buffers.hidden [rows, d_model], right from run.neededRow on. Calls `done` after each
  /// layer. Throws Cancelled.
  void run(StackRun& run, LinearWorkspace& linears, ForwardBuffers& buffers, const Execution& execution,
           const std::function<void()>& done);

  /// Takes copies of a stream, packed one after another, through the layers from the variants' own on and
  /// through the final norm; the last states are then in buffers.hidden [copies * tokens, d_model], right in
  /// each copy's rows from the variants' token on. Throws Cancelled.
  void runCopies(StackCopies& copies, LinearWorkspace& linears, ForwardBuffers& buffers,
                 const Execution& execution);

 private:
  void runLayerOfCopies(std::size_t layer, const StackCopies& copies, std::int64_t neededRow,
                        const ForwardContext& context);
  void reserve(std::int64_t rows, ForwardBuffers& buffers) const;
  void prepareRotaries(std::int64_t tokens, std::span<const std::int64_t> positions,
                       const Execution& execution);
  void embed(const StackRun& run, const ForwardContext& context) const;
  void applyFinalNorm(const StackRun& run, const ForwardContext& context) const;
  void runLayer(std::size_t layer, StackRun& run, std::int64_t neededRow, const ForwardContext& context);
  void runLayers(StackRun& run, const ForwardContext& context, const std::function<void()>& done);

  StackConfig m_config;
  Embedding m_embedding;
  std::vector<std::shared_ptr<const TransformerBlock>> m_blocks;  // [layers], some of them the same
  std::optional<TokenConvolution> m_convolution;
  std::optional<Norm> m_finalNorm;
  ScoreBiases m_biases;
  std::vector<RotaryTable> m_rotaries;  // a row for each row of the batch
};

}  // namespace headlight
