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

  explicit DenseReference(const Checkpoint& checkpoint)
      : m_s(checkpoint.config.main()), m_w(checkpoint.weights), m_t(m_w.main()) {}

  struct Result {
    std::vector<double> patterns;  // [layer, head, query, key]
    Dense logits;                  // [token, vocabulary]
  };

  Result run(const RunRequest& request) const {
    Result result;
    Dense x = embed(request);
    for (std::size_t l = 0; l < m_t.layers.size(); ++l) {
      const SublayerTensors& first = m_t.layers[l].sublayers[0];
      const SublayerTensors& second = m_t.layers[l].sublayers[1];
      const bool pre = first.inputNorm.has_value();
      const Dense a = attention(pre ? norm(x, *first.inputNorm) : x, l, request, result.patterns);
      x = pre ? Dense(x + a) : norm(x + a, *first.outputNorm);
      const Dense f = feedForward(pre ? norm(x, *second.inputNorm) : x, second.feedForward());
      x = pre ? Dense(x + f) : norm(x + f, *second.outputNorm);
    }
    if (m_t.finalNorm) x = norm(x, *m_t.finalNorm);
    if (m_w.outputHead) result.logits = logits(x);
    return result;
  }

 private:
  static Dense dense(const TensorView& tensor) { return toMatrix(tensor).cast<double>(); }

  static Dense linear(const Dense& x, const LinearTensor& tensor) {
    Dense w = dense(tensor.weight);
    if (tensor.inputMajor) w.transposeInPlace();
    Dense y(x.rows(), tensor.outputs);
    for (std::int64_t i = 0; i < tensor.outputs; ++i) {
      y.col(i) = x * w.row(tensor.rowOf(i)).transpose();
      if (tensor.bias) y.col(i).array() += dense(*tensor.bias)(0, tensor.rowOf(i));
    }
    return y;
  }

  Dense norm(const Dense& x, const NormTensor& tensor) const {
    const Dense weight = dense(tensor.weight);
    Dense y = x;
    for (Eigen::Index i = 0; i < x.rows(); ++i) {
      const double mean = m_s.norm.kind == NormKind::LayerNorm ? x.row(i).mean() : 0;
      const auto centred = (x.row(i).array() - mean).eval();
      y.row(i) = centred / std::sqrt(centred.square().mean() + m_s.norm.epsilon) * weight.row(0).array();
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
      case Activation::QuickGelu:
        return v / (1 + std::exp(-1.702 * v));
      case Activation::Relu2:
        return v > 0 ? v * v : 0;
      case Activation::Gelu10:
        return std::min(10.0, v * 0.5 * std::erfc(-v / std::numbers::sqrt2));
      case Activation::Tanh:
        return std::tanh(v);
    }
    return 0;
  }

  static std::int64_t positionOf(const RunRequest& request, std::size_t token) {
    return request.positions.empty() ? static_cast<std::int64_t>(token) : request.positions[token];
  }

  Dense embed(const RunRequest& request) const {
    const Dense table = dense(m_t.tokenEmbedding);
    Dense x(request.ids.size(), m_s.modelSize);
    for (std::size_t i = 0; i < request.ids.size(); ++i) {
      const Eigen::Index row = static_cast<Eigen::Index>(i);
      x.row(row) = table.row(request.ids[i]);
      if (m_t.typeEmbedding) {
        x.row(row) += dense(*m_t.typeEmbedding).row(request.tokenTypes.empty() ? 0 : request.tokenTypes[i]);
      }
      if (m_t.positionEmbedding && !request.interventions.withoutPositions) {
        x.row(row) += dense(*m_t.positionEmbedding).row(positionOf(request, i) + m_s.positionOffset);
      }
    }
    return m_t.embeddingNorm ? norm(x, *m_t.embeddingNorm) : x;
  }

  // Only the plain frequencies; the scaled ones are compared with PyTorch.
  void rotate(Dense& x, std::int64_t heads, const RunRequest& request) const {
    const std::int64_t size = m_s.attention().headSize;
    for (Eigen::Index i = 0; i < x.rows(); ++i) {
      for (std::int64_t h = 0; h < heads; ++h) {
        for (std::int64_t d = 0; d < size / 2; ++d) {
          const double angle =
              static_cast<double>(positionOf(request, static_cast<std::size_t>(i))) *
              std::pow(m_s.rotaries.front().base, -2.0 * static_cast<double>(d) / static_cast<double>(size));
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
    const AttentionConfig& config = m_s.attention(layer);
    const MaskRule own = config.mask;
    // Layers without a window stay causal where one is asked for.
    const bool asked = request.mask && *request.mask != MaskRule::SlidingWindow;
    switch (asked ? *request.mask : own) {
      case MaskRule::Bidirectional:
        return true;
      case MaskRule::Causal:
        return key <= query;
      case MaskRule::SlidingWindow:
        return key <= query && query - key < config.window;
      case MaskRule::BidirectionalWindow:
        return std::abs(query - key) < config.window;
    }
    return true;
  }

  Dense attention(const Dense& x, std::size_t l, const RunRequest& request,
                  std::vector<double>& patterns) const {
    const AttentionTensors& tensors = m_t.layers[l].sublayers[0].attention();
    const AttentionConfig& c = m_s.attention(l);
    Dense q = linear(x, tensors.query);
    Dense k = linear(x, tensors.key);
    const Dense v = linear(x, tensors.value);
    if (m_s.positionalEncoding == PositionalEncoding::Rotary && !request.interventions.withoutPositions) {
      rotate(q, c.heads, request);
      rotate(k, c.keyValueHeads, request);
    }
    double scale = c.scoreScale;
    if (request.interventions.scoreScale) scale = *request.interventions.scoreScale;
    Dense z(x.rows(), c.heads * c.headSize);
    for (std::int64_t h = 0; h < c.heads; ++h) {
      const std::int64_t shared = h / (c.heads / c.keyValueHeads);
      const Dense pattern = softmax(scale * q.middleCols(h * c.headSize, c.headSize) *
                                        k.middleCols(shared * c.headSize, c.headSize).transpose(),
                                    l, request);
      for (Eigen::Index i = 0; i < pattern.rows(); ++i) {
        for (Eigen::Index j = 0; j < pattern.cols(); ++j) patterns.push_back(pattern(i, j));
      }
      z.middleCols(h * c.headSize, c.headSize) =
          changed(pattern * v.middleCols(shared * c.headSize, c.headSize), l, h, request);
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
    const auto act = [&](double v) { return activate(m_s.feedForward().activation, v); };
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
      const Activation activation = *head.transformActivation;
      x = linear(x, *head.transform).unaryExpr([&](double v) { return activate(activation, v); }).eval();
    }
    if (head.transformNorm) x = norm(x, *head.transformNorm);
    Dense y = linear(x, head.decoder);
    if (head.bias) y.rowwise() += dense(*head.bias).row(0);
    return y;
  }

  const StackConfig& m_s;
  const ModelWeights& m_w;
  const StackTensors& m_t;
};

}  // namespace headlight::test
