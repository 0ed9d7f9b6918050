#pragma once

#include <memory>
#include <optional>

#include "core/layers/linear_backend.h"
#include "core/model/head_variants.h"
#include "core/model/run_request.h"
#include "core/model/tap_names.h"
#include "core/parallel/execution.h"
#include "core/parameters/model_config.h"
#include "core/parameters/model_weights.h"
#include "core/trace/trace.h"

namespace headlight {

struct TransformerOptions {
  /// Whether weights of 32 bits and more may be packed (one copy, the mapped pages given back). Off, they are
  /// used from the map, layer by layer, for models larger than the memory; narrower ones always are.
  bool packWeights = true;
  /// What multiplies; the best one the program has, unless chosen. Weights of 32 bits that are not packed
  /// are multiplied by Eigen.
  std::optional<LinearBackend> linearBackend = {};
};

/// The one forward that every family, the window, the command line and the tests run. Weights are read-only;
/// buffers live as long as the transformer. run() may be called from any thread, one call at a time (a second
/// one waits).
class Transformer {
 public:
  /// Packs the weights on execution.pool, with progress. Throws Error for shapes that do not fit, Cancelled.
  Transformer(ModelConfig config, ModelWeights weights, const Execution& execution,
              const TransformerOptions& options = {});
  ~Transformer();
  Transformer(const Transformer&) = delete;
  Transformer& operator=(const Transformer&) = delete;

  const ModelConfig& config() const;
  bool hasOutputHead() const;
  /// The backend in use.
  LinearBackend linearBackend() const;
  /// The first `count` rows of the table of learned positions, fewer where the table ends: [positions,
  /// d_model]; nothing where the model has none.
  std::optional<Matrix> learnedPositions(std::int64_t count) const;

  /// What the heads of a self-attention's layer add to the scores of keys at distances key - query = -reach
  /// .. reach: [2 * reach + 1, heads]; nothing where the layer, or the model, has no learned number for each
  /// distance (T5, MPNet have one). Precondition: `layer` is one of the stack's.
  std::optional<Matrix> relativeBias(AttentionKind stack, std::size_t layer, std::int64_t reach) const;

  /// Runs the request on execution.pool. Throws Error for ids outside the vocabulary, no token at all, more
  /// tokens than learned positions, token types out of range; Cancelled. Cancelling leaves the transformer as
  /// it was. Causal runs take what did not change from the run before of
  /// the same mask and interventions, to the same values within 2e-6; Trace::reusedTokens says how much.
  std::shared_ptr<const Trace> run(const RunRequest& request, const Execution& execution);

  /// What Record::taps may ask for, with names.
  std::vector<TapInfo> taps() const;

  /// Logits [rows, vocabulary] of any rows of the residual stream after a layer, [rows, d_model]: the final
  /// norm, where the model has one, and the output head with all its scales and caps, as run() has them.
  /// Waits for a run. Throws Error for rows of another width and for a model without a head; Cancelled.
  Matrix unembed(const Matrix& residual, const Execution& execution);

  /// Logits [variants, vocabulary] of one token of runs of `request`, each with one head more switched off:
  /// layers before theirs, which none of them changes, are not run, and all runs go through the others
  /// together, one after another in the rows of the same products. But for the rounding of sums they are
  /// those of run() with the same heads switched off. Waits for a run and leaves nothing to go on from.
  /// Throws Error for a model without a head, and what run() throws; Cancelled. Precondition: the heads are
  /// as HeadVariants says, and canRunVariants() at their layer.
  Matrix runVariants(const RunRequest& request, const HeadVariants& variants, const Execution& execution);
  /// Whether runVariants() can begin at this layer: a convolution behind layer 0 needs each run's own rows.
  bool canRunVariants(std::int64_t layer) const;

  /// The tensors as they are in the checkpoint's map, packed or not. Whoever has read of them calls
  /// throwIfShorter() afterwards.
  const ModelWeights& weights() const;

  /// A copy of one weight by our name or the checkpoint's own, see weightByName(). Throws Error for a name
  /// that there is not, and where the file has become shorter.
  Matrix weight(const std::string& name) const;
  std::vector<std::string> weightNames() const;

  /// Lets go of what is remembered of earlier runs, so that the next one is computed in full.
  void forgetLastRun();

 private:
  struct Implementation;
  std::unique_ptr<Implementation> m_implementation;
};

}  // namespace headlight
