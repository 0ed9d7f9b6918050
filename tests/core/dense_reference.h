#pragma once

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "core/model/checkpoint.h"
#include "core/model/run_request.h"

namespace headlight::test {

/// A transformer written from the papers with whole matrices in float64, one matrix for each thing that has a
/// name, and no code shared with the program's: what the forward is compared with when a person intervenes.
class DenseReference {
 public:
  using Dense = Eigen::MatrixXd;

  explicit DenseReference(const Checkpoint& checkpoint) : m_c(checkpoint.config), m_w(checkpoint.weights) {}

  struct Result {
    std::vector<double> patterns;  // [layer, head, query, key]
    Dense logits;                  // [token, vocabulary]
  };

  Result run(const RunRequest& request) const {
    Result result;
    Dense x = embed(request);
    for (std::size_t l = 0; l < m_w.layers.size(); ++l) {
      const LayerTensors& layer = m_w.layers[l];
      const bool pre = m_c.normPlace == NormPlace::Pre;
      const Dense a = attention(pre ? norm(x, layer.attentionNorm) : x, l, request, result.patterns);
      x = pre ? Dense(x + a) : norm(x + a, layer.attentionNorm);
      const Dense f = feedForward(pre ? norm(x, layer.feedForwardNorm) : x, layer.feedForward);
      x = pre ? Dense(x + f) : norm(x + f, layer.feedForwardNorm);
    }
    if (m_w.finalNorm) x = norm(x, *m_w.finalNorm);
    if (m_w.outputHead) result.logits = logits(x);
    return result;
  }

 private:
  static Dense dense(const TensorView& tensor) { return toMatrix(tensor).cast<double>(); }

  static Dense linear(const Dense& x, const LinearTensor& tensor) {
    Dense w = dense(tensor.weight);
    if (tensor.inputMajor) w.transposeInPlace();
    Dense y = x * w.middleRows(tensor.firstOutput, tensor.outputs).transpose();
    if (tensor.bias) y.rowwise() += dense(*tensor.bias).middleCols(tensor.firstOutput, tensor.outputs).row(0);
    return y;
  }

  Dense norm(const Dense& x, const NormTensor& tensor) const {
    const Dense weight = dense(tensor.weight);
    Dense y = x;
    for (Eigen::Index i = 0; i < x.rows(); ++i) {
      const double mean = m_c.norm == NormKind::LayerNorm ? x.row(i).mean() : 0;
      const auto centred = (x.row(i).array() - mean).eval();
      y.row(i) = centred / std::sqrt(centred.square().mean() + m_c.normEpsilon) * weight.row(0).array();
      if (tensor.bias) y.row(i) += dense(*tensor.bias).row(0);
    }
    return y;
  }

  static double activate(Activation activation, double v) {
    switch (activation) {
      case Activation::Gelu:
        return v * 0.5 * std::erfc(-v / std::numbers::sqrt2);
      case Activation::GeluTanh:
        return 0.5 * v * (1 + std::tanh(std::sqrt(2 / std::numbers::pi) * (v + 0.044715 * v * v * v)));
      case Activation::Relu:
        return v > 0 ? v : 0;
      case Activation::Silu:
        return v / (1 + std::exp(-v));
    }
    return 0;
  }

  static std::int64_t positionOf(const RunRequest& request, std::size_t token) {
    return request.positions.empty() ? static_cast<std::int64_t>(token) : request.positions[token];
  }

  Dense embed(const RunRequest& request) const {
    const Dense table = dense(m_w.tokenEmbedding);
    Dense x(request.ids.size(), m_c.modelSize);
    for (std::size_t i = 0; i < request.ids.size(); ++i) {
      const Eigen::Index row = static_cast<Eigen::Index>(i);
      x.row(row) = table.row(request.ids[i]);
      if (m_w.typeEmbedding) {
        x.row(row) += dense(*m_w.typeEmbedding).row(request.tokenTypes.empty() ? 0 : request.tokenTypes[i]);
      }
      if (m_w.positionEmbedding && !request.interventions.withoutPositions) {
        x.row(row) += dense(*m_w.positionEmbedding).row(positionOf(request, i) + m_c.positionOffset);
      }
    }
    return m_w.embeddingNorm ? norm(x, *m_w.embeddingNorm) : x;
  }

  // Only the plain frequencies; the scaled ones are compared with PyTorch.
  void rotate(Dense& x, std::int64_t heads, const RunRequest& request) const {
    const std::int64_t size = m_c.headSize;
    for (Eigen::Index i = 0; i < x.rows(); ++i) {
      for (std::int64_t h = 0; h < heads; ++h) {
        for (std::int64_t d = 0; d < size / 2; ++d) {
          const double angle =
              static_cast<double>(positionOf(request, static_cast<std::size_t>(i))) *
              std::pow(m_c.rotaryBase, -2.0 * static_cast<double>(d) / static_cast<double>(size));
          const double a = x(i, h * size + d);
          const double b = x(i, h * size + d + size / 2);
          x(i, h * size + d) = a * std::cos(angle) - b * std::sin(angle);
          x(i, h * size + d + size / 2) = b * std::cos(angle) + a * std::sin(angle);
        }
      }
    }
  }

