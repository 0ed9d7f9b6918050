#include "core/evaluation/perplexity.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace headlight {

double LogLikelihood::perplexity() const {
  if (tokens == 0) return std::numeric_limits<double>::quiet_NaN();
  return std::exp(-sum / static_cast<double>(tokens));
}

double logProbability(std::span<const float> logits, std::int32_t id) {
  const double largest = static_cast<double>(*std::max_element(logits.begin(), logits.end()));
  double sum = 0;
  for (const float logit : logits) sum += std::exp(static_cast<double>(logit) - largest);
  return static_cast<double>(logits[static_cast<std::size_t>(id)]) - largest - std::log(sum);
}

}  // namespace headlight
