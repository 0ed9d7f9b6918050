#include "ui/views/shown_snapshot.h"

namespace headlight {
namespace {

std::vector<std::uint8_t> marksOf(const std::vector<std::uint8_t>& own, const ShownAxis& axis) {
  if (axis.shownOf.empty()) return own;
  std::vector<std::uint8_t> marks(axis.ownOf.size());
  for (std::int64_t token = 0; token < std::ssize(own); ++token)
    if (const std::int64_t place = axis.shown(token); own[static_cast<std::size_t>(token)] && place >= 0)
      marks[static_cast<std::size_t>(place)] = 1;
  return marks;
}

/// What was found in the run's tokens, where it is in what is shown: a word is marked for any token of it.
std::shared_ptr<const FoundTokens> foundIn(const std::shared_ptr<const FoundTokens>& own,
                                           const ShownPlaces& places) {
  if (!own) return nullptr;
  const ShownPlaces::Kind& kind = places.of(own->kind);
  auto found = std::make_shared<FoundTokens>(*own);
  found->queries = marksOf(own->queries, kind.queries);
  found->keys = marksOf(own->keys, kind.keys);
  return found;
}

}  // namespace

Snapshot shownSnapshot(const Snapshot& run, const std::shared_ptr<const ShownResult>& shown,
                       const Answers& answers) {
  if (!shown) return run;
  Snapshot snapshot = run;
  snapshot.run = std::make_shared<const Snapshot>(run);
  snapshot.result = shown->result;
  snapshot.state = shown->places.shown(run.state);
  snapshot.focus = shown->places.shown(run.focus);
  snapshot.answers = answers;
  snapshot.found = foundIn(run.found, shown->places);
  return snapshot;
}

}  // namespace headlight
