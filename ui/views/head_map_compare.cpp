#include "ui/views/head_map_compare.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <utility>

#include "core/analysis/head_habit.h"
#include "ui/compute/answer_all.h"
#include "ui/models/facts.h"
#include "ui/models/head_questions.h"
#include "ui/models/number_text.h"
#include "ui/plots/color_fit.h"
#include "ui/session/compare_options.h"
#include "ui/views/compare/comparison.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(HeadMapView)
};

using Statistics = std::vector<HeadStatistics>;
using MapPart = HeadMapOptions::Part;

/// Whether B is a head of the very run that A is.
bool isOneRun(const Snapshot& snapshot) {
  return optionsIn<CompareOptions>(snapshot.state.viewOptions).with == CompareOptions::With::Head;
}

const Statistics* statisticsOf(const Snapshot& snapshot) {
  return snapshot.answer<Statistics>(statisticsQuestion(snapshot.focus.kind).key).get();
}

std::shared_ptr<const PatternSource> patternsOf(const Snapshot& snapshot) {
  const AttentionTrace* trace = snapshot.attention();
  return trace ? trace->patterns : nullptr;
}

/// Why the map can show A alone; empty: both have the same heads.
QString whyAlone(const Comparison& comparison) {
  const PatternSource* a = comparison.first().patterns();
  const PatternSource* b = comparison.second().patterns();
  if (a && b) {
    const PatternShape own = a->shape(), other = b->shape();
    if (own.layers != other.layers || own.heads != other.heads)
      return Words::tr("A has %1 × %2 layers and heads, B has %3 × %4: the map shows A alone.")
          .arg(own.layers)
          .arg(own.heads)
          .arg(other.layers)
          .arg(other.heads);
  }
  if (comparison.problem().isEmpty()) return {};
  return Words::tr("%1 The map shows A alone.").arg(comparison.problem());
}

double sizeOf(double difference) { return std::isnan(difference) ? -1 : std::abs(difference); }

/// The largest differences first, whatever their sign.
void sortBySize(std::vector<RankedHead>& heads) {
  std::stable_sort(heads.begin(), heads.end(), [](const RankedHead& a, const RankedHead& b) {
    return sizeOf(a.value) > sizeOf(b.value);
  });
}

/// The heads of A - B in their order, as HeadMapNumbers::order has them.
class DifferenceOrder {
 public:
  DifferenceOrder(const Comparison& comparison, const Snapshot& second)
      : m_comparison(comparison),
        m_options(optionsIn<HeadMapOptions>(comparison.first().state.viewOptions)),
        m_heads(allHeads(comparison.first().patterns()->shape())) {
    const Statistics* first = statisticsOf(comparison.first());
    const Statistics* other = statisticsOf(second);
    if (!first || !other || first->size() != m_heads.size() || other->size() != m_heads.size()) return;
    m_first = first;
    m_second = other;
    // Of one run every head is set against one.
    if (!isOneRun(comparison.first())) return;
    const HeadId& head = comparison.second().focus.headId();
    const auto width = comparison.first().patterns()->shape().heads;
    m_one = std::min(static_cast<std::size_t>(head.layer * width + head.head), m_heads.size() - 1);
  }

  std::optional<std::vector<RankedHead>> make(const HeadMapNumbers& first) const {
    std::optional<std::vector<RankedHead>> order = sorted(first);
    if (!m_options.rule || !m_first) return order;
    if (!order) order = byValue([](std::size_t) { return std::nan(""); });
    std::erase_if(*order, [this](const RankedHead& ranked) { return !follows(ranked.head); });
    return order;
  }

 private:
  template <typename Value>
  std::vector<RankedHead> byValue(const Value& value) const {
    std::vector<RankedHead> ranked;
    for (std::size_t i = 0; i < m_heads.size(); ++i) ranked.push_back({m_heads[i], value(i)});
    return ranked;
  }

  std::optional<std::vector<RankedHead>> sorted(const HeadMapNumbers& first) const {
    switch (m_options.order) {
      case HeadMapOptions::Order::Layers:
        return std::nullopt;
      case HeadMapOptions::Order::Statistic: {
        if (!m_first) return std::nullopt;
        auto ranked = byValue([this](std::size_t i) {
          return valueOf((*m_first)[i], m_options.sortedBy) -
                 valueOf((*m_second)[m_one.value_or(i)], m_options.sortedBy);
        });
        sortBySize(ranked);
        return ranked;
      }
      case HeadMapOptions::Order::Cell: {
        const PatternSource* source = m_comparison.difference().patterns();
        const Focus& focus = m_comparison.first().state.focus;
        if (!first.order || !source) return std::nullopt;
        auto ranked = headsByCell(*source, focus.query, focus.key);
        sortBySize(ranked);
        return ranked;
      }
      case HeadMapOptions::Order::Alike:
        return first.order;
    }
    return std::nullopt;
  }

