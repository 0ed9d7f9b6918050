#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace headlight {

/// What can be asked about one head, in the order in which it is listed.
enum class Statistic {
  Entropy,
  NormalizedEntropy,
  Distance,
  Previous,
  Self,
  Next,
  First,
  Special,
  Punctuation,
  Duplicate,
  Induction,
  Confidence
};

constexpr std::size_t statisticCount = 12;

/// One statistic with its words. Texts are English, in UTF-8, and static.
struct StatisticInfo {
  Statistic statistic = Statistic::Entropy;
  const char* id = "";       // "normalized-entropy", in files and options
  const char* name = "";     // "normalized entropy", on the screen
  const char* formula = "";  // what it is, for a tooltip
  const char* source = "";   // who has it so, or empty
  /// Whether a small value says that the head is pointed: entropies.
  bool lowIsStrong = false;
};

/// Every statistic once, in the order of the enum.
const std::array<StatisticInfo, statisticCount>& statisticTable();
const StatisticInfo& infoOf(Statistic statistic);
/// Nothing for an id that no statistic has.
std::optional<Statistic> statisticOf(std::string_view id);

}  // namespace headlight
