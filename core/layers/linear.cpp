#include "core/layers/linear.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "core/layers/few_rows.h"
#include "core/layers/panel_packing.h"
#include "core/parallel/parallel_rows.h"

namespace headlight {
namespace {

// Outputs of one panel: wide enough that calling the backend costs nothing beside the work, narrow enough
// that a layer of 768 outputs has work for six threads. A vocabulary has plenty of outputs for both.
constexpr std::int64_t panelOutputs = 128;
constexpr std::int64_t vocabularyPanelOutputs = 512;
constexpr std::int64_t manyOutputs = 8192;

// Rows of one block: the tile of outputs stays in the first-level cache. Eigen packs the weights anew for
// every block, which larger blocks make up for.
constexpr std::int64_t oneDnnRows = 64;
constexpr std::int64_t eigenRows = 256;

// Rows in each block but the last: blocks of nearly the same size, since a block of few rows reads as much
// weight as a full one.
std::int64_t rowsPerBlock(std::int64_t rows, std::int64_t wanted) {
  const std::int64_t blocks = std::max<std::int64_t>(1, (rows + wanted / 2) / wanted);
  const std::int64_t even = (rows + blocks - 1) / blocks;
  return (even + 7) / 8 * 8;
}

void copyTile(const LinearTile& tile, MutableMatrixView out, bool add) {
  for (std::int64_t row = 0; row < tile.rows; ++row) {
    const float* from = tile.data + row * tile.stride;
    float* to = out.data() + (tile.firstRow + row) * out.outerStride() + tile.firstOutput;
    if (add) {
      for (std::int64_t i = 0; i < tile.outputs; ++i) to[i] += from[i];
    } else {
      std::copy_n(from, tile.outputs, to);
    }
  }
}

}  // namespace

LinearBackend bestLinearBackend() {
  return OneDnnProducts::create() ? LinearBackend::OneDnn : LinearBackend::Eigen;
}

LinearWorkspace::LinearWorkspace(LinearBackend backend) {
  if (backend == LinearBackend::OneDnn) m_products = OneDnnProducts::create();
}

Linear::Linear(std::vector<LinearTensor> parts, LinearWorkspace& workspace, const Execution& execution,
               const LinearOptions& options)
    : m_parts(std::move(parts)), m_arrangement(options.parts), m_inputs(m_parts.front().inputs) {
  cutPanels();
  gatherBias();
  for (const LinearPanel& panel : m_panels) {
    const PanelShape shape = shapeOf(panel);
    if (std::find(m_shapes.begin(), m_shapes.end(), shape) == m_shapes.end()) m_shapes.push_back(shape);
  }
  m_narrow = std::all_of(m_parts.begin(), m_parts.end(),
                         [](const LinearTensor& part) { return isNarrow(part.weight.dtype); });
  if (m_narrow) {
    const bool inOwnWidth = std::all_of(m_parts.begin(), m_parts.end(), [](const LinearTensor& part) {
      return has16Bits(part.weight.dtype) && !part.inputMajor;
    });
    m_fewRows = inOwnWidth ? kernel::bestFewRowsTable().mostRows : fewRows;
    m_oneDnn = workspace.m_products != nullptr;
    m_byPiece = std::all_of(m_panels.begin(), m_panels.end(), [&](const LinearPanel& panel) {
      return std::all_of(panel.pieces.begin(), panel.pieces.end(),
                         [&](const LinearPiece& piece) { return isOneRun(m_parts[piece.part], piece); });
    });
    prepareShapes(workspace);
  } else if (options.pack) {
    pack(workspace, execution);
  }
}

void Linear::cutPanels() {
  const bool paired = m_arrangement == LinearParts::Paired;
  assert(!paired || (m_parts.size() == 2 && m_parts[0].outputs == m_parts[1].outputs));
  for (std::size_t part = 0; part < (paired ? 1 : m_parts.size()); ++part) {
    const std::int64_t outputs = m_parts[part].outputs;
    assert(m_parts[part].inputs == m_inputs);
    const std::int64_t width = outputs >= manyOutputs ? vocabularyPanelOutputs : panelOutputs;
    const std::int64_t step = paired ? width / 2 : width;
    for (std::int64_t first = 0; first < outputs; first += step) {
      const std::int64_t count = std::min(step, outputs - first);
      LinearPanel panel{.pieces = {{part, first, count}}, .firstOutput = m_outputs + first, .outputs = count};
      if (paired) {
        panel.pieces.push_back({1, first, count});
        panel.outputs = 2 * count;
      }
      m_panels.push_back(std::move(panel));
    }
    m_outputs += outputs;
  }
  if (paired) m_outputs *= 2;
}

void Linear::gatherBias() {
  if (std::none_of(m_parts.begin(), m_parts.end(), [](const auto& part) { return part.bias.has_value(); })) {
    return;
  }
  m_bias = RowVector::Zero(m_outputs);
  float* to = m_bias.data();
  for (const LinearPanel& panel : m_panels) {
    for (const LinearPiece& piece : panel.pieces) {
      const LinearTensor& part = m_parts[piece.part];
      if (part.bias && part.biasByOutput) {
        widen(*part.bias, piece.firstOutput, {to, static_cast<std::size_t>(piece.outputs)});
      } else if (part.bias) {
        forEachRun(part, piece.firstOutput, piece.outputs,
                   [&](std::int64_t row, std::int64_t before, std::int64_t run) {
                     widen(*part.bias, row, {to + before, static_cast<std::size_t>(run)});
                   });
      }
      to += piece.outputs;
    }
  }
}

bool Linear::isInPlace(const LinearPiece& piece) const {
  const LinearTensor& part = m_parts[piece.part];
  return part.weight.dtype == DType::Float32 && part.runAt(piece.firstOutput) >= piece.outputs &&
         reinterpret_cast<std::uintptr_t>(part.weight.data) % alignof(float) == 0;
}

bool Linear::isInPlace(const LinearPanel& panel) const {
  return std::all_of(panel.pieces.begin(), panel.pieces.end(),
                     [&](const LinearPiece& piece) { return isInPlace(piece); });
}

PanelSource Linear::sourceInPlace(const LinearPiece& piece) const {
  const LinearTensor& part = m_parts[piece.part];
  const float* data = reinterpret_cast<const float*>(part.weight.data);
  const std::int64_t first = part.rowOf(piece.firstOutput);
  if (part.inputMajor) return {data + first, 1, tensorRows(part)};
  return {data + first * m_inputs, m_inputs, 1};
}

// How weights are packed is settled by the first product of their shape.
void Linear::prepareShapes(LinearWorkspace& workspace) const {
  if (!m_oneDnn) return;
  for (const PanelShape& shape : m_shapes) workspace.m_products->prepare(shape, oneDnnRows);
}

void Linear::pack(LinearWorkspace& workspace, const Execution& execution) {
  m_oneDnn = workspace.m_products != nullptr;
  // Eigen takes float32 weights as they are, so a copy would only cost memory.
  const bool inPlace = std::all_of(m_panels.begin(), m_panels.end(),
                                   [&](const LinearPanel& panel) { return isInPlace(panel); });
  if (!m_oneDnn && inPlace) return;
  std::int64_t size = 0;
  prepareShapes(workspace);
  for (LinearPanel& panel : m_panels) {
    panel.offset = size;
    const std::int64_t floats =
        m_oneDnn ? workspace.m_products->packedSize(shapeOf(panel)) : panel.outputs * m_inputs;
    size += (floats + 15) / 16 * 16;  // every panel begins at a cache line
  }
  m_weights = Buffer(size);
  if (m_oneDnn) {
    for (LinearPanel& panel : m_panels) {
      panel.number = workspace.m_products->addPanel(shapeOf(panel), m_weights.data() + panel.offset);
    }
  }
  workspace.m_threads.resize(
      std::max(workspace.m_threads.size(), static_cast<std::size_t>(execution.threadCount())));
  parallelTasks(execution, static_cast<std::int64_t>(m_panels.size()), [&](std::int64_t index, int worker) {
    packPanel(m_panels[static_cast<std::size_t>(index)], workspace, worker);
  });
  m_packed = true;
}

void Linear::packPanel(const LinearPanel& panel, LinearWorkspace& workspace, int worker) {
  if (!m_oneDnn) {
    gatherPanel(m_parts, panel, m_weights.data() + panel.offset);
    return;
  }
  Buffer& scratch = workspace.m_threads[static_cast<std::size_t>(worker)].weights;
  const bool inPlace = panel.pieces.size() == 1 && isInPlace(panel.pieces.front());
  if (!inPlace) scratch.reserve(panel.outputs * m_inputs);
  const PanelSource source =
      inPlace ? sourceInPlace(panel.pieces.front()) : gatherPanel(m_parts, panel, scratch.data());
  workspace.m_products->pack(panel.number, source);
}

Linear::PanelWeights Linear::weightsOf(const LinearPanel& panel, bool few, const LinearWorkspace& workspace,
                                       LinearWorkspace::ThreadScratch& scratch) const {
  PanelWeights weights{.few = few};
  if (few) return weights;
  if (m_oneDnn) {
    if (m_packed) return weights;
    const PanelShape shape = shapeOf(panel);
    scratch.packed.reserve(workspace.m_products->packedSize(shape));
    packWidened(m_parts, panel, shape, *workspace.m_products, scratch.weights, scratch.packed.data());
    weights.packed = scratch.packed.data();
  } else if (m_packed) {
    const bool inputMajor = m_parts[panel.pieces.front().part].inputMajor;
    const float* data = m_weights.data() + panel.offset;
    weights.source = inputMajor ? PanelSource{data, 1, panel.outputs} : PanelSource{data, m_inputs, 1};
  } else if (!isInPlace(panel)) {
    scratch.weights.reserve(panel.outputs * m_inputs);
    weights.source = gatherPanel(m_parts, panel, scratch.weights.data());
  }
  return weights;
}

void Linear::multiplyByEigen(const LinearPanel& panel, const PanelSource& weights, const Rows& rows,
                             float* tile) const {
  const MatrixView x(rows.in, rows.count, m_inputs, Eigen::OuterStride<>(m_inputs));
  const auto product = [&](const PanelSource& source, std::int64_t column, std::int64_t outputs) {
    MutableMatrixView out(tile + column, rows.count, outputs, Eigen::OuterStride<>(panel.outputs));
    if (source.inputStride == 1) {
      const MatrixView w(source.data, outputs, m_inputs, Eigen::OuterStride<>(source.outputStride));
      out.noalias() = x * w.transpose();
    } else {
      const MatrixView w(source.data, m_inputs, outputs, Eigen::OuterStride<>(source.inputStride));
      out.noalias() = x * w;
    }
  };
  if (weights.data && !m_byPiece) return product(weights, 0, panel.outputs);
  std::int64_t column = 0;
  for (const LinearPiece& piece : panel.pieces) {
    const PanelSource gathered{weights.data + column * weights.outputStride, weights.outputStride,
                               weights.inputStride};
    product(weights.data ? gathered : sourceInPlace(piece), column, piece.outputs);
    column += piece.outputs;
  }
}

void Linear::addBias(const LinearPanel& panel, const Rows& rows, float* tile) const {
  if (m_bias.size() == 0) return;
  MutableMatrixView out(tile, rows.count, panel.outputs, Eigen::OuterStride<>(panel.outputs));
  out.rowwise() += m_bias.segment(biasOffset(panel), panel.outputs);
}

void Linear::multiply(const LinearPanel& panel, const PanelWeights& weights, const Rows& rows,
                      LinearWorkspace& workspace, LinearWorkspace::ThreadScratch& scratch) const {
  scratch.tile.reserve(rows.count * panel.outputs);
  float* const tile = scratch.tile.data();
  if (weights.few) {
    multiplyFewRows(m_parts, panel, {rows.in, rows.count, m_inputs, tile, panel.outputs, panel.outputs},
                    scratch.weights);
    return addBias(panel, rows, tile);
  }
  if (!m_oneDnn) {
    multiplyByEigen(panel, weights.source, rows, tile);
    return addBias(panel, rows, tile);
  }
  const OneDnnProducts& products = *workspace.m_products;
  scratch.backend.reserve(products.scratchSize());
  const PanelProduct product{.in = rows.in,
                             .rows = rows.count,
                             .bias = m_bias.size() ? m_bias.data() + biasOffset(panel) : nullptr,
                             .out = tile,
                             .scratch = scratch.backend.data()};
  if (weights.packed) return products.multiply(shapeOf(panel), weights.packed, product, scratch.oneDnn);
  products.multiply(panel.number, product, scratch.oneDnn);
}

// Blocks of rows that one task computes: as many as leave every thread some tasks where weights are widened,
// which is done once a task.
std::int64_t Linear::blocksPerTask(std::int64_t blocks, int threads) const {
  if (m_packed) return 1;
  constexpr std::int64_t tasksPerThread = 4;
  const std::int64_t panels = static_cast<std::int64_t>(m_panels.size());
  return std::clamp<std::int64_t>(panels * blocks / (tasksPerThread * threads), 1, blocks);
}

void Linear::apply(MatrixView in, std::int64_t begin, std::int64_t end, LinearWorkspace& workspace,
                   const Execution& execution, const Epilogue& epilogue) const {
  assert(in.outerStride() == m_inputs || end - begin <= 1);
  if (end <= begin) return;
  const bool few = end - begin <= m_fewRows;
  const std::int64_t blockRows =
      few ? end - begin : rowsPerBlock(end - begin, m_oneDnn ? oneDnnRows : eigenRows);
  const std::int64_t blocks = (end - begin + blockRows - 1) / blockRows;
  workspace.m_threads.resize(
      std::max(workspace.m_threads.size(), static_cast<std::size_t>(execution.threadCount())));
  if (m_oneDnn && !few) prepareProducts(end - begin, blockRows, workspace);
  const std::int64_t step = blocksPerTask(blocks, execution.threadCount()) * blockRows;
  const std::int64_t steps = (end - begin + step - 1) / step;
  // Threads that work on the same panel at the same time share it in the last-level cache.
  parallelTasks(
      execution, static_cast<std::int64_t>(m_panels.size()) * steps, [&](std::int64_t task, int worker) {
        const LinearPanel& panel = m_panels[static_cast<std::size_t>(task / steps)];
        LinearWorkspace::ThreadScratch& scratch = workspace.m_threads[static_cast<std::size_t>(worker)];
        const PanelWeights weights = weightsOf(panel, few, workspace, scratch);
        const std::int64_t first = begin + task % steps * step;
        const std::int64_t last = std::min(first + step, end);
        for (std::int64_t row = first; row < last; row += blockRows) {
          const Rows rows{row, std::min(blockRows, last - row), in.data() + row * in.outerStride()};
          multiply(panel, weights, rows, workspace, scratch);
          epilogue(tileOf(panel, rows, scratch.tile.data(), worker));
        }
      });
}

LinearTile Linear::tileOf(const LinearPanel& panel, const Rows& rows, float* data, int worker) const {
  const std::int64_t outputs = panel.pieces.front().outputs;
  return {.firstRow = rows.first,
          .rows = rows.count,
          .firstOutput = panel.firstOutput,
          .outputs = outputs,
          .data = data,
          .paired = m_arrangement == LinearParts::Paired ? data + outputs : nullptr,
          .stride = panel.outputs,
          .worker = worker};
}

void Linear::prepareProducts(std::int64_t rows, std::int64_t blockRows, LinearWorkspace& workspace) const {
  const std::int64_t last = rows % blockRows;
  for (const PanelShape& shape : m_shapes) {
    if (rows >= blockRows) workspace.m_products->prepare(shape, blockRows);
    if (last > 0) workspace.m_products->prepare(shape, last);
  }
}

void Linear::store(MatrixView in, std::int64_t begin, std::int64_t end, MutableMatrixView out,
                   LinearWorkspace& workspace, const Execution& execution) const {
  apply(in, begin, end, workspace, execution, [&](const LinearTile& tile) { copyTile(tile, out, false); });
}

void Linear::add(MatrixView in, std::int64_t begin, std::int64_t end, MutableMatrixView out,
                 LinearWorkspace& workspace, const Execution& execution) const {
  apply(in, begin, end, workspace, execution, [&](const LinearTile& tile) { copyTile(tile, out, true); });
}

}  // namespace headlight
