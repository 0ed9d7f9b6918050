#include "core/explain/score_terms.h"

#include <cmath>

#include "core/attention/attention_kernel.h"

namespace headlight {

std::vector<double> scoreTerms(const CellVectors& vectors) {
  std::vector<double> terms;
  for (Eigen::Index i = 0; i < vectors.query.size(); ++i)
    terms.push_back(static_cast<double>(vectors.query[i]) * static_cast<double>(vectors.key[i]));
  return terms;
}

float sumOfTerms(const CellVectors& vectors) {
  float sum = 0;
  for (Eigen::Index i = 0; i < vectors.query.size(); ++i)
    sum = std::fma(vectors.query[i], vectors.key[i], sum);
  return sum;
}

ScaledDot scaledDot(const CellFacts& facts) {
  ScaledDot made{facts.dot * facts.scale, facts.dot * facts.scale};
  if (facts.cap <= 0) return made;
  float share = made.scaled * (1 / facts.cap);
  kernel::bestTable().hyperbolicTangents(&share, 1);
  made.capped = facts.cap * share;
  return made;
}

std::vector<double> pairShares(const std::vector<RotaryPair>& pairs, const std::vector<double>& terms) {
  std::vector<double> shares;
  for (const RotaryPair& pair : pairs)
    shares.push_back(terms[static_cast<std::size_t>(pair.first)] +
                     terms[static_cast<std::size_t>(pair.second)]);
  return shares;
}

double pairAngle(const RotaryPair& pair, const CellVectors& vectors) {
  const double qx = static_cast<double>(vectors.query[pair.first]);
  const double qy = static_cast<double>(vectors.query[pair.second]);
  const double kx = static_cast<double>(vectors.key[pair.first]);
  const double ky = static_cast<double>(vectors.key[pair.second]);
  return std::atan2(qx * ky - qy * kx, qx * kx + qy * ky);
}

std::vector<DimensionGroup> dimensionGroups(const AttentionConfig& attention, const RotarySettings* rotary) {
  using Kind = DimensionGroup::Kind;
  const std::int64_t size = attention.headSize;
  if (attention.latent) {
    const std::int64_t own = size - attention.latent->rotarySize;
    return {{Kind::Content, 0, own}, {Kind::Position, own, size - own}};
  }
  if (!rotary || rotary->dimensions() >= size) return {{Kind::Whole, 0, size}};
  std::vector<DimensionGroup> groups;
  const std::int64_t end = rotary->first + rotary->dimensions();
  if (rotary->first > 0) groups.push_back({Kind::Passed, 0, rotary->first});
  groups.push_back({Kind::Turned, rotary->first, rotary->dimensions()});
  if (end < size) groups.push_back({Kind::Passed, end, size - end});
  return groups;
}

}  // namespace headlight
