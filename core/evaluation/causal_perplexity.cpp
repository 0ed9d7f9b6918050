#include "core/evaluation/causal_perplexity.h"

#include <algorithm>

#include "core/error.h"
#include "core/evaluation/row_length.h"

namespace headlight {
namespace {

// Longer rows are no better measure and would take memory by their square.
constexpr std::int64_t longestRow = 1024;

TextLikelihood likelihoodOfRow(const Model& model, const std::vector<std::int32_t>& ids, std::size_t added,
                               const KneserNeyBigram* bigram, const Execution& execution) {
  TextLikelihood likelihood;
  if (ids.size() < added + 2) return likelihood;
  RunRequest request;
  request.ids = ids;
  request.record = {.logits = LogitsRecord::All, .values = false};
  const auto trace = runAfresh(model, request, execution);
  for (std::size_t i = added + 1; i < ids.size(); ++i) {
    const auto logits = trace->logits.row(static_cast<std::int64_t>(i) - 1 - trace->firstLogitsPosition);
    likelihood.model.add(logProbability({logits.data(), static_cast<std::size_t>(logits.size())}, ids[i]));
    if (bigram) likelihood.bigram.add(bigram->logProbability(ids[i - 1], ids[i]));
  }
  return likelihood;
}

}  // namespace

DocumentIds rowsOf(const DocumentIds& documents, const AddedTokens& added, std::int64_t rowTokens) {
  const auto room = std::max<std::int64_t>(1, rowTokens - static_cast<std::int64_t>(added.before.size()));
  DocumentIds rows;
  for (const std::vector<std::int32_t>& ids : documents) {
    const auto count = static_cast<std::int64_t>(ids.size());
    for (std::int64_t begin = 0; begin < count; begin += room) {
      std::vector<std::int32_t>& row = rows.emplace_back(added.before);
      row.insert(row.end(), ids.begin() + begin, ids.begin() + std::min(begin + room, count));
    }
  }
  return rows;
}

TextLikelihood causalLikelihood(const ModelCopies& copies, const DocumentIds& documents,
                                const KneserNeyBigram* bigram, const Execution& execution) {
  const Model& first = copies.model();
  if (!first.transformer->hasOutputHead())
    throw Error("%1 has no language-model head, so that it tells no next token.", first.name);
  const AddedTokens added = addedTokens(*first.tokenizer);
  const DocumentIds rows = rowsOf(documents, added, rowLength(first.config, longestRow));
  std::vector<TextLikelihood> parts(rows.size());
  copies.forEach(static_cast<std::int64_t>(rows.size()), execution,
                 [&](std::int64_t index, const Model& model, const Execution& inside) {
                   const auto i = static_cast<std::size_t>(index);
                   parts[i] = likelihoodOfRow(model, rows[i], added.before.size(), bigram, inside);
                 });
  TextLikelihood likelihood;
  for (const TextLikelihood& part : parts) likelihood += part;
  if (likelihood.model.tokens == 0)
    throw Error("%1: no document has two tokens, so that there is no perplexity.", first.name);
  return likelihood;
}

}  // namespace headlight
