#pragma once

#include "ui/views/scene/page_rooms.h"

namespace headlight {

/// Divides a page among pictures of lines, all of which have patterns: side by side, so that the same tokens
/// stand on one line, as long as lines between their labels have room; then the last one, alone in its row,
/// has all of that.
PageRooms linesBeside(const SharedPage& page);

}  // namespace headlight
