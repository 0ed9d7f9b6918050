#include "ui/views/inspector_compare.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/models/facts.h"
#include "ui/models/large_head.h"
#include "ui/models/number_text.h"
#include "ui/plots/color_fit.h"
#include "ui/plots/token_label.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Inspector)
};

QString nameOf(const TokenList& tokens, std::int64_t token) {
  constexpr int longest = 30;
  return tokenLabel(tokens[static_cast<std::size_t>(token)]).left(longest);
}

/// Both columns are there while the second run is computed, so that the table keeps its shape.
void markAsPending(std::vector<Fact>& facts) {
  facts = narrowFacts(std::move(facts));
  for (Fact& fact : facts) fact.second = fact.difference = QStringLiteral("…");
}

OtherWeight otherWeight(const LargeHead& large, const Focus& place) {
  if (place.query < 0 || place.key < 0) return {};
  if (large.source->isMasked(large.head, place.query, place.key)) return {OtherWeight::Is::Masked, 0};
  return {OtherWeight::Is::Weight, large.source->cell(large.head, place.query, place.key)};
}

}  // namespace

std::optional<Comparison> comparisonIn(const Snapshot& snapshot) {
  return Comparison::isOn(snapshot) ? std::optional<Comparison>(snapshot) : std::nullopt;
}

QString missingInSecond(const Comparison& comparison, const Focus& focus) {
  if (!comparison.problem().isEmpty()) return comparison.problem();
  const PatternSource& patterns = *comparison.first().patterns();
  const Focus other = comparison.toSecond(focus);
  const bool query = focus.query >= 0 && other.query < 0, key = focus.key >= 0 && other.key < 0;
  const auto queryName = [&] { return nameOf(patterns.queryTokens(), focus.query); };
  const auto keyName = [&] { return nameOf(patterns.keyTokens(), focus.key); };
  if (query && key && queryName() != keyName())
    return Words::tr("Only A has “%1” and “%2”: there is nothing of B to set beside them.")
        .arg(queryName(), keyName());
  if (!query && !key) return {};
  return Words::tr("Only A has “%1”: there is nothing of B to set beside it.")
      .arg(query ? queryName() : keyName());
}

FactsTable inspectorCell(const Snapshot& snapshot) {
  FactsTable table{cellHeading(snapshot), {}, cellFacts(snapshot)};
  const auto comparison = comparisonIn(snapshot);
  if (table.facts.empty() || !comparison) return table;
  if (comparison->isPending()) {
    markAsPending(table.facts);
    return table;
  }
  table.note = missingInSecond(*comparison, snapshot.focus);
  if (table.note.isEmpty()) table.facts = comparedFacts(table.facts, cellFacts(comparison->second()));
  return table;
}

FactsTable inspectorHead(const InspectedNumbers& numbers) {
  const auto& [head, first, second, pending, ofWords] = numbers;
  FactsTable table{
      Words::tr("Head %1, means over queries").arg(headText(head)), {}, headFacts(first, ofWords)};
  const HeadStatistics& counted = second && second->sampled ? *second : first;
  if (counted.sampled)
    table.heading =
        Words::tr("Head %1, means over %2 of the queries").arg(headText(head), countText(counted.rows));
  if (pending) markAsPending(table.facts);
  if (second) table.facts = comparedFacts(table.facts, headFacts(*second, ofWords));
  return table;
}

void addOtherWeights(InspectorContent& content, const Comparison& comparison) {
  if (comparison.isPending()) {
    content.ranked.others.resize(content.ranked.keys.size());
    for (OtherWeight& other : content.ranked.others) other.is = OtherWeight::Is::Pending;
    return;
  }
  Focus focus = comparison.first().focus;
  if (content.incoming) focus.key = lookedAtToken(comparison.first());
  (content.incoming ? focus.query : focus.key) = -1;
  if (const QString missing = missingInSecond(comparison, focus); !missing.isEmpty()) {
    content.note = (content.note + QLatin1Char(' ') + missing).trimmed();
    return;
  }
  const LargeHead large = largeHead(comparison.second());
  double largest = 0;
  for (const RankedKey& ranked : content.ranked.keys) {
    (content.incoming ? focus.query : focus.key) = ranked.key;
    const OtherWeight other = otherWeight(large, comparison.toSecond(focus));
    largest = std::max(largest, static_cast<double>(std::abs(other.weight)));
    content.ranked.others.push_back(other);
  }
  // One scale for the bars of both.
  content.ranked.scale = std::max(content.ranked.scale, roundScaleUp(largest));
}

}  // namespace headlight