  /// In one of the two.
  bool follows(const HeadId& head) const {
    const auto width = static_cast<std::size_t>(m_comparison.first().patterns()->shape().heads);
    const std::size_t index =
        static_cast<std::size_t>(head.layer) * width + static_cast<std::size_t>(head.head);
    return habitOf((*m_first)[index]).habit == *m_options.rule ||
           habitOf((*m_second)[m_one.value_or(index)]).habit == *m_options.rule;
  }

  const Comparison& m_comparison;
  HeadMapOptions m_options;
  std::vector<HeadId> m_heads;
  const Statistics* m_first = nullptr;  // both or none
  const Statistics* m_second = nullptr;
  std::optional<std::size_t> m_one;  // the place of B among the heads of its run, where it is one of them
};

QString noCellInSecond() { return Words::tr("B has not both of the tokens of this cell."); }

/// Of the same snapshot with every head in the map.
HeadMapNumbers numbersOfAll(Snapshot snapshot) {
  editOptions<HeadMapOptions>(snapshot.state.viewOptions, [](HeadMapOptions& options) { options.rule = {}; });
  return headMapNumbers(snapshot);
}

HeadMapNumbers differenceOf(const Comparison& comparison, const Snapshot& second, const HeadMapNumbers& first,
                            const HeadMapNumbers& other) {
  HeadMapNumbers numbers;
  numbers.isSigned = true;
  numbers.name = first.name;
  const HeadMapNumbers all = numbersOfAll(comparison.first());
  const HeadMapNumbers allOther = numbersOfAll(second);
  numbers.note = all.note.isEmpty() ? allOther.note : all.note;
  if (all.order && !allOther.order) numbers.note = noCellInSecond();
  double largest = 0;
  for (std::size_t i = 0; i < std::min(first.shown.size(), other.shown.size()); ++i) {
    numbers.shown.push_back(first.shown[i] - other.shown[i]);
    largest = std::max(largest, sizeOf(numbers.shown.back()));
  }
  numbers.top = largest > 0 ? roundScaleUp(largest) : 1;
  numbers.order = DifferenceOrder(comparison, second).make(all);
  const bool isEmpty = numbers.order && numbers.order->empty();
  if (isEmpty) numbers.note = Words::tr("No head follows this rule here.");
  return numbers;
}

QString differenceTitle(const HeadMapNumbers& numbers) {
  if (numbers.shown.empty()) return Comparison::differenceTitle();
  return Words::tr("A − B: %1").arg(numbers.name);
}

/// B as the map needs it: where it is a head of A's own run, every head is set against that one.
struct SecondMap {
  Snapshot snapshot;
  HeadMapNumbers numbers;

  SecondMap(const Comparison& comparison, const HeadMapNumbers& first) {
    snapshot = isOneRun(comparison.first()) ? comparison.first() : comparison.second();
    if (!isOneRun(comparison.first())) {
      numbers = headMapNumbers(snapshot);
      return;
    }
    numbers = first;
    const HeadId head = comparison.second().focus.headId();
    const auto index = static_cast<std::size_t>(head.layer * snapshot.patterns()->shape().heads + head.head);
    if (index < first.shown.size()) numbers.shown.assign(first.shown.size(), first.shown[index]);
  }
};

