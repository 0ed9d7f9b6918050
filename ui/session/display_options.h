#pragma once

#include <QString>
#include <vector>

#include "core/trace/pattern_source.h"

namespace headlight {

enum class ScaleMode { Linear, Log, RowMaximum };
/// Which values the ends of a colour scale stand for: 0 and what the drawn weights of the picture reach, the
/// whole range a weight may have, or values that a person has fixed for every picture.
enum class ScaleRange { Fitted, Whole, Fixed };
enum class LeaveOut { Nothing, FirstToken, SpecialTokens };
enum class ThemeChoice { System, Light, Dark };

/// How patterns are coloured; the same for every picture on the screen and in exports. A value.
struct DisplayOptions {
  QString colorMap = QStringLiteral("Blues");
  ScaleMode scale = ScaleMode::Linear;
  ScaleRange range = ScaleRange::Fitted;
  ValueRange fixedRange;  // with ScaleRange::Fixed: low < high
  LeaveOut leaveOut = LeaveOut::Nothing;
  Pooling pooling = Pooling::Max;
  bool operator==(const DisplayOptions&) const = default;
};

/// 1 for every key that LeaveOut excludes, one entry a key; empty if none is.
std::vector<std::uint8_t> leftOutKeys(LeaveOut leaveOut, const TokenList& keys);
/// The same for queries: the rows of special tokens go with their columns, that of a first token stays.
std::vector<std::uint8_t> leftOutQueries(LeaveOut leaveOut, const TokenList& queries);

}  // namespace headlight
