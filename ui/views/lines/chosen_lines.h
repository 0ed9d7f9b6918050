#pragma once

#include <cstdint>
#include <vector>

#include "ui/views/lines/lines_options.h"
#include "ui/views/lines/strongest_cells.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// A head that is drawn, and the place its colour and dashes come from.
struct HeadPlace {
  HeadId head;
  int place = 0;
  bool operator==(const HeadPlace&) const = default;
};

/// Of which token a line is one: of none in particular, of the focused query, or of the focused key.
enum class LineSide { Any, Outgoing, Incoming };

struct AttentionLine {
  HeadPlace head;
  LineSide side = LineSide::Any;
  WeightedCell cell;
};

/// The tokens whose lines alone are drawn; -1: none.
struct LineTokens {
  std::int64_t outgoing = -1;  // as a query
  std::int64_t incoming = -1;  // as a key
  bool any() const { return outgoing >= 0 || incoming >= 0; }
  bool operator==(const LineTokens&) const = default;
};

/// The lines of one picture, the weakest first.
struct ChosenLines {
  std::vector<HeadPlace> heads;
  LineTokens tokens;
  std::vector<AttentionLine> lines;
  std::int64_t candidates = 0;  // cells that are neither masked nor left out, and pass the filter
  double total = 0;             // their weight
  double drawn = 0;             // the weight of the lines
  bool shortened = false;       // more lines would have been needed for the share that was asked for
};

/// At most so many lines are drawn.
constexpr std::size_t mostLines = 2000;

/// The heads that are drawn: those chosen that the pattern has, otherwise the focused one.
std::vector<HeadPlace> drawnHeads(const Snapshot& snapshot, const LinesOptions& options);

/// The tokens whose lines alone are drawn. Of a text that looks at itself a single focused token counts both
/// ways.
LineTokens lineTokens(const Snapshot& snapshot, LinesOptions::Direction direction);

/// Whether the pattern is one of two texts in one input, between which lines can be filtered.
bool hasTwoTexts(const PatternSource& source);

/// The lines of a snapshot with patterns. Of each head the fewest strongest cells are taken that hold the
/// share of its weight; where one token is looked at, of what it gives and of what it gets by themselves.
/// Masked cells and tokens that are left out are no lines. Throws Cancelled.
ChosenLines chooseLines(const Snapshot& snapshot, const LinesOptions& options, const Execution& execution);

}  // namespace headlight
