#pragma once

#include "core/trace/pattern_source.h"

namespace headlight {

/// What the cells and tokens of a source are, for whoever names them or has to know what they cost.
struct PatternTraits {
  bool difference = false;        // a cell is one weight less another: it has a sign, and may be NaN
  bool words = false;             // tokens are merged into words
  std::int64_t headsPerCell = 1;  // cells of a model's heads that one is made of, in the mean: what it costs
  bool operator==(const PatternTraits&) const = default;
};

/// A source that is made of others and so is not as a model's head is.
class HasPatternTraits {
 public:
  virtual ~HasPatternTraits() = default;
  virtual PatternTraits traits() const = 0;
  /// Of a difference: whether both patterns have the query, the key.
  virtual bool isComparedQuery(std::int64_t) const { return true; }
  virtual bool isComparedKey(std::int64_t) const { return true; }
};

/// Of any source: those of a head where it does not say otherwise.
PatternTraits traitsOf(const PatternSource& source);
/// Whether both patterns of a difference have the query, the key; any other source has all of its own.
bool isComparedQuery(const PatternSource& source, std::int64_t query);
bool isComparedKey(const PatternSource& source, std::int64_t key);

}  // namespace headlight
