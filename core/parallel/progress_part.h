#pragma once

#include "core/parallel/execution.h"

namespace headlight {

/// The same execution for one part of a longer piece of work: its progress runs from `begin` to `end` of the
/// whole's. `whole` must outlive what is returned.
inline Execution progressPart(const Execution& whole, double begin, double end) {
  Execution part = whole;
  if (whole.progress)
    part.progress = [&whole, begin, end](double fraction) {
      whole.progress(begin + fraction * (end - begin));
    };
  return part;
}

}  // namespace headlight
