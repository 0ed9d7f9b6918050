#include "core/layers/linear.h"

#include <algorithm>
#include <cassert>
#include <utility>

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

std::int64_t totalOutputs(const LinearTensor& part) { return part.weight.shape[part.inputMajor ? 1 : 0]; }

// Calls use(row of the tensor, outputs before it, number of outputs) for each run of consecutive rows among
// `count` outputs from `first` on.
template <typename Use>
void forEachRun(const LinearTensor& part, std::int64_t first, std::int64_t count, const Use& use) {
  for (std::int64_t done = 0; done < count;) {
    const std::int64_t run = std::min(part.runAt(first + done), count - done);
    use(part.rowOf(first + done), done, run);
    done += run;
  }
}

// Runs shorter than this are picked out of a wider one: widening single numbers would take far longer.
constexpr std::int64_t shortRun = 8;

// Widens what inputs [0, inputs) of an inputMajor tensor have for `count` outputs from `first` on; `to` has a
// stride between inputs.
void gatherColumns(const LinearTensor& part, std::int64_t first, std::int64_t count, float* to,
                   std::int64_t stride) {
  const std::int64_t all = totalOutputs(part);
  if (part.runAt(first) >= std::min(count, shortRun)) {
    for (std::int64_t input = 0; input < part.inputs; ++input) {
      forEachRun(part, first, count, [&](std::int64_t row, std::int64_t before, std::int64_t run) {
        widen(part.weight, input * all + row, {to + input * stride + before, static_cast<std::size_t>(run)});
      });
    }
    return;
  }
  std::vector<std::int64_t> rows(static_cast<std::size_t>(count));
  for (std::int64_t i = 0; i < count; ++i) rows[static_cast<std::size_t>(i)] = part.rowOf(first + i);
  const auto [low, high] = std::minmax_element(rows.begin(), rows.end());
  const std::int64_t lowest = *low;
  std::vector<float> wide(static_cast<std::size_t>(*high - lowest + 1));
  for (std::int64_t input = 0; input < part.inputs; ++input) {
    widen(part.weight, input * all + lowest, wide);
    for (std::int64_t i = 0; i < count; ++i) {
      to[input * stride + i] = wide[static_cast<std::size_t>(rows[static_cast<std::size_t>(i)] - lowest)];
    }
  }
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
  for (const Panel& panel : m_panels) {
    const PanelShape shape = shapeOf(panel);
    if (std::find(m_shapes.begin(), m_shapes.end(), shape) == m_shapes.end()) m_shapes.push_back(shape);
  }
  if (options.pack) pack(workspace, execution);
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
      Panel panel{.pieces = {{part, first, count}}, .firstOutput = m_outputs + first, .outputs = count};
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
  for (const Panel& panel : m_panels) {
    for (const Piece& piece : panel.pieces) {
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

bool Linear::isInPlace(const Piece& piece) const {
  const LinearTensor& part = m_parts[piece.part];
  return part.weight.dtype == DType::Float32 && part.runAt(piece.firstOutput) >= piece.outputs &&
         reinterpret_cast<std::uintptr_t>(part.weight.data) % alignof(float) == 0;
}

PanelSource Linear::sourceInPlace(const Piece& piece) const {
  const LinearTensor& part = m_parts[piece.part];
  const float* data = reinterpret_cast<const float*>(part.weight.data);
  const std::int64_t first = part.rowOf(piece.firstOutput);
  if (part.inputMajor) return {data + first, 1, totalOutputs(part)};
  return {data + first * m_inputs, m_inputs, 1};
}

PanelSource Linear::gather(const Panel& panel, float* to) const {
  const bool inputMajor = m_parts[panel.pieces.front().part].inputMajor;
  std::int64_t column = 0;
  for (const Piece& piece : panel.pieces) {
    const LinearTensor& part = m_parts[piece.part];
    assert(part.inputMajor == inputMajor);
    if (inputMajor) {
      gatherColumns(part, piece.firstOutput, piece.outputs, to + column, panel.outputs);
    } else {
      forEachRun(part, piece.firstOutput, piece.outputs,
                 [&](std::int64_t row, std::int64_t before, std::int64_t run) {
                   widen(part.weight, row * m_inputs,
                         {to + (column + before) * m_inputs, static_cast<std::size_t>(run * m_inputs)});
                 });
    }
    column += piece.outputs;
  }
  return inputMajor ? PanelSource{to, 1, panel.outputs} : PanelSource{to, m_inputs, 1};
}

void Linear::pack(LinearWorkspace& workspace, const Execution& execution) {
  m_oneDnn = workspace.m_products != nullptr;
  // Eigen takes float32 weights as they are, so a copy would only cost memory.
  const bool inPlace = std::all_of(m_panels.begin(), m_panels.end(), [&](const Panel& panel) {
    return std::all_of(panel.pieces.begin(), panel.pieces.end(),
                       [&](const Piece& piece) { return isInPlace(piece); });
  });
  if (!m_oneDnn && inPlace) return;
  std::int64_t size = 0;
  if (m_oneDnn) {
    for (const PanelShape& shape : m_shapes) workspace.m_products->prepare(shape, oneDnnRows);
  }
  for (Panel& panel : m_panels) {
    panel.offset = size;
    const std::int64_t floats =
        m_oneDnn ? workspace.m_products->packedSize(shapeOf(panel)) : panel.outputs * m_inputs;
    size += (floats + 15) / 16 * 16;  // every panel begins at a cache line
  }
  m_weights = Buffer(size);
  if (m_oneDnn) {
    for (Panel& panel : m_panels) {
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

void Linear::packPanel(const Panel& panel, LinearWorkspace& workspace, int worker) {
  if (!m_oneDnn) {
    gather(panel, m_weights.data() + panel.offset);
    return;
  }
  Buffer& scratch = workspace.m_threads[static_cast<std::size_t>(worker)].weights;
  const bool inPlace = panel.pieces.size() == 1 && isInPlace(panel.pieces.front());
  if (!inPlace) scratch.reserve(panel.outputs * m_inputs);
  const PanelSource source = inPlace ? sourceInPlace(panel.pieces.front()) : gather(panel, scratch.data());
  workspace.m_products->pack(panel.number, source);
}

void Linear::multiplyByEigen(const Panel& panel, const float* in, std::int64_t rows,
                             LinearWorkspace::ThreadScratch& scratch) const {
  const MatrixView x(in, rows, m_inputs, Eigen::OuterStride<>(m_inputs));
  const auto product = [&](const PanelSource& source, std::int64_t column, std::int64_t outputs) {
    MutableMatrixView out(scratch.tile.data() + column, rows, outputs, Eigen::OuterStride<>(panel.outputs));
    if (source.inputStride == 1) {
      const MatrixView w(source.data, outputs, m_inputs, Eigen::OuterStride<>(source.outputStride));
      out.noalias() = x * w.transpose();
    } else {
      const MatrixView w(source.data, m_inputs, outputs, Eigen::OuterStride<>(source.inputStride));
      out.noalias() = x * w;
    }
  };
  const bool inPlace = !m_packed && std::all_of(panel.pieces.begin(), panel.pieces.end(),
                                                [&](const Piece& piece) { return isInPlace(piece); });
  if (m_packed) {
    const bool inputMajor = m_parts[panel.pieces.front().part].inputMajor;
    const float* data = m_weights.data() + panel.offset;
    product(inputMajor ? PanelSource{data, 1, panel.outputs} : PanelSource{data, m_inputs, 1}, 0,
            panel.outputs);
  } else if (inPlace) {
    std::int64_t column = 0;
    for (const Piece& piece : panel.pieces) {
      product(sourceInPlace(piece), column, piece.outputs);
      column += piece.outputs;
    }
  } else {
    product(gather(panel, scratch.weights.data()), 0, panel.outputs);
  }
  if (m_bias.size() == 0) return;
  MutableMatrixView tile(scratch.tile.data(), rows, panel.outputs, Eigen::OuterStride<>(panel.outputs));
  tile.rowwise() += m_bias.segment(biasOffset(panel), panel.outputs);
}

void Linear::multiply(const Panel& panel, const float* in, std::int64_t rows, LinearWorkspace& workspace,
                      int worker) const {
  LinearWorkspace::ThreadScratch& scratch = workspace.m_threads[static_cast<std::size_t>(worker)];
  scratch.tile.reserve(rows * panel.outputs);
  if (!m_oneDnn) {
    if (!m_packed) scratch.weights.reserve(panel.outputs * m_inputs);
    multiplyByEigen(panel, in, rows, scratch);
    return;
  }
  scratch.backend.reserve(workspace.m_products->scratchSize());
  workspace.m_products->multiply(panel.number,
                                 {.in = in,
                                  .rows = rows,
                                  .bias = m_bias.size() ? m_bias.data() + biasOffset(panel) : nullptr,
                                  .out = scratch.tile.data(),
                                  .scratch = scratch.backend.data()},
                                 scratch.oneDnn);
}

void Linear::apply(MatrixView in, std::int64_t begin, std::int64_t end, LinearWorkspace& workspace,
                   const Execution& execution, const Epilogue& epilogue) const {
  assert(in.outerStride() == m_inputs || end - begin <= 1);
  if (end <= begin) return;
  const std::int64_t blockRows = rowsPerBlock(end - begin, m_oneDnn ? oneDnnRows : eigenRows);
  const std::int64_t blocks = (end - begin + blockRows - 1) / blockRows;
  workspace.m_threads.resize(
      std::max(workspace.m_threads.size(), static_cast<std::size_t>(execution.threadCount())));
  if (m_oneDnn) prepareProducts(end - begin, blockRows, workspace);
  const std::int64_t tasks = static_cast<std::int64_t>(m_panels.size()) * blocks;
  // Threads that work on the same panel at the same time share it in the last-level cache.
  parallelTasks(execution, tasks, [&](std::int64_t task, int worker) {
    const Panel& panel = m_panels[static_cast<std::size_t>(task / blocks)];
    const std::int64_t first = begin + task % blocks * blockRows;
    const std::int64_t rows = std::min(blockRows, end - first);
    multiply(panel, in.data() + first * in.outerStride(), rows, workspace, worker);
    float* data = workspace.m_threads[static_cast<std::size_t>(worker)].tile.data();
    const bool paired = m_arrangement == LinearParts::Paired;
    epilogue({.firstRow = first,
              .rows = rows,
              .firstOutput = panel.firstOutput,
              .outputs = panel.pieces.front().outputs,
              .data = data,
              .paired = paired ? data + panel.pieces.front().outputs : nullptr,
              .stride = panel.outputs,
              .worker = worker});
  });
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
