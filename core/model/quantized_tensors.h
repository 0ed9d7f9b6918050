#pragma once

#include "core/io/json_fields.h"
#include "core/model/checkpoint_tensors.h"

namespace headlight {

/// Puts each quantized matrix of a checkpoint together with its scales under the name that it would have
/// unquantized, as the config's quantization_config says:
///   fp8 (DeepSeek-V3)   NAME.weight F8_E4M3 and NAME.weight_scale_inv  -> NAME.weight
///   mxfp4 (gpt_oss)     NAME_blocks [.., rows, groups, 16] and NAME_scales -> NAME [.., rows, groups * 32]
/// Nothing is copied. Nothing happens without a quantization_config. Throws Error naming file and field for
/// other methods, and for scales that do not fit.
void joinQuantizedTensors(const JsonFields& config, CheckpointTensors& tensors);

/// Throws Error where quantization_config names a method that is not read.
void refuseOtherQuantizations(const JsonFields& config);

}  // namespace headlight
