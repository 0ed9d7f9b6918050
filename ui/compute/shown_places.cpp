#include "ui/compute/shown_places.h"

#include <algorithm>

namespace headlight {
namespace {

std::int64_t at(const std::vector<std::int64_t>& tokens, std::int64_t index) {
  return index >= 0 && index < std::ssize(tokens) ? tokens[static_cast<std::size_t>(index)] : -1;
}

}  // namespace

std::int64_t ShownAxis::shown(std::int64_t own) const { return shownOf.empty() ? own : at(shownOf, own); }

std::int64_t ShownAxis::own(std::int64_t shownToken, std::int64_t before) const {
  if (shownOf.empty() || shownToken < 0) return shownToken;
  return at(shownOf, before) == shownToken ? before : at(ownOf, shownToken);
}

ShownAxis chained(const ShownAxis& first, const ShownAxis& second) {
  if (first.shownOf.empty()) return second;
  if (second.shownOf.empty()) return first;
  ShownAxis both;
  for (const std::int64_t between : first.shownOf) both.shownOf.push_back(second.shown(between));
  for (const std::int64_t between : second.ownOf) both.ownOf.push_back(at(first.ownOf, between));
  return both;
}

Focus ShownPlaces::shown(Focus own) const {
  const Kind& kind = of(own.kind);
  own.query = kind.queries.shown(own.query);
  own.key = kind.keys.shown(own.key);
  if (kind.oneHead) own.head = 0;
  return own;
}

Focus ShownPlaces::own(Focus shownFocus, const Focus& before) const {
  const Kind& kind = of(shownFocus.kind);
  const bool sameKind = shownFocus.kind == before.kind;
  shownFocus.query = kind.queries.own(shownFocus.query, sameKind ? before.query : -1);
  shownFocus.key = kind.keys.own(shownFocus.key, sameKind ? before.key : -1);
  if (kind.oneHead && sameKind) shownFocus.head = before.head;
  return shownFocus;
}

SessionState ShownPlaces::shown(SessionState own) const {
  if (of(own.focus.kind).oneHead) {
    std::vector<HeadId> layers;
    for (const HeadId head : own.averagedHeads)
      if (std::find(layers.begin(), layers.end(), HeadId{head.layer, 0}) == layers.end())
        layers.push_back({head.layer, 0});
    own.averagedHeads = layers;
  }
  own.focus = shown(own.focus);
  return own;
}

SessionState ShownPlaces::own(SessionState changed, const SessionState& given,
                              const SessionState& before) const {
  changed.focus = changed.focus == given.focus ? before.focus : own(changed.focus, before.focus);
  if (changed.averagedHeads == given.averagedHeads) changed.averagedHeads = before.averagedHeads;
  return changed;
}

}  // namespace headlight
