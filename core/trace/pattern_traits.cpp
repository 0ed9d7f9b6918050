#include "core/trace/pattern_traits.h"

namespace headlight {
namespace {

const HasPatternTraits* ofItsOwn(const PatternSource& source) {
  return dynamic_cast<const HasPatternTraits*>(&source);
}

}  // namespace

PatternTraits traitsOf(const PatternSource& source) {
  const HasPatternTraits* const own = ofItsOwn(source);
  return own ? own->traits() : PatternTraits();
}

bool isComparedQuery(const PatternSource& source, std::int64_t query) {
  const HasPatternTraits* const own = ofItsOwn(source);
  return !own || own->isComparedQuery(query);
}

bool isComparedKey(const PatternSource& source, std::int64_t key) {
  const HasPatternTraits* const own = ofItsOwn(source);
  return !own || own->isComparedKey(key);
}

}  // namespace headlight
