#include "ui/views/view_registry.h"

namespace headlight {

const std::vector<ViewEntry>& viewRegistry() {
  static const std::vector<ViewEntry> entries = {};
  return entries;
}

}  // namespace headlight
