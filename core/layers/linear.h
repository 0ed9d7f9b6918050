#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "core/layers/linear_backend.h"
#include "core/layers/linear_panel.h"
#include "core/layers/onednn_products.h"
#include "core/parallel/execution.h"
#include "core/tensor/buffer.h"
#include "core/tensor/matrix.h"
#include "core/tensor/weight_tensors.h"

namespace headlight {

/// What the linear layers of one model share: the backend's prepared products and each thread's scratch.
/// Used by one run at a time.
class LinearWorkspace {
 public:
  /// Falls back to Eigen where the program was built without oneDNN.
  explicit LinearWorkspace(LinearBackend backend);

  LinearBackend backend() const { return m_products ? LinearBackend::OneDnn : LinearBackend::Eigen; }

 private:
  friend class Linear;
  struct ThreadScratch {
    Buffer tile;     // outputs of one panel
    Buffer weights;  // a panel widened from the map, where it is not packed
    Buffer packed;   // the same in the form that oneDNN likes best
    Buffer backend;  // what oneDNN asks for
    OneDnnThread oneDnn;
  };
  std::unique_ptr<OneDnnProducts> m_products;
  std::vector<ThreadScratch> m_threads;
};

/// A block of a layer's outputs while it is in the cache, bias included.
struct LinearTile {
  std::int64_t firstRow = 0;  // of the input
  std::int64_t rows = 0;
  std::int64_t firstOutput = 0;  // of the concatenated outputs, or of each part where parts are paired
  std::int64_t outputs = 0;
  float* data = nullptr;    // [rows, stride]; free to be changed
  float* paired = nullptr;  // [rows, stride], the second part's outputs, where parts are paired
  std::int64_t stride = 0;
  int worker = 0;
};

/// How several matrices make one layer: their outputs one after another (q, k and v), or output i of both
/// parts in the same tile (gate and up of a gated feed-forward).
enum class LinearParts { Concatenated, Paired };

struct LinearOptions {
  LinearParts parts = LinearParts::Concatenated;
  /// Whether weights of 32 bits and more may be copied into the form the backend likes best. Off, they are
  /// used from where they are, which takes no memory.
  bool pack = true;
};

/// Weights of fewer bits are never copied: they are used from where they are, whatever the options, and
/// widened on their way. Up to this many rows (of 16 bits with inputs in a row: up to the kernel's mostRows)
/// they are widened in registers by a kernel of our own, which reads every weight once; for more, panel by
/// panel for the backend, with the same bits as weights that had been float32 all along.
constexpr std::int64_t fewRows = 8;

/// y = x W^T + b for one matrix or for several that share their input. The weights are cut into panels of
/// outputs, and the work into panels times blocks of rows: each is computed whole by one thread, so that the
/// result has the same bits whatever the number of threads.
class Linear {
 public:
  using Epilogue = std::function<void(const LinearTile&)>;

  /// Packs the weights on execution.pool, unless all are narrow. The tensors must stay valid as long as the
  /// layer unless isPacked(). Throws Cancelled. Precondition: parts fit together and into their tensors.
  Linear(std::vector<LinearTensor> parts, LinearWorkspace& workspace, const Execution& execution,
         const LinearOptions& options = {});

  std::int64_t inputs() const { return m_inputs; }
  std::int64_t outputs() const { return m_outputs; }  // of all parts
  /// Up to so many rows are multiplied by the kernel for few rows.
  std::int64_t mostFewRows() const { return m_fewRows; }
  /// Whether the tensors are not looked at any more.
  bool isPacked() const { return m_packed; }

  /// Computes rows [begin, end) of `in` [tokens, inputs], whose rows must be dense, and gives every tile of
  /// the outputs to `epilogue`, from several threads at once. The workspace is that of the constructor.
  /// Throws Cancelled.
  void apply(MatrixView in, std::int64_t begin, std::int64_t end, LinearWorkspace& workspace,
             const Execution& execution, const Epilogue& epilogue) const;

  /// The same, with the outputs stored in the rows of `out` [tokens, outputs], or added to them.
  /// Precondition: parts are concatenated.
  void store(MatrixView in, std::int64_t begin, std::int64_t end, MutableMatrixView out,
             LinearWorkspace& workspace, const Execution& execution) const;
  void add(MatrixView in, std::int64_t begin, std::int64_t end, MutableMatrixView out,
           LinearWorkspace& workspace, const Execution& execution) const;

 private:
  // A block of rows of the input, and what a panel is multiplied with: by the kernel for few rows, by Eigen
  // from `source` or, without, where the weights are, by oneDNN with `packed` or, without, the panel's own.
  struct Rows {
    std::int64_t first = 0;
    std::int64_t count = 0;
    const float* in = nullptr;  // [count, inputs]
  };
  struct PanelWeights {
    bool few = false;
    PanelSource source = {};
    const float* packed = nullptr;
  };

  void cutPanels();
  void gatherBias();
  void pack(LinearWorkspace& workspace, const Execution& execution);
  void packPanel(const LinearPanel& panel, LinearWorkspace& workspace, int worker);
  PanelShape shapeOf(const LinearPanel& panel) const { return {panel.outputs, m_inputs, m_bias.size() > 0}; }
  std::int64_t biasOffset(const LinearPanel& panel) const {
    return m_arrangement == LinearParts::Paired ? 2 * panel.firstOutput : panel.firstOutput;
  }
  bool isInPlace(const LinearPiece& piece) const;
  bool isInPlace(const LinearPanel& panel) const;
  PanelSource sourceInPlace(const LinearPiece& piece) const;
  PanelWeights weightsOf(const LinearPanel& panel, bool few, const LinearWorkspace& workspace,
                         LinearWorkspace::ThreadScratch& scratch) const;
  void multiply(const LinearPanel& panel, const PanelWeights& weights, const Rows& rows,
                LinearWorkspace& workspace, LinearWorkspace::ThreadScratch& scratch) const;
  void multiplyByEigen(const LinearPanel& panel, const PanelSource& weights, const Rows& rows,
                       float* tile) const;
  void addBias(const LinearPanel& panel, const Rows& rows, float* tile) const;
  std::int64_t blocksPerTask(std::int64_t blocks, int threads) const;
  LinearTile tileOf(const LinearPanel& panel, const Rows& rows, float* data, int worker) const;
  void prepareShapes(LinearWorkspace& workspace) const;
  void prepareProducts(std::int64_t rows, std::int64_t blockRows, LinearWorkspace& workspace) const;

  std::vector<LinearTensor> m_parts;
  LinearParts m_arrangement;
  std::int64_t m_inputs = 0;
  std::int64_t m_outputs = 0;
  std::vector<LinearPanel> m_panels;
  std::vector<PanelShape> m_shapes;  // the different ones among the panels'
  Buffer m_weights;  // every panel's weights, packed for the backend; empty where they are used in place
  RowVector m_bias;  // in the order of the panels; empty without
  std::int64_t m_fewRows = 0;  // up to so many rows are multiplied by the kernel for few rows
  bool m_narrow = false;       // all parts have fewer than 32 bits, and are used from where they are
  bool m_byPiece =
      false;  // Eigen multiplies the pieces of narrow panels alone, as those of wide ones in place
  bool m_packed = false;
  bool m_oneDnn = false;
};

}  // namespace headlight
