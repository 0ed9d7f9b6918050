#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/family.h"

namespace headlight {

/// Every family known, by ascending model_type.
const std::vector<Family>& families();

/// Their model_types for a message, separated by commas: as many as fit into one, and how many more there
/// are.
std::string familyNames();
/// nullptr if there is none.
const Family* findFamily(std::string_view modelType);

}  // namespace headlight
