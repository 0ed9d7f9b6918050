#include "core/evaluation/prompts.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/error.h"
#include "core/evaluation/json_lines.h"
#include "core/evaluation/perplexity.h"
#include "core/evaluation/text_tokens.h"
#include "core/utf8.h"

namespace headlight {
namespace {

constexpr std::size_t guessesShown = 5;

Prompt promptOf(const JsonLine& line) {
  Prompt prompt{.language = line.text("language"),
                .text = line.text("prompt"),
                .grammatical = line.texts("grammatical"),
                .place = line.place()};
  if (prompt.language != "en" && prompt.language != "zh")
    line.fields().fail("language", Message("must be \"en\" or \"zh\", not \"%1\"", prompt.language));
  return prompt;
}

std::vector<Guess> guessesOf(const Tokenizer& tokenizer, std::span<const float> logits) {
  std::vector<std::int32_t> ids(logits.size());
  std::iota(ids.begin(), ids.end(), 0);
  const std::size_t count = std::min(guessesShown, ids.size());
  const auto likelier = [&](std::int32_t a, std::int32_t b) {
    const float one = logits[static_cast<std::size_t>(a)];
    const float other = logits[static_cast<std::size_t>(b)];
    return one != other ? one > other : a < b;
  };
  std::partial_sort(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(count), ids.end(), likelier);
  std::vector<Guess> guesses;
  for (std::size_t i = 0; i < count; ++i) {
    // Models often have room for more ids than their tokenizer has pieces.
    const bool known = ids[i] < tokenizer.vocabularySize() && !tokenizer.idToToken(ids[i]).empty();
    const std::vector<std::int32_t> alone = {ids[i]};
    guesses.push_back({ids[i], known ? utf8::repaired(tokenizer.decode(alone, false)) : std::string(),
                       std::exp(logProbability(logits, ids[i]))});
  }
  return guesses;
}

PromptResult resultOf(const Model& model, const Prompt& prompt, const Execution& execution) {
  RunRequest request;
  request.ids = addedTokens(*model.tokenizer).before;
  const Encoding encoding = model.tokenizer->encode(prompt.text, std::nullopt, {.addSpecialTokens = false});
  if (encoding.ids.empty()) throw Error("%1: prompt has no token.", prompt.place);
  request.ids.insert(request.ids.end(), encoding.ids.begin(), encoding.ids.end());
  request.record = {.logits = LogitsRecord::Last, .values = false};
  const auto trace = runAfresh(model, request, execution);
  const auto last = trace->logits.row(trace->logits.rows() - 1);
  PromptResult result;
  result.guesses = guessesOf(*model.tokenizer, {last.data(), static_cast<std::size_t>(last.size())});
  result.grammatical = !result.guesses.empty() && isGrammatical(prompt, result.guesses.front().text);
  return result;
}

}  // namespace

std::vector<Prompt> readPrompts(const std::string& path) {
  std::vector<Prompt> prompts;
  forEachJsonLine(path, [&](const JsonLine& line) { prompts.push_back(promptOf(line)); });
  return prompts;
}

bool isGrammatical(const Prompt& prompt, const std::string& guess) {
  const std::string text = guess.substr(std::min(guess.find_first_not_of(' '), guess.size()));
  if (text.empty()) return false;
  return std::any_of(prompt.grammatical.begin(), prompt.grammatical.end(), [&](const std::string& right) {
    if (text == right) return true;
    return prompt.language == "zh" && (text.starts_with(right) || right.starts_with(text));
  });
}

std::vector<PromptResult> goOnWith(const ModelCopies& copies, const std::vector<Prompt>& prompts,
                                   const Execution& execution) {
  const Model& first = copies.model();
  if (!first.transformer->hasOutputHead())
    throw Error("%1 has no language-model head, so that it tells no next token.", first.name);
  std::vector<PromptResult> results(prompts.size());
  copies.forEach(static_cast<std::int64_t>(prompts.size()), execution,
                 [&](std::int64_t index, const Model& model, const Execution& inside) {
                   const auto i = static_cast<std::size_t>(index);
                   results[i] = resultOf(model, prompts[i], inside);
                 });
  return results;
}

}  // namespace headlight
