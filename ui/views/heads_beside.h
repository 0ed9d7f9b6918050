#pragma once

#include "ui/views/scene/page_rooms.h"

namespace headlight {

/// How a page is divided among large heads of several runs: in as many columns as make their cells largest.
/// Cells have one size where the texts are about as long, and labels stand once where the tokens are the
/// same.
PageRooms headsBeside(const SharedPage& page);

}  // namespace headlight
