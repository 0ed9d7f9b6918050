#include "core/evaluation/kneser_ney.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace headlight {
namespace {

// Bigrams that are sorted at once: 32 MB of them.
constexpr std::size_t mostPending = std::size_t{1} << 22;

std::uint64_t bigramOf(std::int32_t before, std::int32_t next) {
  return static_cast<std::uint64_t>(static_cast<std::uint32_t>(before)) << 32 |
         static_cast<std::uint32_t>(next);
}

double discountOf(std::int64_t once, std::int64_t twice) {
  constexpr double kWithoutSingles = 0.5;
  if (once == 0) return kWithoutSingles;
  return static_cast<double>(once) / static_cast<double>(once + 2 * twice);
}

}  // namespace

void KneserNeyBigram::add(std::span<const std::int32_t> ids) {
  m_tokens += static_cast<std::int64_t>(ids.size());
  for (std::size_t i = 1; i < ids.size(); ++i) {
    assert(ids[i - 1] >= 0 && ids[i - 1] < m_vocabulary && ids[i] >= 0 && ids[i] < m_vocabulary);
    m_pending.push_back(bigramOf(ids[i - 1], ids[i]));
    if (m_pending.size() >= mostPending) mergePending();
  }
}

void KneserNeyBigram::mergePending() {
  std::sort(m_pending.begin(), m_pending.end());
  std::vector<std::pair<std::uint64_t, std::int64_t>> merged;
  merged.reserve(m_bigrams.size() + m_pending.size() / 4);
  auto known = m_bigrams.begin();
  for (std::size_t i = 0; i < m_pending.size();) {
    const std::uint64_t bigram = m_pending[i];
    std::int64_t count = 0;
    for (; i < m_pending.size() && m_pending[i] == bigram; ++i) ++count;
    while (known != m_bigrams.end() && known->first < bigram) merged.push_back(*known++);
    if (known != m_bigrams.end() && known->first == bigram) count += (known++)->second;
    merged.emplace_back(bigram, count);
  }
  merged.insert(merged.end(), known, m_bigrams.end());
  m_bigrams = std::move(merged);
  m_pending.clear();
}

void KneserNeyBigram::finish() {
  mergePending();
  m_pending.shrink_to_fit();
  assert(!m_bigrams.empty());
  const auto size = static_cast<std::size_t>(m_vocabulary);
  m_after.assign(size, 0);
  m_followers.assign(size, 0);
  m_leaders.assign(size, 0);
  std::int64_t once = 0;
  std::int64_t twice = 0;
  for (const auto& [bigram, count] : m_bigrams) {
    m_after[static_cast<std::size_t>(bigram >> 32)] += count;
    ++m_followers[static_cast<std::size_t>(bigram >> 32)];
    ++m_leaders[static_cast<std::size_t>(bigram & 0xffffffffU)];
    once += count == 1 ? 1 : 0;
    twice += count == 2 ? 1 : 0;
  }
  m_bigramDiscount = discountOf(once, twice);
  m_unigramDiscount = discountOf(std::count(m_leaders.begin(), m_leaders.end(), 1),
                                 std::count(m_leaders.begin(), m_leaders.end(), 2));
  m_second = static_cast<std::int64_t>(size) - std::count(m_leaders.begin(), m_leaders.end(), 0);
}

// p(w), the second of the two formulas in the header.
double KneserNeyBigram::unigram(std::int32_t id) const {
  const double bigrams = static_cast<double>(m_bigrams.size());
  const double leaders = static_cast<double>(m_leaders[static_cast<std::size_t>(id)]);
  const double rest = m_unigramDiscount * static_cast<double>(m_second) / bigrams;
  return std::max(leaders - m_unigramDiscount, 0.0) / bigrams + rest / static_cast<double>(m_vocabulary);
}

double KneserNeyBigram::logProbability(std::int32_t before, std::int32_t next) const {
  const auto context = static_cast<std::size_t>(before);
  const double lower = unigram(next);
  if (m_after[context] == 0) return std::log(lower);
  const std::uint64_t bigram = bigramOf(before, next);
  const auto found = std::lower_bound(m_bigrams.begin(), m_bigrams.end(), std::pair(bigram, std::int64_t{0}));
  const bool seen = found != m_bigrams.end() && found->first == bigram;
  const double count = seen ? static_cast<double>(found->second) : 0;
  const double after = static_cast<double>(m_after[context]);
  const double rest = m_bigramDiscount * static_cast<double>(m_followers[context]) / after;
  return std::log(std::max(count - m_bigramDiscount, 0.0) / after + rest * lower);
}

}  // namespace headlight
