#include "core/analysis/statistic.h"

namespace headlight {

// p(i, j) is the weight of query i on key j. Every number is a mean over queries.
const std::array<StatisticInfo, statisticCount>& statisticTable() {
  static const std::array<StatisticInfo, statisticCount> table = {{
      {Statistic::Entropy, "entropy", "entropy",
       "H(i) = −Σⱼ p(i, j) log₂ p(i, j), in bits, mean over queries i. 0: each query looks at one key.",
       "Clark et al. 2019 (arXiv 1906.04341), section 3.3", true},
      {Statistic::NormalizedEntropy, "normalized-entropy", "normalized entropy",
       "H(i) / log₂(number of keys that i sees), mean over queries i that see at least two. 0: one key, 1: "
       "all "
       "keys alike.",
       "", true},
      {Statistic::Distance, "distance", "mean distance",
       "Σⱼ p(i, j) |i − j|, in tokens, mean over queries i.", "Vig and Belinkov 2019 (arXiv 1906.04284)"},
      {Statistic::Previous, "previous", "previous token",
       "p(i, i − 1), mean over queries i that have a token before them.",
       "Clark et al. 2019 (arXiv 1906.04341), section 3.1"},
      {Statistic::Self, "same", "same token", "p(i, i): the weight on the token itself, mean over queries i.",
       "Clark et al. 2019 (arXiv 1906.04341), section 3.1"},
      {Statistic::Next, "next", "next token",
       "p(i, i + 1), mean over queries i that have a token after them.",
       "Clark et al. 2019 (arXiv 1906.04341), section 3.1"},
      {Statistic::First, "first", "first token", "p(i, 0), mean over queries i.",
       "Xiao et al. 2023 (arXiv 2309.17453)"},
      {Statistic::Special, "special", "special tokens",
       "Σ p(i, j) over special tokens j such as [CLS] and [SEP], mean over queries i.",
       "Clark et al. 2019 (arXiv 1906.04341), section 3.2"},
      {Statistic::Punctuation, "punctuation", "punctuation",
       "Σ p(i, j) over tokens j that are punctuation alone, mean over queries i.",
       "Clark et al. 2019 (arXiv 1906.04341), section 3.2"},
      {Statistic::Duplicate, "duplicate", "same word before",
       "Σ p(i, j) over earlier tokens j equal to token i, mean over queries i that stood before in the text.",
       "Wang et al. 2022 (arXiv 2211.00593)"},
      {Statistic::Induction, "induction", "after the same word",
       "Σ p(i, j + 1) over earlier tokens j equal to token i, j + 1 < i, mean over queries i that stood "
       "before "
       "in the text, the token just before left out.",
       "Olsson et al. 2022 (arXiv 2209.11895), prefix matching score"},
      {Statistic::Confidence, "confidence", "confidence", "maxⱼ p(i, j), mean over queries i.",
       "Voita et al. 2019 (arXiv 1905.09418)"},
  }};
  return table;
}

const StatisticInfo& infoOf(Statistic statistic) {
  return statisticTable()[static_cast<std::size_t>(statistic)];
}

std::optional<Statistic> statisticOf(std::string_view id) {
  for (const StatisticInfo& info : statisticTable())
    if (id == info.id) return info.statistic;
  return std::nullopt;
}

}  // namespace headlight
