#pragma once

#include <QJsonObject>
#include <optional>

#include "core/analysis/head_habit.h"
#include "core/analysis/statistic.h"
#include "core/trace/pattern_source.h"
#include "ui/session/json_values.h"

namespace headlight {

/// What the head map shows of each head, in which order, and which heads it leaves out.
struct HeadMapOptions {
  static constexpr const char* viewId = "head-map";
  enum class Order {
    Layers,     // layers as rows, heads as columns
    Statistic,  // by sortedBy, the strongest first
    Cell,       // by the weight of the focused cell, the largest first
    Alike,      // by agreement with the head alikeTo
  };
  /// Which of a comparison's maps it is: of the run on the screen, of the other, or of their difference.
  enum class Part { First, Second, Difference };

  std::optional<Statistic> shown;  // as the colour of a head; nothing: its pattern
  Order order = Order::Layers;
  Statistic sortedBy = Statistic::Previous;
  HeadId alikeTo;
  std::optional<HeadHabit> rule;  // only the heads that follow this one (None: that follow none)
  /// While two runs are compared side by side; one that is shown alone is shown here too.
  Part part = Part::Difference;

  QJsonObject toJson() const;
  void read(const JsonValues& json);
  bool operator==(const HeadMapOptions&) const = default;
};

}  // namespace headlight
