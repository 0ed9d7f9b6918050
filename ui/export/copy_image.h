#pragma once

#include "ui/views/snapshot.h"

namespace headlight {

/// Puts the picture of the current view on the clipboard as an image, twice the screen's resolution, with its
/// caption. Throws Error when there is nothing to paint.
void copyImage(const Snapshot& snapshot, bool dark);

}  // namespace headlight
