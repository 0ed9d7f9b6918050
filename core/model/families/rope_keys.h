#pragma once

#include "core/model/model_config.h"

namespace headlight {

class JsonFields;

/// Fills in rotaryBase and ropeScaling from rope_theta and rope_scaling, or from rope_parameters, as newer
/// configs spell both; the kind is under "rope_type" or "type". Needs maxPositions. Throws Error for kinds
/// other than "default", "linear", "dynamic" and "llama3".
void readRotary(ModelConfig& model, const JsonFields& config);

}  // namespace headlight
