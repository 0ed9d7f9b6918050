#include "ui/session/retired_models.h"

#include <array>

namespace headlight {
namespace {

constexpr std::array kRetired{"kjv-encoder", "kjv-decoder"};

}  // namespace

QString retiredModel(const SourceChoice& source) {
  const auto* checkpoint = std::get_if<CheckpointChoice>(&source);
  if (!checkpoint) return {};
  for (const char* name : kRetired)
    if (checkpoint->nameOrDirectory == QLatin1String(name)) return checkpoint->nameOrDirectory;
  return {};
}

void openInPlaceOfRetired(const SourceChoice& source, SessionState& session) {
  session.source = source;
  session.focus = Focus{};
  session.averagedHeads.clear();
  session.experiments.clear();
}

}  // namespace headlight
