#pragma once

#include <string>
#include <vector>

#include "core/model/family.h"

namespace headlight {

/// Every family known, by ascending model_type.
const std::vector<Family>& families();

/// Throws Error that names `configFile` and lists the families known.
const Family& familyOf(const std::string& modelType, const std::string& configFile);

}  // namespace headlight
