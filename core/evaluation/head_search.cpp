#include "core/evaluation/head_search.h"

#include <algorithm>

#include "core/error.h"
#include "core/model/all_heads.h"

namespace headlight {
namespace {

std::vector<double> sumsOfRow(const Model& model, const WatchedRow& row, const std::vector<HeadId>& heads,
                              const Execution& execution) {
  RunRequest request;
  request.ids = row.ids;
  request.record = {.logits = LogitsRecord::None, .values = false};
  const auto trace = runAfresh(model, request, execution);
  const PatternSource& patterns = *trace->attention(trace->defaultKind())->patterns;
  std::vector<double> sums;
  for (const HeadId head : heads) {
    double sum = 0;
    for (const WatchedCell& cell : row.cells)
      sum += static_cast<double>(patterns.cell(head, cell.query, cell.key));
    sums.push_back(sum);
  }
  return sums;
}

std::int64_t cellCount(const std::vector<WatchedRow>& rows) {
  std::size_t count = 0;
  for (const WatchedRow& row : rows) count += row.cells.size();
  return static_cast<std::int64_t>(count);
}

}  // namespace

std::vector<double> meanWeights(const ModelCopies& copies, const std::vector<WatchedRow>& rows,
                                const std::vector<HeadId>& heads, const Execution& execution) {
  std::vector<std::vector<double>> sums(rows.size());  // [row][head]
  copies.forEach(static_cast<std::int64_t>(rows.size()), execution,
                 [&](std::int64_t index, const Model& model, const Execution& inside) {
                   const auto i = static_cast<std::size_t>(index);
                   sums[i] = sumsOfRow(model, rows[i], heads, inside);
                 });
  std::vector<double> means(heads.size(), 0);
  for (const std::vector<double>& row : sums)
    for (std::size_t head = 0; head < heads.size(); ++head) means[head] += row[head];
  for (double& mean : means) mean /= static_cast<double>(std::max<std::int64_t>(1, cellCount(rows)));
  return means;
}

FoundHead findHead(const ModelCopies& copies, const std::vector<WatchedRow>& selection,
                   const std::vector<WatchedRow>& sample, const Execution& execution) {
  if (cellCount(selection) == 0 || cellCount(sample) == 0)
    throw Error("%1: the texts are too short to look for a head in them.", copies.model().name);
  const ModelConfig& config = copies.model().config;
  const std::vector<HeadId> heads =
      allHeads(config, config.encoder ? AttentionKind::Encoder : AttentionKind::Decoder);
  const std::vector<double> picked = meanWeights(copies, selection, heads, execution);
  const auto best = static_cast<std::size_t>(std::max_element(picked.begin(), picked.end()) - picked.begin());
  return {.head = heads[best],
          .selected = picked[best],
          .measured = meanWeights(copies, sample, {heads[best]}, execution).front(),
          .cells = cellCount(sample)};
}

}  // namespace headlight
