#include "ui/models/large_head.h"

#include <QCoreApplication>

#include "core/trace/difference_pattern_source.h"
#include "ui/models/facts.h"
#include "ui/models/model_words.h"

namespace headlight {

QString LargeHead::title() const {
  if (allHeads && !isMean()) return capitalized(allHeadsText(head.layer));
  if (isMean() || !source) return capitalized(headsText(isMean() ? averaged : std::vector{head}));
  return capitalized(headsText({head}, *source));
}

LargeHead focusedHead(const Snapshot& snapshot) {
  const AttentionTrace* attention = snapshot.attention();
  return {
      attention ? attention->patterns : nullptr, snapshot.focus.headId(), {}, standsForAllHeads(snapshot)};
}

LargeHead largeHead(const Snapshot& snapshot) {
  LargeHead large = focusedHead(snapshot);
  std::vector<HeadId> heads = inspectedHeads(snapshot);
  if (!large.source || heads.size() < 2) {
    if (!heads.empty()) large.head = heads.front();
    return large;
  }
  large.averaged = std::move(heads);
  large.source = meanOfHeads(large.source, large.averaged);
  large.head = {};
  return large;
}

}  // namespace headlight
