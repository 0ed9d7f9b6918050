#include "core/evaluation/reference_resolution.h"

#include <algorithm>
#include <functional>

#include "core/error.h"
#include "core/evaluation/word_tokens.h"
#include "core/model/prepared_input.h"

namespace headlight {
namespace {

std::vector<std::int64_t> tokensOf(const ReferenceSentence& sentence, Phrase what,
                                   const std::vector<std::int64_t>& bytes, ByteRange span) {
  const std::vector<std::int64_t> tokens = tokensInSpan(bytes, span);
  if (!tokens.empty()) return tokens;
  const auto begin = static_cast<std::size_t>(span.begin);
  throw Error("%1: %2 \"%3\" has no token of its own in this model.", sentence.place, what,
              sentence.text.substr(begin, static_cast<std::size_t>(span.end) - begin));
}

std::vector<NounWeights> weightsOfSentence(const Model& model, const ReferenceSentence& sentence,
                                           const std::vector<HeadId>& heads, const Execution& execution) {
  PreparedInput input = prepareInput(model, {.text = sentence.text});
  input.request.record = {.logits = LogitsRecord::None, .values = false};
  const std::vector<std::int64_t> bytes = wordBytes(input.encoding, sentence.text);
  const std::int64_t query = tokensOf(sentence, phrase("pronoun"), bytes, sentence.pronoun).front();
  std::vector<std::vector<std::int64_t>> nouns;
  for (const ByteRange& noun : sentence.nouns)
    nouns.push_back(tokensOf(sentence, phrase("nouns"), bytes, noun));
  const auto trace = runAfresh(model, input.request, execution);
  const PatternSource& patterns = *trace->attention(trace->defaultKind())->patterns;
  std::vector<float> row(static_cast<std::size_t>(patterns.shape().keys));
  std::vector<NounWeights> weights;
  for (const HeadId head : heads) {
    patterns.row(head, query, row);
    NounWeights& ofHead = weights.emplace_back();
    for (const auto& tokens : nouns) ofHead.push_back(weightOn(row, tokens));
  }
  return weights;
}

using Chosen = std::function<bool(const ReferenceSentence&)>;

ReferenceFigures figuresOf(const std::vector<ReferenceSentence>& sentences,
                           const std::vector<std::vector<NounWeights>>& weights, std::size_t head,
                           const Chosen& chosen) {
  ReferenceFigures sums;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const ReferenceSentence& sentence = sentences[i];
    if (!chosen(sentence)) continue;
    const NounWeights& nouns = weights[i][head];
    ++sums.sentences;
    sums.accuracy += isRight(sentence, nouns) ? 1 : 0;
    sums.meanWeight += nouns[sentence.answer];
    sums.firstNoun += sentence.answer == 0 ? 1 : 0;
    sums.nearestNoun += sentence.answer == nearestNoun(sentence) ? 1 : 0;
    sums.rightFirst += sentence.rightFirst ? 1 : 0;
  }
  const double count = static_cast<double>(std::max<std::int64_t>(1, sums.sentences));
  for (double* sum : {&sums.accuracy, &sums.meanWeight, &sums.firstNoun, &sums.nearestNoun, &sums.rightFirst})
    *sum /= count;
  return sums;
}

}  // namespace

std::vector<std::vector<NounWeights>> nounWeights(const ModelCopies& copies,
                                                  const std::vector<ReferenceSentence>& sentences,
                                                  const std::vector<HeadId>& heads,
                                                  const Execution& execution) {
  std::vector<std::vector<NounWeights>> weights(sentences.size());
  copies.forEach(static_cast<std::int64_t>(sentences.size()), execution,
                 [&](std::int64_t index, const Model& model, const Execution& inside) {
                   const auto i = static_cast<std::size_t>(index);
                   weights[i] = weightsOfSentence(model, sentences[i], heads, inside);
                 });
  return weights;
}

bool isRight(const ReferenceSentence& sentence, const NounWeights& weights) {
  for (std::size_t noun = 0; noun < weights.size(); ++noun)
    if (noun != sentence.answer && weights[noun] >= weights[sentence.answer]) return false;
  return true;
}

ReferenceFigures referenceFigures(const std::vector<ReferenceSentence>& sentences,
                                  const std::vector<std::vector<NounWeights>>& weights, std::size_t head) {
  return figuresOf(sentences, weights, head, [](const ReferenceSentence&) { return true; });
}

std::vector<ReferenceGroup> referenceGroups(const std::vector<ReferenceSentence>& sentences,
                                            const std::vector<std::vector<NounWeights>>& weights,
                                            std::size_t head) {
  const auto group = [&](const std::string& name, const Chosen& chosen) {
    const auto ofOrder = [&](bool first) {
      return figuresOf(sentences, weights, head, [&](const ReferenceSentence& sentence) {
        return chosen(sentence) && sentence.rightFirst == first;
      });
    };
    return ReferenceGroup{name, figuresOf(sentences, weights, head, chosen), ofOrder(true), ofOrder(false)};
  };
  std::vector<std::string> kinds;
  for (const ReferenceSentence& sentence : sentences)
    if (std::find(kinds.begin(), kinds.end(), sentence.kind) == kinds.end()) kinds.push_back(sentence.kind);
  std::vector<ReferenceGroup> groups = {group("all", [](const ReferenceSentence&) { return true; })};
  for (const std::string& kind : kinds)
    groups.push_back(group(kind, [&](const ReferenceSentence& sentence) { return sentence.kind == kind; }));
  return groups;
}

MinimalPairFigures minimalPairFigures(const std::vector<ReferenceSentence>& sentences,
                                      const std::vector<std::vector<NounWeights>>& weights,
                                      std::size_t head) {
  MinimalPairFigures figures;
  for (std::size_t i = 0; i < sentences.size(); i += 2) {
    const ReferenceSentence& one = sentences[i];
    if (i + 1 == sentences.size() || !one.pair || sentences[i + 1].pair != one.pair)
      throw Error("%1: pair must be the same number in this line and in the next.", one.place);
    const ReferenceSentence& other = sentences[i + 1];
    if (other.answer == one.answer)
      throw Error("%1: answer is the same as in the line before, so that nothing would move.", other.place);
    ++figures.pairs;
    if (isRight(one, weights[i][head]) && isRight(other, weights[i + 1][head])) figures.moved += 1;
  }
  figures.moved /= static_cast<double>(std::max<std::int64_t>(1, figures.pairs));
  return figures;
}

std::size_t pickReferenceHead(const std::vector<ReferenceSentence>& sentences,
                              const std::vector<std::vector<NounWeights>>& weights) {
  constexpr double kWithin = 0.005;
  std::vector<ReferenceFigures> heads;
  for (std::size_t head = 0; head < weights.front().size(); ++head)
    heads.push_back(referenceFigures(sentences, weights, head));
  double highest = 0;
  for (const ReferenceFigures& head : heads) highest = std::max(highest, head.accuracy);
  std::size_t best = heads.size();
  for (std::size_t head = 0; head < heads.size(); ++head) {
    if (heads[head].accuracy < highest - kWithin) continue;
    if (best == heads.size() || heads[head].meanWeight > heads[best].meanWeight) best = head;
  }
  return best;
}

}  // namespace headlight
