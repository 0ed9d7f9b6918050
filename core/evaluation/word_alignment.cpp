#include "core/evaluation/word_alignment.h"

#include <algorithm>
#include <functional>
#include <span>

#include "core/error.h"
#include "core/evaluation/word_tokens.h"
#include "core/model/prepared_input.h"
#include "core/utf8.h"

namespace headlight {
namespace {

using Tokens = std::vector<std::int64_t>;

// What a row's weight may lie on: the tokens of source spans, of other characters, and added tokens.
struct Candidates {
  std::vector<Tokens> all;
  std::vector<std::size_t> ofWord;  // [words] which of them a word of the pair is aligned with
};

std::size_t candidateOf(const TranslationPair& pair, ByteRange span, std::vector<ByteRange>& spans) {
  const auto found = std::find(spans.begin(), spans.end(), span);
  if (found != spans.end()) return static_cast<std::size_t>(found - spans.begin());
  for (const ByteRange& other : spans)
    if (span.begin < other.end && other.begin < span.end)
      throw Error("%1: words have source spans that overlap without being the same.", pair.place);
  spans.push_back(span);
  return spans.size() - 1;
}

void addCharacters(const TranslationPair& pair, std::vector<ByteRange>& spans) {
  const std::size_t words = spans.size();
  for (std::size_t i = 0; i < pair.source.size();) {
    const std::size_t size = utf8::lengthFromLead(static_cast<unsigned char>(pair.source[i]));
    const auto begin = static_cast<std::int64_t>(i);
    i += size;
    const bool inWord = std::any_of(spans.begin(), spans.begin() + static_cast<std::ptrdiff_t>(words),
                                    [&](ByteRange span) { return span.begin <= begin && begin < span.end; });
    if (!inWord) spans.push_back({begin, begin + static_cast<std::int64_t>(size)});
  }
}

Candidates candidatesOf(const TranslationPair& pair, const Encoding& source) {
  Candidates candidates;
  std::vector<ByteRange> spans;
  for (const AlignedWord& word : pair.words)
    candidates.ofWord.push_back(candidateOf(pair, word.source, spans));
  addCharacters(pair, spans);
  const std::vector<std::int64_t> bytes = wordBytes(source, pair.source);
  for (const ByteRange& span : spans) candidates.all.push_back(tokensInSpan(bytes, span));
  for (std::size_t token = 0; token < bytes.size(); ++token)
    if (bytes[token] < 0) candidates.all.push_back({static_cast<std::int64_t>(token)});
  return candidates;
}

// The decoder's rows that predict the words: [words]. The decoder reads what it begins with and then the
// target's tokens without those that are added behind them.
std::vector<std::int64_t> predictingRows(const Model& model, const TranslationPair& pair,
                                         std::int64_t decoderTokens) {
  const Encoding target = model.decoderTokenizer()->encode(pair.target);
  const std::vector<std::int64_t> bytes = wordBytes(target, pair.target);
  const std::int64_t first =
      std::find_if(bytes.begin(), bytes.end(), [](auto byte) { return byte >= 0; }) - bytes.begin();
  const std::int64_t own = std::count_if(bytes.begin(), bytes.end(), [](auto byte) { return byte >= 0; });
  std::vector<std::int64_t> rows;
  for (const AlignedWord& word : pair.words) {
    const Tokens tokens = tokensInSpan(bytes, word.target);
    if (tokens.empty())
      throw Error("%1: the target's word at byte %2 has no token of its own in this model.", pair.place,
                  word.target.begin);
    rows.push_back(decoderTokens - own + tokens.front() - first - 1);
  }
  return rows;
}

bool isLargest(std::span<const float> row, const Candidates& candidates, std::size_t right) {
  const double weight = weightOn(row, candidates.all[right]);
  for (std::size_t other = 0; other < candidates.all.size(); ++other)
    if (other != right && weightOn(row, candidates.all[other]) >= weight) return false;
  return true;
}

std::vector<AlignedRows> rowsOfPair(const Model& model, const TranslationPair& pair,
                                    const std::vector<HeadId>& heads, const Execution& execution) {
  PreparedInput input = prepareInput(model, {.text = pair.source, .pair = pair.target});
  input.request.record = {.logits = LogitsRecord::None, .values = false};
  const Candidates candidates = candidatesOf(pair, input.encoding);
  const std::vector<std::int64_t> queries =
      predictingRows(model, pair, static_cast<std::int64_t>(input.request.decoderIds.size()));
  const auto trace = runAfresh(model, input.request, execution);
  const PatternSource& patterns = *trace->cross->patterns;
  std::vector<float> row(static_cast<std::size_t>(patterns.shape().keys));
  std::vector<AlignedRows> rows;
  for (const HeadId head : heads) {
    AlignedRows& ofHead = rows.emplace_back();
    for (std::size_t word = 0; word < queries.size(); ++word) {
      patterns.row(head, queries[word], row);
      ofHead.push_back(isLargest(row, candidates, candidates.ofWord[word]) ? 1 : 0);
    }
  }
  return rows;
}

AlignmentShare shareOf(const std::vector<TranslationPair>& pairs,
                       const std::vector<std::vector<AlignedRows>>& rows, std::size_t head,
                       const std::function<bool(const TranslationPair&, const AlignedWord&)>& chosen) {
  AlignmentShare share;
  for (std::size_t i = 0; i < pairs.size(); ++i)
    for (std::size_t word = 0; word < pairs[i].words.size(); ++word) {
      if (!pairs[i].words[word].content || !chosen(pairs[i], pairs[i].words[word])) continue;
      ++share.words;
      share.aligned += rows[i][head][word];
    }
  share.aligned /= static_cast<double>(std::max<std::int64_t>(1, share.words));
  return share;
}

}  // namespace

std::vector<std::vector<AlignedRows>> alignedRows(const ModelCopies& copies,
                                                  const std::vector<TranslationPair>& pairs,
                                                  const std::vector<HeadId>& heads,
                                                  const Execution& execution) {
  std::vector<std::vector<AlignedRows>> rows(pairs.size());
  copies.forEach(static_cast<std::int64_t>(pairs.size()), execution,
                 [&](std::int64_t index, const Model& model, const Execution& inside) {
                   const auto i = static_cast<std::size_t>(index);
                   rows[i] = rowsOfPair(model, pairs[i], heads, inside);
                 });
  return rows;
}

AlignmentFigures alignmentFigures(const std::vector<TranslationPair>& pairs,
                                  const std::vector<std::vector<AlignedRows>>& rows, std::size_t head) {
  using Pair = const TranslationPair&;
  using Word = const AlignedWord&;
  return {.all = shareOf(pairs, rows, head, [](Pair, Word) { return true; }),
          .reorderedPairs = shareOf(pairs, rows, head, [](Pair pair, Word) { return pair.reordered; }),
          .inOrderPairs = shareOf(pairs, rows, head, [](Pair pair, Word) { return !pair.reordered; }),
          .crossingWords = shareOf(pairs, rows, head, [](Pair, Word word) { return word.reordered; })};
}

std::size_t pickAlignmentHead(const std::vector<TranslationPair>& pairs,
                              const std::vector<std::vector<AlignedRows>>& rows) {
  std::size_t best = 0;
  double highest = -1;
  for (std::size_t head = 0; head < rows.front().size(); ++head) {
    const double share = alignmentFigures(pairs, rows, head).all.aligned;
    if (share > highest) {
      highest = share;
      best = head;
    }
  }
  return best;
}

}  // namespace headlight
