#pragma once

#include <QString>
#include <array>
#include <vector>

namespace headlight {

/// Attention over a menu of four dishes, small enough to be followed by hand: how well each suits a taste is
/// its score, softmax makes weights of the scores, and the weights mix what the dishes are made of.
struct SoftmaxToy {
  static constexpr std::size_t dishes = 4;
  static constexpr std::size_t properties = 3;  // sweet, salty, hot

  std::array<double, dishes> scores = {};
  std::array<double, dishes> exponentials = {};  // e^score
  double sum = 0;                                // of them
  std::array<double, dishes> weights = {};       // exponential / sum
  std::array<double, properties> mixed = {};     // sum over dishes of weight * value

  /// What the dishes are made of, 0 to 1: [dish][property].
  static const std::array<std::array<double, properties>, dishes>& values();
  static std::vector<QString> dishNames();
  static std::vector<QString> propertyNames();
};

/// softmax(s)_j = e^(s_j) / sum of e^(s_m) (Goodfellow, Bengio and Courville 2016, Deep Learning, equation
/// 4.1), and the weighted sum of Vaswani et al. 2017 (arXiv 1706.03762), equation 1.
SoftmaxToy softmaxToy(const std::array<double, SoftmaxToy::dishes>& scores);

}  // namespace headlight
