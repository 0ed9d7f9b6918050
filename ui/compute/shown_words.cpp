#include "ui/compute/shown_words.h"

#include <QCoreApplication>

#include "core/analysis/word_trace.h"
#include "core/trace/word_pattern_source.h"

namespace headlight {
namespace {

ShownAxis axisOf(const WordGroups& groups) {
  ShownAxis axis;
  for (std::int64_t word = 0; word < groups.words(); ++word) {
    axis.shownOf.insert(axis.shownOf.end(), static_cast<std::size_t>(groups.size(word)), word);
    axis.ownOf.push_back(groups.end(word) - 1);
  }
  return axis;
}

QString nameOf(const WordTrace& merged) {
  if (merged.notes.empty())
    return QCoreApplication::translate("Words", "words: rows averaged, columns summed");
  return QCoreApplication::translate("Words", "words: there are no pieces to merge");
}

/// The words of a trace that is merged.
ShownWords wordsOf(const Trace& merged) {
  ShownWords words;
  for (const AttentionKind kind : {AttentionKind::Encoder, AttentionKind::Decoder, AttentionKind::Cross})
    if (const AttentionTrace* attention = merged.attention(kind); attention && attention->patterns)
      words[kind] = static_cast<const WordPatternSource&>(*attention->patterns).queryWords();
  return words;
}

}  // namespace

void showWords(ShownDraft& draft, const Execution&) {
  const std::string text = draft.run.text.toStdString();
  const std::string pair = draft.run.pairText.toStdString();
  const WordTexts texts{text, pair, draft.request.choice.spaces ? WordLabels::WithSpaces : WordLabels::Text};
  const WordTrace merged = mergeWords(draft.trace, texts);
  // Whatever patterns were made of the run, its own tokens are what is listed.
  draft.words = wordsOf(draft.names.isEmpty() ? *merged.trace : *mergeWords(*draft.run.trace, texts).trace);
  draft.names.append(nameOf(merged));
  draft.trace = *merged.trace;
  changeEachKind(draft, [&](AttentionKind kind, AttentionTrace& attention) {
    const auto& words = static_cast<const WordPatternSource&>(*attention.patterns);
    ShownPlaces::Kind& places = draft.places.of(kind);
    places.queries = chained(places.queries, axisOf(words.queryGroups()));
    places.keys = chained(places.keys, axisOf(words.keyGroups()));
  });
}

}  // namespace headlight
