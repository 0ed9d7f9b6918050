#include "app/embedded_files.h"

namespace headlight {

std::vector<ModelFiles> embeddedModels() { return {}; }

}  // namespace headlight
