#pragma once

#include <string>

#include "core/error.h"
#include "core/io/json_fields.h"
#include "core/model/checkpoint_tensors.h"

namespace headlight {

/// A model_type that no family has. Where keys and tensors are those of a family all the same, `fitting` is
/// its model_type, and what() says so; otherwise it is empty, and what() lists the families.
class UnknownFamily : public Error {
 public:
  UnknownFamily(Message message, std::string fittingFamily)
      : Error(std::move(message)), fitting(std::move(fittingFamily)) {}
  std::string fitting;
};

/// The model_type of the family whose reader takes the config and whose tensors are all there, with none left
/// in the layers; of several the most general one. Empty if there is none.
std::string fittingFamily(const JsonFields& config, const CheckpointTensors& tensors);

/// Throws UnknownFamily for a config whose model_type is `modelType`.
[[noreturn]] void throwUnknownFamily(const std::string& modelType, const JsonFields& config,
                                     const CheckpointTensors& tensors);

}  // namespace headlight
