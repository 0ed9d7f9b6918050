#pragma once

#include <QJsonObject>
#include <vector>

#include "core/attention/head_id.h"
#include "ui/session/json_values.h"

namespace headlight {

/// What the Lines view shows and how. A value.
struct LinesOptions {
  static constexpr const char* viewId = "lines";

  enum class Layout { Columns, Arcs };
  /// Which lines of the focused token.
  enum class Direction { Both, Outgoing, Incoming };
  /// What the colours of lines tell apart where one token of several heads is looked at.
  enum class Coloring { Heads, Directions };
  /// From which of two texts to which.
  enum class Pair { All, FirstToFirst, FirstToSecond, SecondToFirst, SecondToSecond };

  /// The heads drawn, each in the place that its colour and dashes come from; emptyPlace where a head was
  /// taken out, so that the others keep their look. No head at all: the focused one.
  std::vector<HeadId> places;
  int share = 60;  // percent of the weight drawn, 1 to 100
  Layout layout = Layout::Columns;
  Direction direction = Direction::Both;
  Coloring coloring = Coloring::Heads;
  Pair pair = Pair::All;

  static constexpr HeadId emptyPlace = {-1, -1};

  bool operator==(const LinesOptions&) const = default;
  bool contains(HeadId head) const;
  /// Into the first empty place; a head that is there stays where it is.
  void add(HeadId head);
  void remove(HeadId head);

  QJsonObject toJson() const;
  void read(const JsonValues& json);
};

}  // namespace headlight
