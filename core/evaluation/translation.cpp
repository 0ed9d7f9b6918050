#include "core/evaluation/translation.h"

#include <algorithm>
#include <functional>
#include <unordered_map>

#include "core/error.h"
#include "core/model/generation.h"

namespace headlight {
namespace {

// Longer than any sentence of such a set: what is not ended by then is wrong.
constexpr std::int64_t mostWritten = 96;

std::string translationOf(const Model& model, const TranslationPair& pair, const Execution& execution) {
  PreparedInput input = prepareInput(model, {.text = pair.source});
  input.request.record = {.logits = LogitsRecord::None, .values = false};
  model.transformer->forgetLastRun();
  GenerationSettings settings;
  settings.maxNewTokens = mostWritten;
  const Generation made = generate(model, std::move(input.request), settings, execution);
  const Tokenizer& tokenizer = *model.decoderTokenizer();
  std::vector<std::int32_t> known;
  for (const std::int32_t id : made.written)
    if (id < tokenizer.vocabularySize() && !tokenizer.idToToken(id).empty()) known.push_back(id);
  return tokenizer.decode(known);
}

ExactFigures exactFigures(const std::vector<TranslationPair>& pairs, const std::vector<std::string>& written,
                          const std::function<bool(const TranslationPair&)>& chosen) {
  ExactFigures sums;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (!chosen(pairs[i])) continue;
    ++sums.pairs;
    sums.exact += written[i] == pairs[i].target ? 1 : 0;
    sums.sourceCopied += pairs[i].source == pairs[i].target ? 1 : 0;
    sums.wordsCopied += pairs[i].copy == pairs[i].target ? 1 : 0;
  }
  const double count = static_cast<double>(std::max<std::int64_t>(1, sums.pairs));
  for (double* sum : {&sums.exact, &sums.sourceCopied, &sums.wordsCopied}) *sum /= count;
  return sums;
}

}  // namespace

std::vector<std::string> translations(const ModelCopies& copies, const std::vector<TranslationPair>& pairs,
                                      const Execution& execution) {
  std::vector<std::string> written(pairs.size());
  copies.forEach(static_cast<std::int64_t>(pairs.size()), execution,
                 [&](std::int64_t index, const Model& model, const Execution& inside) {
                   const auto i = static_cast<std::size_t>(index);
                   written[i] = translationOf(model, pairs[i], inside);
                 });
  return written;
}

TranslationFigures translationFigures(const std::vector<TranslationPair>& pairs,
                                      const std::vector<std::string>& written) {
  TranslationFigures figures;
  figures.all = exactFigures(pairs, written, [](const TranslationPair&) { return true; });
  figures.reordered =
      exactFigures(pairs, written, [](const TranslationPair& pair) { return pair.reordered; });
  figures.inOrder = exactFigures(pairs, written, [](const TranslationPair& pair) { return !pair.reordered; });
  std::unordered_map<std::string, std::size_t> numbers;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const std::string& skeleton = pairs[i].skeleton;
    if (skeleton.empty()) continue;
    const auto [found, isNew] = numbers.emplace(skeleton, figures.skeletons.size());
    if (isNew) figures.skeletons.push_back({.skeleton = skeleton});
    SkeletonFigures& ofSkeleton = figures.skeletons[found->second];
    ++ofSkeleton.pairs;
    ofSkeleton.exact += written[i] == pairs[i].target ? 1 : 0;
  }
  return figures;
}

}  // namespace headlight
