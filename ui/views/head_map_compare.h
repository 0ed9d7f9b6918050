#pragma once

#include <memory>

#include "ui/views/head_map_numbers.h"
#include "ui/views/head_map_options.h"

namespace headlight {

/// What the head map is of: the run, or while two are compared one of A, B and A - B, where both have the
/// same layers and heads. A value.
struct HeadMapContent {
  /// As it was given, but of a comparison's second run or difference with that result, the answers about it
  /// and its focused tokens. The session stays the one that was given.
  Snapshot snapshot;
  HeadMapNumbers numbers;
  QString title;     // above the map: "A: it was too tired"; empty: nothing is compared
  QString sentence;  // below it: why A is shown alone; empty: it is not
  /// The other run's patterns, whose scale is the same; nullptr: none.
  std::shared_ptr<const PatternSource> other = {};
  bool isCompared = false;  // it is one of three maps
  bool waits = false;       // the other run is still computed

  /// Whether patterns of both signs are shown.
  bool isDifference() const { return isCompared && numbers.isSigned; }
};

/// Which of a comparison's maps the session shows.
HeadMapOptions::Part shownPart(const SessionState& state);
/// Precondition: none; without patterns there is the snapshot alone.
HeadMapContent headMapContent(const Snapshot& snapshot, HeadMapOptions::Part part);
/// Whether it compares, which it can where both runs have the same layers and heads; true while the other run
/// is still computed.
bool comparesHeadMaps(const Snapshot& snapshot);
/// What must be answered for it, of both runs.
std::vector<Question> headMapNeeds(const Snapshot& snapshot);
/// The display of a map's patterns: a scale that a person has fixed is about 0 where they are differences.
DisplayOptions headMapDisplay(DisplayOptions display, const HeadMapContent& content);
/// What both maps' patterns are shown with, where the other one's scale reaches farther; nothing: their own.
std::optional<DisplayOptions> widerDisplay(DisplayOptions display, double ownEnd, double otherEnd);
/// The numbers of a head in both runs, and the one less the other; empty where none is shown.
QString comparedNumbers(const HeadMapNumbers& numbers, std::size_t head);

}  // namespace headlight
