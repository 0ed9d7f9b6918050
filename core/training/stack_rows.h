#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/parallel/execution.h"
#include "core/tensor/matrix.h"
#include "core/training/dropout.h"
#include "core/training/gradient_places.h"
#include "core/training/training_example.h"
#include "core/training/workspace.h"

namespace headlight {

/// The tokens of one stack in a micro-batch: sequences in rows one after another. Spans live in the
/// workspace.
struct StackRows {
  std::span<const std::int32_t> ids;        // [rows]
  std::span<const std::int32_t> positions;  // [rows], from 0 in each sequence; -1 for uncounted tokens
  std::span<const std::int32_t> starts;     // [sequences + 1], the first row of each, and all rows

  std::int64_t rows() const { return static_cast<std::int64_t>(ids.size()); }
  std::size_t sequences() const { return starts.size() - 1; }
  std::int64_t firstRow(std::size_t sequence) const { return starts[sequence]; }
  std::int64_t length(std::size_t sequence) const { return starts[sequence + 1] - starts[sequence]; }
};

/// Some rows of a stack, that alone are computed from some place on.
struct ChosenRows {
  std::span<const std::int32_t> indices;  // [chosen], ascending
  StackRows rows;                         // these, as rows of their own

  bool empty() const { return indices.empty(); }
};

/// The rows whose target is not -1, in the workspace. targets [rows].
ChosenRows chooseRows(const StackRows& rows, std::span<const std::int32_t> targets, Workspace& workspace);

/// The sites of dropout in a model: sublayer 0 of layer -1 is that of the embeddings.
struct DropoutSite {
  bool decoder = false;
  std::int64_t layer = -1;
  std::int64_t sublayer = 0;
  bool operator==(const DropoutSite&) const = default;
};

/// The gradients by what the heads of each attention give, kept by a backward for whoever looks at them.
struct KeptHeadGradients {
  struct Attention {
    DropoutSite site;
    Matrix gradient;  // [rows, heads * d_v]
  };
  std::vector<Attention> attentions;  // in the order of the backward
};

/// Where a pass is, sublayer by sublayer of its forward and its backward. Used by the pass's thread.
class PassSteps {
 public:
  /// `execution` must outlive it; `all`: how many steps there will be.
  PassSteps(const Execution& execution, std::int64_t all) : m_execution(execution), m_all(all) {}

  /// Throws Cancelled; otherwise says how far the pass is.
  void next() {
    m_execution.throwIfStopped();
    if (m_execution.progress)
      m_execution.progress(static_cast<double>(m_done++) / static_cast<double>(m_all));
  }

 private:
  const Execution& m_execution;
  std::int64_t m_all;
  std::int64_t m_done = 0;
};

/// What a micro-batch is computed with.
struct TrainingPass {
  const MicroBatch& batch;
  StepSettings settings;  // dropout 0 where nothing is to be dropped
  Workspace& workspace;
  KeptHeadGradients* kept = nullptr;  // filled by the backward, which then ends before the embeddings
  PassSteps* steps = nullptr;         // of a pass that somebody may be waiting for
};

/// Drops from the rows of a stack, each sequence by its sample's number; the same call in the backward. Does
/// nothing where the settings have no dropout.
void dropFrom(MutableMatrixView rows, const StackRows& stack, const DropoutSite& site,
              const TrainingPass& pass);

}  // namespace headlight
