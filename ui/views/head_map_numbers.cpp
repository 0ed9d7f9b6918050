#include "ui/views/head_map_numbers.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/analysis/head_habit.h"
#include "ui/models/core_words.h"
#include "ui/models/head_questions.h"
#include "ui/plots/color_fit.h"
#include "ui/views/head_map_options.h"

namespace headlight {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(HeadMapView)
};

using Statistics = std::vector<HeadStatistics>;

/// Shares of the weight are comparable from head to head on a scale up to 1; the others have units.
bool isShare(Statistic statistic) {
  return statistic != Statistic::Entropy && statistic != Statistic::Distance;
}

void show(HeadMapNumbers& numbers, const Statistics& statistics, Statistic statistic) {
  double largest = 0;
  for (const HeadStatistics& head : statistics) {
    numbers.shown.push_back(valueOf(head, statistic));
    if (!std::isnan(numbers.shown.back())) largest = std::max(largest, numbers.shown.back());
  }
  numbers.top = isShare(statistic) || largest <= 0 ? 1 : roundScaleUp(largest);
  numbers.name = coreWord(infoOf(statistic).name);
}

std::vector<RankedHead> inLayers(const PatternSource& source) {
  std::vector<RankedHead> heads;
  for (const HeadId head : allHeads(source.shape()))
    heads.push_back({head, std::numeric_limits<double>::quiet_NaN()});
  return heads;
}

/// The head itself comes first, so that one sees what the others are like.
std::optional<std::vector<RankedHead>> byAgreement(const Snapshot& snapshot, HeadId head) {
  const auto agreement =
      snapshot.answer<std::vector<double>>(agreementQuestion(snapshot.focus.kind, head).key);
  std::vector<RankedHead> ranked = inLayers(*snapshot.patterns());
  if (!agreement || agreement->size() != ranked.size()) return std::nullopt;
  for (std::size_t i = 0; i < ranked.size(); ++i) ranked[i].value = (*agreement)[i];
  std::stable_sort(ranked.begin(), ranked.end(), [head](const RankedHead& a, const RankedHead& b) {
    if ((a.head == head) != (b.head == head)) return a.head == head;
    if (std::isnan(a.value) || std::isnan(b.value)) return !std::isnan(a.value) && std::isnan(b.value);
    return a.value > b.value;
  });
  return ranked;
}

std::optional<std::vector<RankedHead>> orderOf(const Snapshot& snapshot, const HeadMapOptions& options,
                                               const Statistics* statistics) {
  const PatternSource& source = *snapshot.patterns();
  const Focus& focus = snapshot.state.focus;
  switch (options.order) {
    case HeadMapOptions::Order::Layers:
      return std::nullopt;
    case HeadMapOptions::Order::Statistic:
      if (!statistics) return std::nullopt;
      return headsByStatistic(*statistics, source.shape().heads, options.sortedBy);
    case HeadMapOptions::Order::Cell: {
      const bool inside = focus.query >= 0 && focus.query < source.shape().queries && focus.key >= 0 &&
                          focus.key < source.shape().keys;
      if (!inside) return std::nullopt;
      return headsByCell(source, focus.query, focus.key);
    }
    case HeadMapOptions::Order::Alike:
      return byAgreement(snapshot, options.alikeTo);
  }
  return std::nullopt;
}

void leaveOthersOut(std::vector<RankedHead>& heads, const Statistics& statistics, std::int64_t width,
                    HeadHabit rule) {
  std::erase_if(heads, [&](const RankedHead& ranked) {
    const auto index = static_cast<std::size_t>(ranked.head.layer * width + ranked.head.head);
    return index >= statistics.size() || habitOf(statistics[index]).habit != rule;
  });
}

/// Why the map does not show yet what it was asked for.
QString noteOf(const Snapshot& snapshot, const HeadMapOptions& options, const HeadMapNumbers& numbers) {
  for (const Question& asked : headMapQuestions(snapshot)) {
    const QString problem = snapshot.problem(asked.key);
    if (!problem.isEmpty()) return problem;
    if (!snapshot.answers.contains(asked.key)) return Words::tr("Computing what heads do…");
  }
  if (options.order == HeadMapOptions::Order::Cell && !numbers.order)
    return Words::tr("Choose a cell: a token that looks, and one that is looked at.");
  if (numbers.order && numbers.order->empty()) return Words::tr("No head follows this rule here.");
  return {};
}

bool sameNumber(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

}  // namespace

bool HeadMapNumbers::operator==(const HeadMapNumbers& other) const {
  const auto sameHead = [](const RankedHead& a, const RankedHead& b) {
    return a.head == b.head && sameNumber(a.value, b.value);
  };
  const auto same = [](const std::vector<double>& a, const std::vector<double>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), sameNumber);
  };
  return same(shown, other.shown) && same(first, other.first) && same(second, other.second) &&
         top == other.top && isSigned == other.isSigned && name == other.name && note == other.note &&
         order.has_value() == other.order.has_value() &&
         (!order ||
          std::equal(order->begin(), order->end(), other.order->begin(), other.order->end(), sameHead));
}

HeadMapNumbers headMapNumbers(const Snapshot& snapshot) {
  const auto options = optionsIn<HeadMapOptions>(snapshot.state.viewOptions);
  const PatternSource& source = *snapshot.patterns();
  const auto answer = snapshot.answer<Statistics>(statisticsQuestion(snapshot.focus.kind).key);
  const auto heads = static_cast<std::size_t>(source.shape().layers * source.shape().heads);
  const Statistics* statistics = answer && answer->size() == heads ? answer.get() : nullptr;
  HeadMapNumbers numbers;
  if (options.shown && statistics) show(numbers, *statistics, *options.shown);
  numbers.order = orderOf(snapshot, options, statistics);
  if (options.rule && statistics) {
    if (!numbers.order) numbers.order = inLayers(source);
    leaveOthersOut(*numbers.order, *statistics, source.shape().heads, *options.rule);
  }
  numbers.note = noteOf(snapshot, options, numbers);
  return numbers;
}

std::vector<Question> headMapQuestions(const Snapshot& snapshot) {
  const auto options = optionsIn<HeadMapOptions>(snapshot.state.viewOptions);
  if (!snapshot.patterns()) return {};
  std::vector<Question> asked;
  if (options.shown || options.rule || options.order == HeadMapOptions::Order::Statistic)
    asked.push_back(statisticsQuestion(snapshot.focus.kind));
  if (options.order == HeadMapOptions::Order::Alike)
    asked.push_back(agreementQuestion(snapshot.focus.kind, options.alikeTo));
  return asked;
}

}  // namespace headlight
