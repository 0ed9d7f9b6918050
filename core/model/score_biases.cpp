#include "core/model/score_biases.h"

#include <map>

#include "core/layers/norm.h"
#include "core/positional/alibi.h"
#include "core/positional/alibi_bias.h"
#include "core/positional/disentangled.h"
#include "core/positional/relative_bias.h"
#include "core/tensor/matrix.h"

namespace headlight {
namespace {

std::vector<float> floatsOf(const TensorView& tensor) {
  std::vector<float> values(static_cast<std::size_t>(tensor.elementCount()));
  widen(tensor, 0, values);
  return values;
}

std::shared_ptr<const AttentionBias> relativeBiasOf(const TensorView& table, const RelativeBuckets& buckets) {
  const Matrix rows = toMatrix(table);
  return makeRelativeBias(relativeBuckets(buckets), viewOf(rows));
}

// The stack's embeddings of distances, which every layer projects for itself.
struct Distances {
  std::vector<std::int32_t> indices;  // see disentangledIndices()
  Matrix rows;                        // [2 * span, d_model], normalized
};

Distances distancesOf(const StackConfig& config, const StackTensors& tensors, const Execution& execution) {
  if (!tensors.distanceEmbedding) return {};
  Distances distances{disentangledIndices(config.distances), toMatrix(*tensors.distanceEmbedding)};
  if (!tensors.distanceNorm) return distances;
  const Norm norm(config.norm.kind, *tensors.distanceNorm, config.norm.epsilon);
  Matrix& rows = distances.rows;
  MutableMatrixView normed(rows.data(), rows.rows(), rows.cols(), Eigen::OuterStride<>(rows.cols()));
  norm.apply(viewOf(rows), 0, rows.rows(), normed, execution);
  return distances;
}

// One layer's projection of them.
class Projection {
 public:
  Projection(const Distances& distances, LinearWorkspace& linears, const Execution& execution)
      : m_distances(distances), m_linears(linears), m_execution(execution) {}

  std::shared_ptr<const AttentionBias> biasOf(const AttentionTensors& attention, std::int64_t heads) const {
    const std::optional<Matrix> keys = projected(attention.positionKey);
    const std::optional<Matrix> queries = projected(attention.positionQuery);
    if (!keys && !queries) return nullptr;
    return makeDisentangledBias(m_distances.indices, {.heads = heads,
                                                      .positionKeys = keys ? &*keys : nullptr,
                                                      .positionQueries = queries ? &*queries : nullptr});
  }

 private:
  std::optional<Matrix> projected(const std::optional<LinearTensor>& tensor) const {
    if (!tensor) return std::nullopt;
    const Linear linear({*tensor}, m_linears, m_execution, {.pack = false});
    Matrix made(m_distances.rows.rows(), linear.outputs());
    MutableMatrixView out(made.data(), made.rows(), made.cols(), Eigen::OuterStride<>(made.cols()));
    linear.store(viewOf(m_distances.rows), 0, made.rows(), out, m_linears, m_execution);
    return made;
  }

  const Distances& m_distances;
  LinearWorkspace& m_linears;
  const Execution& m_execution;
};

}  // namespace

ScoreBiases::ScoreBiases(const StackConfig& config, const StackTensors& tensors, LinearWorkspace& linears,
                         const Execution& execution)
    : m_config(config) {
  const Distances distances = distancesOf(config, tensors, execution);
  const Projection projection(distances, linears, execution);
  std::map<const std::byte*, std::shared_ptr<const AttentionBias>> known;  // T5's layers share one table
  for (std::size_t layer = 0; layer < config.layers.size(); ++layer) {
    const std::vector<SublayerConfig>& sublayers = config.layers[layer].sublayers;
    std::vector<float>& sinks = m_sinks.emplace_back();
    std::shared_ptr<const AttentionBias>& bias = m_byDistance.emplace_back();
    for (std::size_t i = 0; i < sublayers.size(); ++i) {
      // A latent attention has neither biases nor sinks.
      if (sublayers[i].kind != SublayerKind::SelfAttention || sublayers[i].attention.latent) continue;
      const AttentionTensors& attention = tensors.layers[layer].sublayers[i].attention();
      if (attention.sinks) sinks = floatsOf(*attention.sinks);
      bias = projection.biasOf(attention, sublayers[i].attention.heads);
      if (!attention.relativeBias) continue;
      std::shared_ptr<const AttentionBias>& made = known[attention.relativeBias->data];
      if (!made) made = relativeBiasOf(*attention.relativeBias, sublayers[i].attention.buckets);
      bias = made;
    }
  }
}

std::shared_ptr<const AttentionBias> ScoreBiases::keyBias(const AttentionConfig& attention,
                                                          const StackPlan& plan, float scale) {
  if (m_ofRun.bias && m_ofRun.kind == attention.bias && m_ofRun.scale == scale &&
      m_ofRun.positions == plan.positions) {
    return m_ofRun.bias;
  }
  const std::vector<float> positions(plan.positions.begin(), plan.positions.end());
  Matrix table;
  switch (attention.bias) {
    case ScoreBias::None:
    case ScoreBias::Alibi:
    case ScoreBias::Relative:
    case ScoreBias::Disentangled:
      return nullptr;
    case ScoreBias::Bloom:
      table = bloomKeyBias(attention.heads, positions);
      break;
    case ScoreBias::Falcon:
      table = falconKeyBias(attention.heads, positions, scale);
      break;
    case ScoreBias::Mpt:
      table = mptKeyBias(mptSlopes(attention.heads, attention.alibiMax), positions,
                         static_cast<float>(plan.tokens - 1));
      break;
  }
  m_ofRun = {attention.bias, scale, plan.positions, makeKeyBias(table)};
  return m_ofRun.bias;
}

const RelativeBias* ScoreBiases::relative(std::size_t layer) const {
  return m_byDistance[layer] ? std::get_if<RelativeBias>(m_byDistance[layer].get()) : nullptr;
}

void ScoreBiases::complete(std::size_t layer, const StackPlan& plan, AttentionRule& rule) {
  const AttentionConfig* const found = m_config.findAttention(layer);
  if (!found) return;
  const AttentionConfig& attention = *found;
  rule.sinks = m_sinks[layer];
  if (!plan.withPositions) return;
  if (attention.bias == ScoreBias::Alibi) {
    rule.alibiSlopes = alibiSlopes(attention.heads);
  } else {
    rule.bias = m_byDistance[layer] ? m_byDistance[layer] : keyBias(attention, plan, rule.scale);
  }
}

}  // namespace headlight
