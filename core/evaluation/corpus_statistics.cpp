#include "core/evaluation/corpus_statistics.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <set>

#include "core/analysis/row_groups.h"
#include "core/error.h"
#include "core/model/generation.h"

namespace headlight {
namespace {

constexpr std::array allKinds = {AttentionKind::Encoder, AttentionKind::Decoder, AttentionKind::Cross};

/// Keeps the strongest of both lists.
void keepStrongest(std::vector<StrongText>& texts, const std::vector<StrongText>& others, bool lowIsStrong) {
  texts.insert(texts.end(), others.begin(), others.end());
  std::sort(texts.begin(), texts.end(), [&](const StrongText& a, const StrongText& b) {
    if (a.value != b.value) return lowIsStrong ? a.value < b.value : a.value > b.value;
    return a.text < b.text;
  });
  if (texts.size() > strongTexts) texts.resize(strongTexts);
}

HeadTotals totalsOf(std::int64_t text, const StatisticSums& sums) {
  HeadTotals totals;
  for (const StatisticInfo& info : statisticTable()) {
    const auto index = static_cast<std::size_t>(info.statistic);
    totals.sums[index].add(sums.sums[index]);
    totals.rows[index] = sums.rows[index];
    if (sums.rows[index] > 0) totals.strongest[index].push_back({text, sums.mean(info.statistic)});
  }
  totals.allRows = sums.allRows;
  totals.largestWeight = sums.largestWeight;
  return totals;
}

}  // namespace

void HeadTotals::add(const HeadTotals& other) {
  for (const StatisticInfo& info : statisticTable()) {
    const auto index = static_cast<std::size_t>(info.statistic);
    sums[index].add(other.sums[index]);
    rows[index] += other.rows[index];
    keepStrongest(strongest[index], other.strongest[index], info.lowIsStrong);
  }
  allRows += other.allRows;
  largestWeight = std::max(largestWeight, other.largestWeight);
}

HeadStatistics HeadTotals::statistics() const {
  StatisticSums all;
  for (std::size_t i = 0; i < statisticCount; ++i) all.sums[i] = sums[i].value();
  all.rows = rows;
  all.allRows = allRows;
  all.largestWeight = largestWeight;
  return statisticsOf(all);
}

void CorpusTotals::add(const CorpusTotals& other) {
  if (other.texts == 0) return;
  if (texts == 0) {
    *this = other;
    return;
  }
  const auto sameHeads = [](const KindTotals& a, const KindTotals& b) {
    return a.kind == b.kind && a.layers == b.layers && a.heads == b.heads;
  };
  if (!std::equal(kinds.begin(), kinds.end(), other.kinds.begin(), other.kinds.end(), sameHeads))
    throw Error("Statistics of models with different heads cannot be added up.");
  texts += other.texts;
  tokens += other.tokens;
  for (std::size_t kind = 0; kind < kinds.size(); ++kind)
    for (std::size_t head = 0; head < kinds[kind].totals.size(); ++head)
      kinds[kind].totals[head].add(other.kinds[kind].totals[head]);
}

std::vector<std::int64_t> CorpusTotals::strongestTexts() const {
  std::set<std::int64_t> found;
  for (const KindTotals& kind : kinds)
    for (const HeadTotals& head : kind.totals)
      for (const std::vector<StrongText>& list : head.strongest)
        for (const StrongText& text : list) found.insert(text.text);
  return {found.begin(), found.end()};
}

CorpusTotals totalsOf(std::int64_t text, const Trace& trace, const Execution& execution,
                      const StatisticsOptions& options) {
  CorpusTotals totals;
  totals.texts = 1;
  for (const AttentionKind kind : allKinds) {
    const AttentionTrace* const attention = trace.attention(kind);
    if (!attention || !attention->patterns) continue;
    const PatternShape shape = attention->patterns->shape();
    if (totals.kinds.empty()) totals.tokens = shape.keys;
    KindTotals entry{kind, shape.layers, shape.heads, {}};
    for (const StatisticSums& sums :
         headStatisticSums(*attention->patterns, allHeadsOf(shape), execution, options))
      entry.totals.push_back(totalsOf(text, sums));
    totals.kinds.push_back(std::move(entry));
  }
  return totals;
}

CorpusTotals corpusStatistics(const ModelCopies& copies, const std::vector<CorpusText>& texts,
                              const std::string& file, const Execution& execution) {
  CorpusTotals totals;
  std::mutex mutex;
  const auto measure = [&](std::int64_t index, const Model& model, const Execution& inside) {
    const CorpusText& text = texts[static_cast<std::size_t>(index)];
    CorpusTotals one;
    try {
      PreparedInput run = prepareInput(model, text.input);
      run.request.record = {.logits = LogitsRecord::None, .values = false};
      model.transformer->forgetLastRun();
      one = totalsOf(text.number, *runPrepared(model, run, inside), inside);
    } catch (const Error& error) {
      throw Error("%1, line %2: %3", file, text.number, error.message());
    }
    const std::lock_guard lock(mutex);
    totals.add(one);
  };
  copies.forEach(static_cast<std::int64_t>(texts.size()), execution, measure);
  return totals;
}

}  // namespace headlight
