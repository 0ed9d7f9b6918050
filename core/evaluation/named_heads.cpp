#include "core/evaluation/named_heads.h"

#include <algorithm>

#include "core/error.h"
#include "core/evaluation/causal_perplexity.h"
#include "core/evaluation/row_length.h"
#include "core/model/random_numbers.h"

namespace headlight {
namespace {

constexpr std::int64_t rowTokens = 256;
// Rows of a sample: a mean over so many tokens has no need of more.
constexpr std::size_t mostRows = 128;

WatchedRow previousTokenRow(std::vector<std::int32_t> ids, std::int64_t added) {
  WatchedRow row{std::move(ids), {}};
  for (std::int64_t query = added + 1; query < static_cast<std::int64_t>(row.ids.size()); ++query)
    row.cells.push_back({query, query - 1});
  return row;
}

std::vector<std::int32_t> drawnIds(const Model& model) {
  std::vector<std::int32_t> ids;
  // Models often have room for more ids than their tokenizer has pieces.
  const auto count = std::min(model.config.vocabularySize, model.tokenizer->vocabularySize());
  for (std::int32_t id = 0; id < count; ++id)
    if (!model.tokenizer->isSpecial(id) && !model.tokenizer->isUnknown(id) &&
        !model.tokenizer->tokenBytes(id).empty())
      ids.push_back(id);
  if (ids.empty()) throw Error("%1: no token of its vocabulary stands for a text.", model.name);
  return ids;
}

// A few bits of a sequence's number, so that sequences have numbers of their own.
constexpr std::uint64_t numbersOfSequence = std::uint64_t{1} << 20;

WatchedRow repeatedSequence(const std::vector<std::int32_t>& drawn, const AddedTokens& added,
                            std::int64_t length, const RandomNumbers& random, std::int64_t number) {
  WatchedRow row;
  row.ids = added.before;
  const std::uint64_t base = static_cast<std::uint64_t>(number) * numbersOfSequence;
  for (std::int64_t i = 0; i < length; ++i)
    row.ids.push_back(drawn[random.bits(base + static_cast<std::uint64_t>(i)) % drawn.size()]);
  const auto begin = static_cast<std::int64_t>(added.before.size());
  for (std::int64_t i = 0; i < length; ++i) {
    row.ids.push_back(row.ids[static_cast<std::size_t>(begin + i)]);
    row.cells.push_back({begin + length + i, begin + i + 1});
  }
  return row;
}

}  // namespace

FoundHead findPreviousTokenHead(const ModelCopies& copies, const DocumentIds& documents,
                                const Execution& execution) {
  const AddedTokens added = addedTokens(*copies.model().tokenizer);
  DocumentIds rows = rowsOf(documents, added, rowLength(copies.model().config, rowTokens));
  const std::size_t step = std::max<std::size_t>(1, rows.size() / (2 * mostRows));
  std::vector<WatchedRow> selection;
  std::vector<WatchedRow> sample;
  for (std::size_t i = 0; i < rows.size(); i += step)
    (i / step % 2 == 0 ? selection : sample)
        .push_back(previousTokenRow(std::move(rows[i]), static_cast<std::int64_t>(added.before.size())));
  return findHead(copies, selection, sample, execution);
}

std::vector<WatchedRow> repeatedSequences(const Model& model, const InductionSettings& settings,
                                          std::int64_t first) {
  const AddedTokens added = addedTokens(*model.tokenizer);
  const std::int64_t room =
      rowLength(model.config, 2 * settings.length + static_cast<std::int64_t>(added.before.size()));
  const std::int64_t length = (room - static_cast<std::int64_t>(added.before.size())) / 2;
  if (length < 2) throw Error("%1 has no room for a sequence and its copy.", model.name);
  const std::vector<std::int32_t> drawn = drawnIds(model);
  const RandomNumbers random(settings.seed);
  std::vector<WatchedRow> rows;
  for (std::int64_t i = 0; i < settings.sequences; ++i)
    rows.push_back(repeatedSequence(drawn, added, length, random, first + i));
  return rows;
}

FoundHead findInductionHead(const ModelCopies& copies, const Execution& execution,
                            const InductionSettings& settings) {
  return findHead(copies, repeatedSequences(copies.model(), settings, 0),
                  repeatedSequences(copies.model(), settings, settings.sequences), execution);
}

}  // namespace headlight