  bool visible(std::int64_t query, std::int64_t key, std::size_t layer, const RunRequest& request) const {
    const Interventions& interventions = request.interventions;
    const auto cut = [&](std::int64_t token) {
      return std::count(interventions.cutTokens.begin(), interventions.cutTokens.end(), token) > 0;
    };
    if (query != key && (cut(query) || cut(key))) return false;
    for (const BlockedKey& blocked : interventions.blockedKeys) {
      if (blocked.key == key && (blocked.query == -1 || blocked.query == query)) return false;
    }
    switch (request.mask.value_or(m_c.mask)) {
      case MaskRule::Bidirectional:
        return true;
      case MaskRule::Causal:
        return key <= query;
      case MaskRule::SlidingWindow:
        return key <= query &&
               (static_cast<std::int64_t>(layer) < m_c.firstWindowLayer || query - key < m_c.slidingWindow);
      case MaskRule::BidirectionalWindow:
        return static_cast<std::int64_t>(layer) < m_c.firstWindowLayer ||
               std::abs(query - key) < m_c.slidingWindow;
    }
    return true;
  }

  Dense attention(const Dense& x, std::size_t l, const RunRequest& request,
                  std::vector<double>& patterns) const {
    const AttentionTensors& tensors = m_w.layers[l].attention;
    Dense q = linear(x, tensors.query);
    Dense k = linear(x, tensors.key);
    const Dense v = linear(x, tensors.value);
    if (m_c.positionalEncoding == PositionalEncoding::Rotary && !request.interventions.withoutPositions) {
      rotate(q, m_c.heads, request);
      rotate(k, m_c.keyValueHeads, request);
    }
    double scale = m_c.scaleByInverseLayer ? m_c.scoreScale / static_cast<double>(l + 1) : m_c.scoreScale;
    if (request.interventions.scoreScale) scale = *request.interventions.scoreScale;
    Dense z(x.rows(), m_c.heads * m_c.headSize);
    for (std::int64_t h = 0; h < m_c.heads; ++h) {
      const std::int64_t shared = h / (m_c.heads / m_c.keyValueHeads);
      const Dense pattern = softmax(scale * q.middleCols(h * m_c.headSize, m_c.headSize) *
                                        k.middleCols(shared * m_c.headSize, m_c.headSize).transpose(),
                                    l, request);
      for (Eigen::Index i = 0; i < pattern.rows(); ++i) {
        for (Eigen::Index j = 0; j < pattern.cols(); ++j) patterns.push_back(pattern(i, j));
      }
      z.middleCols(h * m_c.headSize, m_c.headSize) =
          changed(pattern * v.middleCols(shared * m_c.headSize, m_c.headSize), l, h, request);
    }
    return linear(z, tensors.output);
  }

  Dense softmax(const Dense& scores, std::size_t layer, const RunRequest& request) const {
    Dense pattern = Dense::Zero(scores.rows(), scores.cols());
    for (Eigen::Index i = 0; i < scores.rows(); ++i) {
      double sum = 0;
      for (Eigen::Index j = 0; j < scores.cols(); ++j) {
        if (visible(i, j, layer, request)) sum += pattern(i, j) = std::exp(scores(i, j));
      }
      if (sum > 0) pattern.row(i) /= sum;
    }
    return pattern;
  }

  Dense changed(Dense z, std::size_t layer, std::int64_t head, const RunRequest& request) const {
    for (const AblatedHead& ablated : request.interventions.ablatedHeads) {
      if (ablated.head.layer != static_cast<int>(layer) || ablated.head.head != head) continue;
      Eigen::RowVectorXd value = Eigen::RowVectorXd::Zero(z.cols());
      if (ablated.ablation == HeadAblation::Mean) {
        const std::vector<std::int64_t>& cut = request.interventions.cutTokens;
        double count = 0;
        for (Eigen::Index i = 0; i < z.rows(); ++i) {
          if (std::count(cut.begin(), cut.end(), i) > 0) continue;
          value += z.row(i);
          ++count;
        }
        value /= count;
      }
      z.rowwise() = value;
    }
    return z;
  }

  Dense feedForward(const Dense& x, const FeedForwardTensors& tensors) const {
    Dense up = linear(x, tensors.up);
    const auto act = [&](double v) { return activate(m_c.activation, v); };
    if (tensors.gate) {
      up.array() *= linear(x, *tensors.gate).unaryExpr(act).array();
    } else {
      up = up.unaryExpr(act).eval();
    }
    return linear(up, tensors.down);
  }

  Dense logits(Dense x) const {
    const OutputHeadTensors& head = *m_w.outputHead;
    if (head.transform) {
      const Activation activation = head.transformActivation;
      x = linear(x, *head.transform).unaryExpr([&](double v) { return activate(activation, v); }).eval();
    }
    if (head.transformNorm) x = norm(x, *head.transformNorm);
    Dense y = linear(x, head.decoder);
    if (head.bias) y.rowwise() += dense(*head.bias).row(0);
    return y;
  }

  const ModelConfig& m_c;
  const ModelWeights& m_w;
};

}  // namespace headlight::test
