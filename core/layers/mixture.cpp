#include "core/layers/mixture.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "core/layers/activation.h"
#include "core/layers/expert_routing.h"
#include "core/layers/feed_forward_taps.h"
#include "core/parallel/parallel_rows.h"
#include "core/parameters/finite_check.h"

namespace headlight {
namespace {

std::vector<float> correctionOf(const MixtureTensors& tensors) {
  if (!tensors.correction) return {};
  std::vector<float> correction(tensors.experts.size());
  widen(*tensors.correction, 0, correction);
  return correction;
}

// The clamped gate of gpt_oss: (up + 1) * gate * sigmoid(1.702 gate), `up` overwritten.
void clampedGate(std::span<const float> gate, std::span<float> up, float limit, std::span<float> out) {
  std::transform(gate.begin(), gate.end(), out.begin(), [&](float g) { return std::min(g, limit); });
  std::transform(up.begin(), up.end(), up.begin(), [&](float u) { return std::clamp(u, -limit, limit) + 1; });
  activateGated(Activation::QuickGelu, out, up, out);
}

}  // namespace

Mixture::Mixture(const MixtureTensors& tensors, const MixtureSettings& settings, LinearWorkspace& workspace,
                 const Execution& execution, bool pack)
    : m_settings(settings),
      m_experts(tensors.experts),
      m_checked(tensors.experts.size(), false),
      m_correction(correctionOf(tensors)),
      m_router({tensors.router}, workspace, execution, {.pack = pack}) {
  assert(settings.experts == static_cast<std::int64_t>(m_experts.size()));
  if (!tensors.shared) return;
  m_shared.emplace(SharedExpert{Linear({tensors.shared->gate, tensors.shared->up}, workspace, execution,
                                       {.parts = LinearParts::Paired, .pack = pack}),
                                Linear({tensors.shared->down}, workspace, execution, {.pack = pack}),
                                {}});
  if (tensors.sharedGate) {
    m_shared->gate.emplace(std::vector<LinearTensor>{*tensors.sharedGate}, workspace, execution,
                           LinearOptions{.pack = pack});
  }
}

Mixture::Routes Mixture::route(MatrixView in, std::int64_t firstRow, const MixtureTaps& taps,
                               const ForwardContext& context) const {
  const std::int64_t rows = in.rows();
  const std::size_t experts = m_experts.size();
  const std::size_t chosen = static_cast<std::size_t>(m_settings.chosen);
  MutableMatrixView logits =
      reserved(context.buffers.mixture.logits, rows, static_cast<std::int64_t>(experts));
  m_router.store(in, firstRow, rows, logits, context.linears, context.execution);
  std::vector<std::int32_t> indices(static_cast<std::size_t>(rows) * chosen);
  std::vector<float> weights(indices.size());
  parallelRows(context.execution, firstRow, rows, static_cast<std::int64_t>(experts * (chosen + 20)),
               [&](std::int64_t begin, std::int64_t end, int) {
                 for (std::int64_t row = begin; row < end; ++row) {
                   const std::size_t first = static_cast<std::size_t>(row) * chosen;
                   routeToken(m_settings, {logits.data() + row * logits.outerStride(), experts}, m_correction,
                              std::span(indices).subspan(first, chosen),
                              std::span(weights).subspan(first, chosen));
                 }
               });
  taps.recordRouting(readOnly(logits), indices, weights);
  Routes routes(experts);
  for (std::size_t i = static_cast<std::size_t>(firstRow) * chosen; i < indices.size(); ++i) {
    ExpertRows& sent = routes[static_cast<std::size_t>(indices[i])];
    sent.rows.push_back(static_cast<std::int64_t>(i / chosen));
    sent.weights.push_back(weights[i]);
    sent.places.push_back(static_cast<std::int64_t>(i % chosen));
  }
  return routes;
}

void Mixture::storeActivated(const LinearTile& tile, MutableMatrixView inner) const {
  const std::size_t size = static_cast<std::size_t>(tile.outputs);
  for (std::int64_t row = 0; row < tile.rows; ++row) {
    const std::span<float> to(inner.data() + (tile.firstRow + row) * inner.outerStride() + tile.firstOutput,
                              size);
    const std::span<const float> gate(tile.data + row * tile.stride, size);
    const std::span<float> up(tile.paired + row * tile.stride, size);
    if (m_settings.limit > 0) {
      clampedGate(gate, up, static_cast<float>(m_settings.limit), to);
    } else {
      activateGated(m_settings.activation, gate, up, to);
    }
  }
}

void Mixture::checkExpert(std::size_t expert, const Execution& execution) const {
  if (m_checked[expert]) return;
  const ExpertTensors& tensors = m_experts[expert];
  std::vector<const TensorView*> all;
  for (const LinearTensor* linear : {&tensors.gate, &tensors.up, &tensors.down}) {
    all.push_back(&linear->weight);
    if (linear->bias) all.push_back(&*linear->bias);
  }
  checkFinite(all, {}, execution);
  m_checked[expert] = true;
}

void Mixture::addExpert(const Expert& expert, MatrixView in, MutableMatrixView sum, MixtureTaps& taps,
                        const ForwardContext& context) const {
  const ExpertTensors& tensors = expert.tensors;
  const ExpertRows& sent = expert.sent;
  const std::int64_t count = static_cast<std::int64_t>(sent.rows.size());
  const bool weighInput = m_settings.routing == ExpertRouting::SigmoidOfInput;
  const auto weightOf = [&](std::int64_t row) { return sent.weights[static_cast<std::size_t>(row)]; };
  const auto tokenOf = [&](std::int64_t row) { return sent.rows[static_cast<std::size_t>(row)]; };
  MutableMatrixView rows = reserved(context.buffers.mixture.rows, count, in.cols());
  for (std::int64_t row = 0; row < count; ++row)
    rows.row(row) = in.row(tokenOf(row)) * (weighInput ? weightOf(row) : 1.0F);
  // Made for each use: it only says where the weights are, and there may be thousands of experts.
  const LinearOptions paired{.parts = LinearParts::Paired, .pack = false};
  const Linear up({tensors.gate, tensors.up}, context.linears, context.execution, paired);
  const Linear down({tensors.down}, context.linears, context.execution, {.pack = false});
  MutableMatrixView inner = reserved(context.buffers.mixture.inner, count, tensors.down.inputs);
  up.apply(readOnly(rows), 0, count, context.linears, context.execution, [&](const LinearTile& tile) {
    taps.keepInner(tile, sent);
    storeActivated(tile, inner);
  });
  taps.keepActivated(readOnly(inner), sent);
  down.apply(readOnly(inner), 0, count, context.linears, context.execution, [&](const LinearTile& tile) {
    taps.keepOutput(tile, sent, !weighInput);
    for (std::int64_t row = tile.firstRow; row < tile.firstRow + tile.rows; ++row) {
      const float* from = tile.data + (row - tile.firstRow) * tile.stride;
      float* to = sum.data() + tokenOf(row) * sum.outerStride() + tile.firstOutput;
      const float weight = weighInput ? 1.0F : weightOf(row);
      for (std::int64_t i = 0; i < tile.outputs; ++i) to[i] += weight * from[i];
    }
  });
}

void Mixture::addShared(MatrixView in, std::int64_t firstRow, MutableMatrixView sum,
                        const ForwardContext& context) const {
  const std::int64_t rows = in.rows();
  MutableMatrixView inner = reserved(context.buffers.mixture.inner, rows, m_shared->down.inputs());
  MutableMatrixView gate = reserved(context.buffers.mixture.gate, rows, 1);
  if (m_shared->gate) {
    m_shared->gate->store(in, firstRow, rows, gate, context.linears, context.execution);
    for (std::int64_t row = firstRow; row < rows; ++row)
      gate(row, 0) = 1.0F / (1.0F + std::exp(-gate(row, 0)));
  } else {
    gate.setOnes();
  }
  FeedForwardTaps taps(context, inner.cols(), true,
                       {TapPoint::SharedPre, TapPoint::SharedLinear, TapPoint::SharedPost});
  m_shared->up.apply(in, firstRow, rows, context.linears, context.execution, [&](const LinearTile& tile) {
    taps.keep(tile);
    storeActivated(tile, inner);
  });
  taps.record(readOnly(inner));
  const bool tapped = context.taps && context.taps->wanted(TapPart::FeedForward, TapPoint::SharedOutput);
  Matrix added = tapped ? Matrix(Matrix::Zero(rows, sum.cols())) : Matrix();
  m_shared->down.apply(readOnly(inner), firstRow, rows, context.linears, context.execution,
                       [&](const LinearTile& tile) {
                         for (std::int64_t row = 0; row < tile.rows; ++row) {
                           const std::int64_t token = tile.firstRow + row;
                           const float* from = tile.data + row * tile.stride;
                           float* to = sum.data() + token * sum.outerStride() + tile.firstOutput;
                           for (std::int64_t i = 0; i < tile.outputs; ++i) {
                             if (tapped) added(token, tile.firstOutput + i) = gate(token, 0) * from[i];
                             to[i] += gate(token, 0) * from[i];
                           }
                         }
                       });
  if (tapped) context.taps->record(TapPart::FeedForward, TapPoint::SharedOutput, viewOf(added));
}

void Mixture::forward(MatrixView in, std::int64_t firstRow, MutableMatrixView residual,
                      const ForwardContext& context) const {
  const std::int64_t rows = in.rows();
  const std::int64_t size = in.cols();
  // The sum has memory of its own, since the residual may be the input of experts still to come.
  MutableMatrixView sum = reserved(context.buffers.mixture.sum, rows, size);
  sum.setZero();
  MixtureTaps taps(context, m_settings, size);
  const Routes routes = route(in, firstRow, taps, context);
  for (std::size_t expert = 0; expert < routes.size(); ++expert) {
    if (routes[expert].rows.empty()) continue;
    checkExpert(expert, context.execution);
    addExpert({m_experts[expert], routes[expert]}, in, sum, taps, context);
  }
  taps.record();
  if (m_shared) addShared(in, firstRow, sum, context);
  for (std::int64_t row = firstRow; row < rows; ++row) residual.row(row) += sum.row(row);
}

}  // namespace headlight
