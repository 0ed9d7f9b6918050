#include "core/trace/word_pattern_source.h"

#include <algorithm>
#include <cassert>
#include <vector>

#include "core/parallel/parallel_rows.h"
#include "core/trace/pool_tiles.h"

namespace headlight {
namespace {

// Tokens whose cells are asked for at once, at least a word's: so they stay in the cache.
constexpr std::int64_t wordBandRows = 32;
constexpr std::int64_t wordStripKeys = 1024;

// The words [first, result) have about `tokens` tokens, one word at least.
std::int64_t wordsWithin(const WordGroups& groups, std::int64_t first, std::int64_t end,
                         std::int64_t tokens) {
  std::int64_t last = first + 1;
  while (last < end && groups.end(last) - groups.begin(first) <= tokens) ++last;
  return last;
}

// Cells of tokens, row by row.
struct TokenCells {
  std::vector<float> cells;
  std::int64_t stride = 0;

  const float* row(std::int64_t index) const { return cells.data() + index * stride; }
};

// The rows [begin, end) of one word's tokens, summed over the words [firstKey, firstKey + sums) of the keys.
void addRows(const TokenCells& tokens, std::int64_t begin, std::int64_t end, const WordGroups& keys,
             std::int64_t firstKey, std::span<double> sums) {
  for (std::int64_t row = begin; row < end; ++row) {
    const float* cell = tokens.row(row);
    for (std::size_t key = 0; key < sums.size(); ++key) {
      double sum = 0;
      const std::int64_t count = keys.size(firstKey + static_cast<std::int64_t>(key));
      for (std::int64_t token = 0; token < count; ++token) sum += static_cast<double>(*cell++);
      sums[key] += sum;
    }
  }
}

}  // namespace

WordPatternSource::WordPatternSource(std::shared_ptr<const PatternSource> source,
                                     std::shared_ptr<const WordList> queries,
                                     std::shared_ptr<const WordList> keys)
    : m_source(std::move(source)), m_queries(std::move(queries)), m_keys(std::move(keys)) {
  assert(m_queries->groups.tokens() == m_source->shape().queries);
  assert(m_keys->groups.tokens() == m_source->shape().keys);
}

PatternShape WordPatternSource::shape() const {
  const PatternShape tokens = m_source->shape();
  return {tokens.layers, tokens.heads, queryGroups().words(), keyGroups().words()};
}

float WordPatternSource::sinkShare(HeadId head, std::int64_t query) const {
  double sum = 0;
  for (std::int64_t token = queryGroups().begin(query); token < queryGroups().end(query); ++token)
    sum += static_cast<double>(m_source->sinkShare(head, token));
  return static_cast<float>(sum / static_cast<double>(queryGroups().size(query)));
}

ValueRange WordPatternSource::valueRange() const {
  ValueRange range = m_source->valueRange();
  if (rowsSumToOne() || hasSinks()) return range;
  const auto longest = static_cast<float>(std::max<std::int64_t>(1, keyGroups().largest()));
  return {std::min(range.low, range.low * longest), std::max(range.high, range.high * longest)};
}

PatternTraits WordPatternSource::traits() const {
  PatternTraits traits = traitsOf(*m_source);
  const PatternShape tokens = m_source->shape();
  const std::int64_t cells = std::max<std::int64_t>(1, m_queries->groups.words() * m_keys->groups.words());
  traits.words = true;
  traits.headsPerCell *= (tokens.queries * tokens.keys + cells - 1) / cells;
  return traits;
}

std::string WordPatternSource::description() const {
  const std::string before = m_source->description();
  return (before.empty() ? before : before + "; ") + "words: rows averaged, columns summed";
}

CellRect WordPatternSource::tokenRect(const CellRect& words) const {
  const auto at = [](const WordGroups& groups, std::int64_t word) { return groups.begin(word); };
  return {at(queryGroups(), words.queryBegin), at(queryGroups(), words.queryEnd),
          at(keyGroups(), words.keyBegin), at(keyGroups(), words.keyEnd)};
}

bool WordPatternSource::isMasked(HeadId head, std::int64_t query, std::int64_t key) const {
  return m_source->isMaskedRect(head, tokenRect({query, query + 1, key, key + 1}));
}

bool WordPatternSource::isMaskedRect(HeadId head, const CellRect& cells) const {
  return m_source->isMaskedRect(head, tokenRect(cells));
}

std::int64_t WordPatternSource::visibleKeys(HeadId head, std::int64_t query) const {
  const std::int64_t words = keyGroups().words();
  for (std::int64_t token = queryGroups().begin(query); token < queryGroups().end(query); ++token)
    if (m_source->visibleKeys(head, token) == keyGroups().tokens()) return words;
  std::int64_t visible = 0;
  for (std::int64_t key = 0; key < words; ++key) visible += isMasked(head, query, key) ? 0 : 1;
  return visible;
}

// The rectangle is worked on in pieces of whole words, so that no order of sums depends on it.
void WordPatternSource::mergeRows(HeadId head, const CellRect& rect, float* out, std::int64_t stride,
                                  const Execution& execution) const {
  TokenCells cells;
  std::vector<double> sums;
  for (std::int64_t query = rect.queryBegin; query < rect.queryEnd;) {
    const std::int64_t queryEnd = wordsWithin(queryGroups(), query, rect.queryEnd, wordBandRows);
    for (std::int64_t key = rect.keyBegin; key < rect.keyEnd;) {
      execution.throwIfStopped();
      const std::int64_t keyEnd = wordsWithin(keyGroups(), key, rect.keyEnd, wordStripKeys);
      const CellRect tokens = tokenRect({query, queryEnd, key, keyEnd});
      cells.stride = tokens.columns();
      cells.cells.resize(static_cast<std::size_t>(tokens.rows() * tokens.columns()));
      m_source->tile(head, tokens, cells.cells.data(), cells.stride);
      for (std::int64_t word = query; word < queryEnd; ++word) {
        sums.assign(static_cast<std::size_t>(keyEnd - key), 0.0);
        addRows(cells, queryGroups().begin(word) - tokens.queryBegin,
                queryGroups().end(word) - tokens.queryBegin, keyGroups(), key, sums);
        float* const to = out + (word - rect.queryBegin) * stride + (key - rect.keyBegin);
        const auto rows = static_cast<double>(queryGroups().size(word));
        std::transform(sums.begin(), sums.end(), to,
                       [rows](double sum) { return static_cast<float>(sum / rows); });
      }
      key = keyEnd;
    }
    query = queryEnd;
  }
}

float WordPatternSource::cell(HeadId head, std::int64_t query, std::int64_t key) const {
  float weight = 0;
  mergeRows(head, {query, query + 1, key, key + 1}, &weight, 1, {});
  return weight;
}

void WordPatternSource::row(HeadId head, std::int64_t query, std::span<float> out) const {
  assert(std::ssize(out) == shape().keys);
  mergeRows(head, {query, query + 1, 0, shape().keys}, out.data(), std::ssize(out), {});
}

void WordPatternSource::column(HeadId head, std::int64_t key, std::span<float> out) const {
  assert(std::ssize(out) == shape().queries);
  mergeRows(head, {0, shape().queries, key, key + 1}, out.data(), 1, {});
}

void WordPatternSource::tile(HeadId head, const CellRect& rect, float* out, std::int64_t stride,
                             const Execution& execution) const {
  parallelRows(execution, rect.queryBegin, rect.queryEnd, rect.columns() * 128,
               [&](std::int64_t begin, std::int64_t end, int) {
                 mergeRows(head, {begin, end, rect.keyBegin, rect.keyEnd},
                           out + (begin - rect.queryBegin) * stride, stride, {nullptr, execution.stop, {}});
               });
}

void WordPatternSource::pooled(HeadId head, const PoolRequest& request, float* out, std::int64_t stride,
                               const Execution& execution) const {
  poolTiles(*this, head, request, out, stride, execution);
}

}  // namespace headlight
