#include "core/training/stack_rows.h"

#include <algorithm>

namespace headlight {

ChosenRows chooseRows(const StackRows& rows, std::span<const std::int32_t> targets, Workspace& workspace) {
  const auto count =
      std::count_if(targets.begin(), targets.end(), [](std::int32_t target) { return target >= 0; });
  const std::span<std::int32_t> indices = workspace.integers(count);
  const std::span<std::int32_t> ids = workspace.integers(count);
  const std::span<std::int32_t> positions = workspace.integers(count);
  const std::span<std::int32_t> starts = workspace.integers(std::ssize(rows.starts));
  std::size_t next = 0;
  for (std::size_t i = 0; i < rows.sequences(); ++i) {
    starts[i] = static_cast<std::int32_t>(next);
    for (std::int32_t row = rows.starts[i]; row < rows.starts[i + 1]; ++row) {
      const auto index = static_cast<std::size_t>(row);
      if (targets[index] < 0) continue;
      indices[next] = row;
      ids[next] = rows.ids[index];
      positions[next++] = rows.positions[index];
    }
  }
  starts.back() = static_cast<std::int32_t>(next);
  return {.indices = indices, .rows = {.ids = ids, .positions = positions, .starts = starts}};
}

void dropFrom(MutableMatrixView rows, const StackRows& stack, const DropoutSite& site,
              const TrainingPass& pass) {
  if (pass.settings.dropout == 0) return;
  constexpr std::int64_t sublayers = 8;
  constexpr std::int64_t layers = std::int64_t{1} << 32;
  DropoutKey key{.seed = pass.settings.seed, .step = pass.settings.step};
  key.site = (site.decoder ? layers * sublayers : 0) + (site.layer + 1) * sublayers + site.sublayer;
  for (std::size_t i = 0; i < stack.sequences(); ++i) {
    key.sample = pass.batch[i].sample;
    applyDropout(pass.settings.dropout, key, rowsOf(rows, stack.firstRow(i), stack.length(i)));
  }
}

}  // namespace headlight
