#include "core/evaluation/masked_perplexity.h"

#include <algorithm>

#include "core/error.h"
#include "core/evaluation/row_length.h"
#include "core/evaluation/text_tokens.h"
#include "core/model/mask_token.h"

namespace headlight {
namespace {

struct MaskedText {
  const std::vector<std::int32_t>& ids;  // of the whole text
  AddedTokens added;
  std::int32_t mask = 0;
  std::int64_t rowTokens = 0;  // of the text in a row
  std::int64_t every = 0;
  std::vector<std::uint8_t> unknown = {};  // [ids]

  bool counts(std::size_t token) const { return token > 0 && unknown[token] == 0; }
  std::int64_t rows() const { return (static_cast<std::int64_t>(ids.size()) + rowTokens - 1) / rowTokens; }
};

// One row with some of its tokens masked.
LogLikelihood likelihoodOfPass(const Model& model, const MaskedText& text, std::int64_t row,
                               std::int64_t pass, const Execution& execution) {
  const std::int64_t begin = row * text.rowTokens;
  const std::int64_t end = std::min(begin + text.rowTokens, static_cast<std::int64_t>(text.ids.size()));
  std::vector<std::int32_t> ids(text.ids.begin() + begin, text.ids.begin() + end);
  LogLikelihood likelihood;
  if (pass >= end - begin) return likelihood;
  for (std::int64_t i = pass; i < end - begin; i += text.every) ids[static_cast<std::size_t>(i)] = text.mask;
  RunRequest request;
  request.ids = text.added.around(ids);
  request.record = {.logits = LogitsRecord::All, .values = false};
  const auto trace = runAfresh(model, request, execution);
  const auto before = static_cast<std::int64_t>(text.added.before.size());
  for (std::int64_t i = pass; i < end - begin; i += text.every) {
    if (!text.counts(static_cast<std::size_t>(begin + i))) continue;
    const auto logits = trace->logits.row(before + i - trace->firstLogitsPosition);
    likelihood.add(logProbability({logits.data(), static_cast<std::size_t>(logits.size())},
                                  text.ids[static_cast<std::size_t>(begin + i)]));
  }
  return likelihood;
}

}  // namespace

TextLikelihood maskedLikelihood(const ModelCopies& copies, const std::vector<std::int32_t>& ids,
                                const KneserNeyBigram* bigram, const Execution& execution,
                                const MaskedTextSettings& settings) {
  const Model& first = copies.model();
  if (!first.transformer->hasOutputHead())
    throw Error("%1 has no language-model head, so that it tells no masked token.", first.name);
  MaskedText text{.ids = ids,
                  .added = addedTokens(*first.tokenizer),
                  .mask = maskTokenOf(first),
                  .every = settings.every};
  text.rowTokens = rowLength(first.config, settings.rowTokens) - text.added.count();
  if (ids.size() < 2 || text.rowTokens < 1)
    throw Error("%1: a text of %2 tokens has no perplexity; at least two tokens are needed.", first.name,
                ids.size());
  for (const std::int32_t id : ids) text.unknown.push_back(first.tokenizer->isUnknown(id) ? 1 : 0);
  const std::int64_t passes = std::min(settings.every, text.rowTokens);
  std::vector<LogLikelihood> parts(static_cast<std::size_t>(text.rows() * passes));
  copies.forEach(static_cast<std::int64_t>(parts.size()), execution,
                 [&](std::int64_t index, const Model& model, const Execution& inside) {
                   parts[static_cast<std::size_t>(index)] =
                       likelihoodOfPass(model, text, index / passes, index % passes, inside);
                 });
  TextLikelihood likelihood;
  for (const LogLikelihood& part : parts) likelihood.model += part;
  for (std::size_t i = 1; i < ids.size(); ++i) {
    likelihood.unknown += text.unknown[i];
    if (bigram && text.counts(i)) likelihood.bigram.add(bigram->logProbability(ids[i - 1], ids[i]));
  }
  return likelihood;
}

}  // namespace headlight
