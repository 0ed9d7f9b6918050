#pragma once

#include <optional>

namespace headlight {

/// How far the run under way is when a newer request comes in. Times in milliseconds.
struct RunProgress {
  double elapsed = 0;                  // since the run began
  double fraction = 0;                 // done, 0 to 1
  std::optional<double> sincePicture;  // since the last picture was shown; none: there was none yet
};

/// Whether the run should be given up for the newer request: only if much of it is left and a picture was
/// shown lately. Otherwise it ends and is shown, so that holding a key down still draws.
bool shouldCancel(const RunProgress& progress);

}  // namespace headlight
