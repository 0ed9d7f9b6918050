#include "core/training/stack_rows.h"

namespace headlight {

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
