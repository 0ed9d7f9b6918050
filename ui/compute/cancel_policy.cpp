#include "ui/compute/cancel_policy.h"

#include <algorithm>

namespace headlight {
namespace {

constexpr double kMuchLeft = 60;           // ms: less is over before the eye misses it
constexpr double kShownLately = 400;       // ms: an older picture looks stuck
constexpr double kUnknownTotal = 200;      // ms: what a run without any progress yet is taken for
constexpr double kTellingFraction = 0.02;  // less done says nothing about the whole

}  // namespace

bool shouldCancel(const RunProgress& progress) {
  if (!progress.sincePicture) return false;
  const double total = progress.fraction > kTellingFraction ? progress.elapsed / progress.fraction
                                                            : std::max(kUnknownTotal, 2 * progress.elapsed);
  const double left = total - progress.elapsed;
  // A long run may be given up for as long as it would have taken: then one of them is let through.
  return left > kMuchLeft && *progress.sincePicture < std::max(kShownLately, 2 * total);
}

}  // namespace headlight
