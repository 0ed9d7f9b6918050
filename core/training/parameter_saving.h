#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/tensor/dtype.h"
#include "core/training/parameter_store.h"

namespace headlight {

/// The key of config.json that keeps the seed a model was started with, so that its untrained twin can be
/// made again. Other programs leave it alone.
inline constexpr const char* seedKey = "headlight_seed";

/// Writes config.json and model.safetensors into the folder, which is made where it is missing, as Hugging
/// Face's library reads them: tensors of `dtype` (Float32, or Float16 rounded to nearest), each file complete
/// or not at all. `seed`: see seedKey. Throws Error naming the file, or the tensor that holds NaN, infinities
/// or numbers too large for the type, in which case model.safetensors is left as it was.
void saveParameters(const ParameterStore& store, const std::string& folder, DType dtype,
                    std::optional<std::uint64_t> seed);

/// The same two files in memory.
struct ParameterFiles {
  std::string config;
  std::string weights;
};
ParameterFiles parameterFiles(const ParameterStore& store, DType dtype, std::optional<std::uint64_t> seed);

/// The seed in the text of a config.json; nothing where there is none. Throws Error naming file and field.
std::optional<std::uint64_t> seedOf(const std::string& configText, const std::string& file);

}  // namespace headlight
