#include "core/training/position_tables.h"

#include <algorithm>
#include <numeric>

namespace headlight {

PositionTables makePositionTables(const StackConfig& config, std::int64_t longest) {
  PositionTables tables;
  tables.positions = std::min(config.maxPositions, longest);
  if (config.positionalEncoding == PositionalEncoding::None) tables.positions = longest;
  if (config.positionalEncoding == PositionalEncoding::Sinusoidal)
    tables.sinusoids = sinusoidalMatrix(tables.positions, config.tableSize(), config.sinusoid);
  std::vector<std::int64_t> positions(static_cast<std::size_t>(tables.positions));
  std::iota(positions.begin(), positions.end(), std::int64_t{0});
  for (const RotarySettings& settings : config.rotaries)
    fillRotaryTable(rotaryTurns(settings, tables.positions), positions, tables.rotaries.emplace_back());
  return tables;
}

}  // namespace headlight
