#include "core/model/score_biases.h"

#include <map>

#include "core/positional/alibi.h"
#include "core/positional/alibi_bias.h"
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
  return makeRelativeBias(relativeBuckets(buckets), MatrixView(rows.data(), rows.rows(), rows.cols(),
                                                               Eigen::OuterStride<>(rows.cols())));
}

}  // namespace

ScoreBiases::ScoreBiases(const StackConfig& config, const StackTensors& tensors) : m_config(config) {
  std::map<const std::byte*, std::shared_ptr<const AttentionBias>> known;  // T5's layers share one table
  for (std::size_t layer = 0; layer < config.layers.size(); ++layer) {
    const std::vector<SublayerConfig>& sublayers = config.layers[layer].sublayers;
    std::vector<float>& sinks = m_sinks.emplace_back();
    std::shared_ptr<const AttentionBias>& bias = m_relative.emplace_back();
    for (std::size_t i = 0; i < sublayers.size(); ++i) {
      // A latent attention has neither biases nor sinks.
      if (sublayers[i].kind != SublayerKind::SelfAttention || sublayers[i].attention.latent) continue;
      const AttentionTensors& attention = tensors.layers[layer].sublayers[i].attention();
      if (attention.sinks) sinks = floatsOf(*attention.sinks);
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

void ScoreBiases::complete(std::size_t layer, const StackPlan& plan, AttentionRule& rule) {
  rule.sinks = m_sinks[layer];
  if (!plan.withPositions) return;
  const AttentionConfig& attention = m_config.attention(layer);
  if (attention.bias == ScoreBias::Alibi) {
    rule.alibiSlopes = alibiSlopes(attention.heads);
  } else {
    rule.bias = m_relative[layer] ? m_relative[layer] : keyBias(attention, plan, rule.scale);
  }
}

}  // namespace headlight
