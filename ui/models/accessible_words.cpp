#include "ui/models/accessible_words.h"

#include <QCoreApplication>
#include <algorithm>
#include <vector>

#include "core/analysis/head_statistics.h"
#include "ui/models/facts.h"
#include "ui/models/number_text.h"
#include "ui/plots/token_label.h"

namespace headlight {
namespace {

// Enough of a head to say how sharp it is while a screen reader waits.
constexpr std::int64_t kCellsLookedAt = 1 << 12;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(AccessibleWords)
};

}  // namespace

QString headName(HeadId head) { return Words::tr("Layer %1, head %2").arg(head.layer).arg(head.head); }

QString headValue(const PatternSource& source, HeadId head, std::int64_t query) {
  const PatternShape shape = source.shape();
  if (shape.queries < 1 || shape.keys < 1) return {};
  if (query < 0 || query >= shape.queries) {
    const double sharp = headStatistics(source, {head}, {}, {kCellsLookedAt}).front().rowMaximum;
    return Words::tr("largest weight of a row, mean %1").arg(weightText(sharp));
  }
  std::vector<float> row(static_cast<std::size_t>(shape.keys));
  source.row(head, query, row);
  const auto largest = std::max_element(row.begin(), row.end());
  return Words::tr("%1 looks at %2, %3")
      .arg(tokenLabel(source.queryTokens(), query), tokenLabel(source.keyTokens(), largest - row.begin()),
           weightText(static_cast<double>(*largest)));
}

QString cellName(const PatternSource& source, const std::vector<HeadId>& heads, std::int64_t query,
                 std::int64_t key) {
  return Words::tr("%1 to %2, %3")
      .arg(tokenLabel(source.queryTokens(), query), tokenLabel(source.keyTokens(), key), headsText(heads));
}

QString cellValue(const PatternSource& source, HeadId head, std::int64_t query, std::int64_t key) {
  if (source.isMasked(head, query, key)) return Words::tr("masked");
  return weightText(static_cast<double>(source.cell(head, query, key)));
}

}  // namespace headlight
