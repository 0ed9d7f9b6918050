#include "core/evaluation/reference_set.h"

#include <algorithm>
#include <utility>

#include "core/evaluation/json_lines.h"
#include "core/message.h"

namespace headlight {
namespace {

std::vector<ByteRange> nounsOf(const JsonLine& line, const ReferenceSentence& sentence) {
  std::vector<ByteRange> nouns;
  for (const nlohmann::json& span : line.array("nouns")) {
    nouns.push_back(characterSpan(span, sentence.text, line.fields(), "nouns"));
    if (nouns.size() > 1 && nouns.back().begin < nouns[nouns.size() - 2].end)
      line.fields().fail("nouns", Message("must be in the order in which they stand, one behind the other"));
    if (nouns.back().begin < sentence.pronoun.end && sentence.pronoun.begin < nouns.back().end)
      line.fields().fail("nouns", Message("holds the pronoun itself"));
  }
  if (nouns.size() < 2) line.fields().fail("nouns", Message("must be at least two"));
  return nouns;
}

bool rightFirstOf(const JsonLine& line, const ReferenceSentence& sentence) {
  const std::string order = line.text("order");
  if (order != "first" && order != "last")
    line.fields().fail("order", Message("must be \"first\" or \"last\", not \"%1\"", order));
  const bool isFirst = sentence.answer == 0;
  if ((order == "first") != isFirst)
    line.fields().fail("order", Message("is \"%1\", but the answer is noun %2", order, sentence.answer));
  return isFirst;
}

ReferenceSentence sentenceOf(const JsonLine& line) {
  ReferenceSentence sentence;
  sentence.place = line.place();
  sentence.text = line.text("text");
  sentence.pronoun = characterSpan(line.array("pronoun"), sentence.text, line.fields(), "pronoun");
  sentence.nouns = nounsOf(line, sentence);
  sentence.answer = static_cast<std::size_t>(
      line.integer("answer", {0, static_cast<std::int64_t>(sentence.nouns.size()) - 1}));
  sentence.kind = line.text("kind");
  sentence.rightFirst = rightFirstOf(line, sentence);
  if (line.fields().has("pair")) sentence.pair = line.integer("pair", {0});
  return sentence;
}

}  // namespace

std::vector<ReferenceSentence> readReferenceSet(const std::string& path) {
  std::vector<ReferenceSentence> sentences;
  forEachJsonLine(path, [&](const JsonLine& line) { sentences.push_back(sentenceOf(line)); });
  return sentences;
}

std::size_t nearestNoun(const ReferenceSentence& sentence) {
  const auto distance = [&](std::size_t noun) {
    const ByteRange range = sentence.nouns[noun];
    const bool before = range.end <= sentence.pronoun.begin;
    const std::int64_t bytes =
        before ? sentence.pronoun.begin - range.end : range.begin - sentence.pronoun.end;
    return std::pair(bytes, !before);
  };
  std::size_t nearest = 0;
  for (std::size_t noun = 1; noun < sentence.nouns.size(); ++noun)
    if (distance(noun) < distance(nearest)) nearest = noun;
  return nearest;
}

}  // namespace headlight
