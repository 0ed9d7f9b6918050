#include "core/trace/token_alignment.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <span>
#include <string>
#include <unordered_map>

#include "core/tokenizer/visible_spaces.h"

namespace headlight {
namespace {

// A pair counts more than all distances together that tokens can move.
constexpr std::int64_t kPair = std::int64_t{1} << 44;

/// Numbers that are equal where tokens are the same.
class TokenNumbers {
 public:
  explicit TokenNumbers(TokenSameness sameness) : m_sameness(sameness) {}

  std::vector<std::int32_t> of(const TokenList& tokens) {
    std::vector<std::int32_t> numbers;
    numbers.reserve(tokens.size());
    for (const TokenInfo& token : tokens) {
      const auto next = static_cast<std::int32_t>(m_numbers.size());
      numbers.push_back(m_numbers.try_emplace(keyOf(token), next).first->second);
    }
    return numbers;
  }

 private:
  std::string keyOf(const TokenInfo& token) const {
    const bool covers = token.range.end > token.range.begin;
    if (m_sameness == TokenSameness::TextRange && covers)
      return "@" + std::to_string(token.segment) + ":" + std::to_string(token.range.begin) + "-" +
             std::to_string(token.range.end);
    // Parts of one character have the same label. Whether spaces are shown makes no other token.
    return (token.special ? "*" : "=") + std::to_string(token.fragment) + ":" +
           std::string(withoutShownSpace(token.label));
  }

  TokenSameness m_sameness;
  std::unordered_map<std::string, std::int32_t> m_numbers;
};

/// Tokens [begin, end) of one list.
struct Stretch {
  std::int64_t begin = 0;
  std::int64_t end = 0;
  std::int64_t count() const { return end - begin; }
};

class Aligner {
 public:
  Aligner(std::vector<std::int32_t> first, std::vector<std::int32_t> second, const Execution& execution)
      : m_first(std::move(first)), m_second(std::move(second)), m_execution(execution) {
    m_alignment.secondOf.assign(m_first.size(), -1);
    m_alignment.firstOf.assign(m_second.size(), -1);
  }

  TokenAlignment align() {
    Stretch first{0, std::ssize(m_first)};
    Stretch second{0, std::ssize(m_second)};
    for (; first.begin < first.end && second.begin < second.end && isSame(first.begin, second.begin);
         ++first.begin, ++second.begin)
      pair(first.begin, second.begin);
    // Equal ends have moved unless both lists are as long, and then something nearer may be the same.
    if (first.end == second.end)
      for (; first.begin < first.end && isSame(first.end - 1, second.end - 1); --first.end, --second.end)
        pair(first.end - 1, second.end - 1);
    divide(first, second);
    return std::move(m_alignment);
  }

 private:
  bool isSame(std::int64_t first, std::int64_t second) const {
    return m_first[static_cast<std::size_t>(first)] == m_second[static_cast<std::size_t>(second)];
  }
  void pair(std::int64_t first, std::int64_t second) {
    m_alignment.secondOf[static_cast<std::size_t>(first)] = second;
    m_alignment.firstOf[static_cast<std::size_t>(second)] = first;
  }
  static std::int64_t worth(std::int64_t first, std::int64_t second) {
    return kPair - std::abs(first - second);
  }

  /// What the best alignment of `first` with each beginning of `second` is worth: the recurrence of the
  /// longest common subsequence, best(i, j) = max(best(i - 1, j), best(i, j - 1), best(i - 1, j - 1) +
  /// worth(i, j) where the two are the same). [second.count() + 1]
  std::vector<std::int64_t> worthsOfBeginnings(Stretch first, Stretch second) const {
    std::vector<std::int64_t> best(static_cast<std::size_t>(second.count()) + 1, 0);
    for (std::int64_t i = first.begin; i < first.end; ++i) {
      m_execution.throwIfStopped();
      std::int64_t diagonal = 0;
      for (std::int64_t j = second.begin; j < second.end; ++j) {
        std::int64_t& here = best[static_cast<std::size_t>(j - second.begin) + 1];
        const std::int64_t above = here;
        here = std::max(above, best[static_cast<std::size_t>(j - second.begin)]);
        if (isSame(i, j)) here = std::max(here, diagonal + worth(i, j));
        diagonal = above;
      }
    }
    return best;
  }
  /// The same with each end of `second`: of what begins at its token j at place j.
  std::vector<std::int64_t> worthsOfEnds(Stretch first, Stretch second) const {
    std::vector<std::int64_t> best(static_cast<std::size_t>(second.count()) + 1, 0);
    for (std::int64_t i = first.end; i-- > first.begin;) {
      m_execution.throwIfStopped();
      std::int64_t diagonal = 0;
      for (std::int64_t j = second.end; j-- > second.begin;) {
        std::int64_t& here = best[static_cast<std::size_t>(j - second.begin)];
        const std::int64_t below = here;
        here = std::max(below, best[static_cast<std::size_t>(j - second.begin) + 1]);
        if (isSame(i, j)) here = std::max(here, diagonal + worth(i, j));
        diagonal = below;
      }
    }
    return best;
  }

  void pairOne(std::int64_t first, Stretch second) {
    std::int64_t nearest = -1;
    for (std::int64_t j = second.begin; j < second.end; ++j)
      if (isSame(first, j) && (nearest < 0 || worth(first, j) > worth(first, nearest))) nearest = j;
    if (nearest >= 0) pair(first, nearest);
  }

  void divide(Stretch first, Stretch second) {
    if (first.count() == 0 || second.count() == 0) return;
    if (first.count() == 1) return pairOne(first.begin, second);
    const std::int64_t middle = first.begin + first.count() / 2;
    const auto before = worthsOfBeginnings({first.begin, middle}, second);
    const auto after = worthsOfEnds({middle, first.end}, second);
    std::size_t cut = 0;
    for (std::size_t j = 1; j < before.size(); ++j)
      if (before[j] + after[j] > before[cut] + after[cut]) cut = j;
    const std::int64_t at = second.begin + static_cast<std::int64_t>(cut);
    divide({first.begin, middle}, {second.begin, at});
    divide({middle, first.end}, {at, second.end});
  }

  std::vector<std::int32_t> m_first;
  std::vector<std::int32_t> m_second;
  const Execution& m_execution;
  TokenAlignment m_alignment;
};

}  // namespace

bool TokenAlignment::isWhole() const {
  const auto isThere = [](std::int64_t token) { return token >= 0; };
  return std::all_of(secondOf.begin(), secondOf.end(), isThere) &&
         std::all_of(firstOf.begin(), firstOf.end(), isThere);
}

TokenAlignment alignTokens(const TokenList& first, const TokenList& second, TokenSameness sameness,
                           const Execution& execution) {
  TokenNumbers numbers(sameness);
  std::vector<std::int32_t> ofFirst = numbers.of(first);
  std::vector<std::int32_t> ofSecond = numbers.of(second);
  return Aligner(std::move(ofFirst), std::move(ofSecond), execution).align();
}

TokenAlignment sameTokens(std::int64_t tokens) {
  TokenAlignment alignment;
  alignment.secondOf.resize(static_cast<std::size_t>(tokens));
  std::iota(alignment.secondOf.begin(), alignment.secondOf.end(), std::int64_t{0});
  alignment.firstOf = alignment.secondOf;
  return alignment;
}

}  // namespace headlight
