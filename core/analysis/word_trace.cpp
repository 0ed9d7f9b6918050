#include "core/analysis/word_trace.h"

#include <algorithm>
#include <optional>

#include "core/trace/word_pattern_source.h"

namespace headlight {
namespace {

// The words of each list of tokens that is met: the encoder's, which are keys of the cross-attention too, and
// the decoder's.
class MetWords {
 public:
  explicit MetWords(const WordTexts& texts) : m_texts(texts) {}

  std::shared_ptr<const WordList> of(const TokenList& tokens) {
    const auto met =
        std::find_if(m_met.begin(), m_met.end(), [&](const Met& other) { return *other.tokens == tokens; });
    if (met != m_met.end()) return met->words;
    m_met.push_back({&tokens, std::make_shared<const WordList>(
                                  wordsAlong(tokens, m_texts.text, m_texts.pair, m_texts.labels))});
    return m_met.back().words;
  }
  bool areTokens() const {
    return std::all_of(m_met.begin(), m_met.end(),
                       [](const Met& met) { return met.words->groups.largest() <= 1; });
  }

 private:
  struct Met {
    const TokenList* tokens;  // owned by the trace
    std::shared_ptr<const WordList> words;
  };

  const WordTexts& m_texts;
  std::vector<Met> m_met;
};

std::optional<AttentionTrace> merged(const std::optional<AttentionTrace>& attention, MetWords& words) {
  if (!attention || !attention->patterns) return attention;
  const auto queries = words.of(attention->patterns->queryTokens());
  const auto keys = words.of(attention->patterns->keyTokens());
  return AttentionTrace{std::make_shared<WordPatternSource>(attention->patterns, queries, keys), nullptr,
                        nullptr};
}

}  // namespace

WordTrace mergeWords(const Trace& trace, const WordTexts& texts) {
  MetWords words(texts);
  Trace made = trace;
  made.encoder = merged(trace.encoder, words);
  made.decoder = merged(trace.decoder, words);
  made.cross = merged(trace.cross, words);
  WordTrace result{std::make_shared<const Trace>(std::move(made)), {}};
  if (words.areTokens())
    result.notes.push_back(
        Message("There is nothing to merge into words: each token is one already, or says nothing of "
                "where a word goes on."));
  return result;
}

}  // namespace headlight