/// Makes the content that of a part; both runs have the same heads.
void compare(HeadMapContent& content, const Comparison& comparison, MapPart part) {
  content.isCompared = true;
  const bool oneRun = isOneRun(comparison.first());
  const HeadMapNumbers first = headMapNumbers(comparison.first());
  const SecondMap second(comparison, first);
  switch (part) {
    case MapPart::First:
      content.numbers = first;
      content.title = comparison.firstTitle();
      if (!oneRun) content.other = patternsOf(comparison.second());
      break;
    case MapPart::Second:
      content.title = comparison.secondTitle();
      content.numbers = oneRun ? first : second.numbers;
      if (oneRun)
        content.sentence = Words::tr("B is a head of the same run, whose map is that of A.");
      else
        content.other = patternsOf(comparison.first());
      if (first.order && !content.numbers.order) content.numbers.note = noCellInSecond();
      content.snapshot.result = second.snapshot.result;
      content.snapshot.answers = second.snapshot.answers;
      break;
    case MapPart::Difference:
      content.numbers = differenceOf(comparison, second.snapshot, first, second.numbers);
      content.title = differenceTitle(content.numbers);
      content.snapshot.result = comparison.difference().result;
      content.snapshot.answers.clear();  // what a head does is said of a run
      break;
  }
  if (part == MapPart::Second && !oneRun) {
    content.snapshot.focus.query = comparison.toSecond(content.snapshot.state.focus).query;
    content.snapshot.focus.key = comparison.toSecond(content.snapshot.state.focus).key;
  }
  if (part != MapPart::Difference) content.numbers.top = std::max(first.top, second.numbers.top);
  content.numbers.first = first.shown;
  content.numbers.second = second.numbers.shown;
}

}  // namespace

HeadMapOptions::Part shownPart(const SessionState& state) {
  switch (optionsIn<CompareOptions>(state.viewOptions).show) {
    case CompareOptions::Show::All:
      break;
    case CompareOptions::Show::First:
      return MapPart::First;
    case CompareOptions::Show::Second:
      return MapPart::Second;
    case CompareOptions::Show::Difference:
      return MapPart::Difference;
  }
  return optionsIn<HeadMapOptions>(state.viewOptions).part;
}

HeadMapContent headMapContent(const Snapshot& snapshot, HeadMapOptions::Part part) {
  HeadMapContent content;
  content.snapshot = snapshot;
  content.snapshot.focus.query = snapshot.state.focus.query;
  content.snapshot.focus.key = snapshot.state.focus.key;
  if (!snapshot.patterns()) return content;
  if (!Comparison::isOn(snapshot)) {
    content.numbers = headMapNumbers(snapshot);
    return content;
  }
  const Comparison comparison(snapshot);
  content.waits = !areAnswered(headMapNeeds(snapshot), snapshot.answers);
  if (!content.waits) content.sentence = whyAlone(comparison);
  if (!content.waits && content.sentence.isEmpty()) {
    compare(content, comparison, part);
    return content;
  }
  content.numbers = headMapNumbers(snapshot);
  content.title = comparison.firstTitle();
  if (content.waits && content.numbers.note.isEmpty()) content.numbers.note = Words::tr("Computing …");
  return content;
}

bool comparesHeadMaps(const Snapshot& snapshot) {
  if (!Comparison::isOn(snapshot) || !snapshot.patterns()) return false;
  const Comparison comparison(snapshot);
  return comparison.isPending() || whyAlone(comparison).isEmpty();
}

std::vector<Question> headMapNeeds(const Snapshot& snapshot) {
  if (!Comparison::isOn(snapshot)) return headMapQuestions(snapshot);
  if (!isOneRun(snapshot)) return Comparison::needs(snapshot, &headMapQuestions, false);
  std::vector<Question> all = headMapQuestions(snapshot);
  for (Question& question : Comparison::needs(snapshot, nullptr, false)) all.push_back(std::move(question));
  return all;
}

DisplayOptions headMapDisplay(DisplayOptions display, const HeadMapContent& content) {
  if (content.isDifference() && display.range == ScaleRange::Fixed)
    display.fixedRange.low = -display.fixedRange.high;
  return display;
}

std::optional<DisplayOptions> widerDisplay(DisplayOptions display, double ownEnd, double otherEnd) {
  const bool fitted = display.range == ScaleRange::Fitted && display.scale != ScaleMode::RowMaximum;
  if (!fitted || otherEnd <= ownEnd) return std::nullopt;
  display.range = ScaleRange::Fixed;
  display.fixedRange = {0, static_cast<float>(otherEnd)};
  return display;
}

QString comparedNumbers(const HeadMapNumbers& numbers, std::size_t head) {
  if (head >= numbers.first.size() || head >= numbers.second.size()) return {};
  const double a = numbers.first[head], b = numbers.second[head];
  const auto text = [](double value) { return std::isnan(value) ? QStringLiteral("–") : weightText(value); };
  const QString difference = std::isnan(a - b) ? QStringLiteral("–") : signedWeightText(a - b);
  return QStringLiteral("A %1 · B %2 · A − B %3").arg(text(a), text(b), difference);
}

}  // namespace headlight
