#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/analysis/head_statistics.h"
#include "core/evaluation/exact_sum.h"
#include "core/evaluation/model_copies.h"
#include "core/model/prepared_input.h"

namespace headlight {

/// A text in which a head is strong, with the statistic there.
struct StrongText {
  std::int64_t text = 0;
  double value = 0;
  bool operator==(const StrongText&) const = default;
};

/// How many texts are kept for each head and statistic.
constexpr std::size_t strongTexts = 3;

/// One head's statistics over some texts. Adding up depends neither on the order nor on who adds.
struct HeadTotals {
  std::array<ExactSum, statisticCount> sums;
  std::array<std::int64_t, statisticCount> rows{};
  std::int64_t allRows = 0;
  double largestWeight = 0;
  /// The texts in which the statistic's mean is the strongest (see StatisticInfo::lowIsStrong), the strongest
  /// first; of equal ones the first text.
  std::array<std::vector<StrongText>, statisticCount> strongest;

  void add(const HeadTotals& other);
  /// The means over all queries of all texts.
  HeadStatistics statistics() const;
  bool operator==(const HeadTotals&) const = default;
};

/// All heads of one kind of attention: [layer * heads + head].
struct KindTotals {
  AttentionKind kind = AttentionKind::Encoder;
  std::int64_t layers = 0;
  std::int64_t heads = 0;
  std::vector<HeadTotals> totals;
  bool operator==(const KindTotals&) const = default;
};

struct CorpusTotals {
  std::int64_t texts = 0;
  std::int64_t tokens = 0;  // of the main text
  std::vector<KindTotals> kinds;

  /// Throws Error if the other one has other heads.
  void add(const CorpusTotals& other);
  /// The texts that some head is strong in, ascending.
  std::vector<std::int64_t> strongestTexts() const;
  bool operator==(const CorpusTotals&) const = default;
};

/// The totals of one run. Throws Cancelled.
CorpusTotals totalsOf(std::int64_t text, const Trace& trace, const Execution& execution,
                      const StatisticsOptions& options = {});

/// One text of a corpus.
struct CorpusText {
  std::int64_t number = 0;
  RunInput input;
};

/// Runs the model on every text, each afresh, and adds up what its heads do. Numbers depend neither on the
/// number of threads nor on how texts are shared out between calls. Throws Error naming the text's line in
/// `file`; Cancelled. With progress.
CorpusTotals corpusStatistics(const ModelCopies& copies, const std::vector<CorpusText>& texts,
                              const std::string& file, const Execution& execution);

}  // namespace headlight
