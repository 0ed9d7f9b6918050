#pragma once

#include <QString>
#include <vector>

#include "core/trace/pattern_source.h"

namespace headlight {

enum class ScaleMode { Linear, Log, RowMaximum };
enum class LeaveOut { Nothing, FirstToken, SpecialTokens };
enum class ThemeChoice { System, Light, Dark };

/// How patterns are coloured; the same for every picture on the screen and in exports. A value.
struct DisplayOptions {
  QString colorMap = QStringLiteral("Blues");
  ScaleMode scale = ScaleMode::Linear;
  LeaveOut leaveOut = LeaveOut::Nothing;
  Pooling pooling = Pooling::Max;
  bool operator==(const DisplayOptions&) const = default;
};

/// 1 for every key that LeaveOut excludes, one entry a key; empty if none is.
std::vector<std::uint8_t> leftOutKeys(LeaveOut leaveOut, const TokenList& keys);

}  // namespace headlight
