#include "core/explain/logit_row.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace headlight {

LogitRow::LogitRow(std::span<const float> logits)
    : m_logits(logits), m_top(*std::max_element(logits.begin(), logits.end())) {
  for (const float logit : logits) m_sum += std::exp(static_cast<double>(logit) - m_top);
}

// The arithmetic of softmaxOf(), so that a probability has the same bits wherever it is read.
double LogitRow::probabilityOf(float logit) const {
  return std::exp(static_cast<double>(logit) - m_top) / m_sum;
}

TokenScore LogitRow::scoreOf(std::int32_t id) const {
  const float logit = m_logits[static_cast<std::size_t>(id)];
  const auto larger =
      std::count_if(m_logits.begin(), m_logits.end(), [&](float other) { return other > logit; });
  return {.id = id, .logit = logit, .probability = probabilityOf(logit), .rank = larger};
}

std::vector<TokenScore> LogitRow::likeliest(std::int64_t count) const {
  std::vector<std::int32_t> ids(m_logits.size());
  std::iota(ids.begin(), ids.end(), 0);
  const auto logit = [&](std::int32_t id) { return m_logits[static_cast<std::size_t>(id)]; };
  const auto end = ids.begin() + std::clamp<std::int64_t>(count, 0, size());
  std::partial_sort(ids.begin(), end, ids.end(), [&](std::int32_t a, std::int32_t b) {
    return logit(a) != logit(b) ? logit(a) > logit(b) : a < b;
  });
  std::vector<TokenScore> scores;
  for (auto id = ids.begin(); id != end; ++id) {
    const bool equal = !scores.empty() && scores.back().logit == static_cast<double>(logit(*id));
    scores.push_back({.id = *id,
                      .logit = logit(*id),
                      .probability = probabilityOf(logit(*id)),
                      .rank = equal ? scores.back().rank : id - ids.begin()});
  }
  return scores;
}

}  // namespace headlight
