#include "core/model/quantized_tensors.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/error.h"
#include "core/tensor/quantized.h"

namespace headlight {
namespace {

using ByName = decltype(CheckpointTensors::byName);

/// One of the two sizes of weight_block_size (128).
std::int64_t blockSize(const JsonFields& quantization, std::size_t axis) {
  const nlohmann::json* const sizes = quantization.find("weight_block_size");
  if (sizes == nullptr) return 128;
  const bool fits = sizes->is_array() && sizes->size() == 2 && (*sizes)[axis].is_number_integer() &&
                    (*sizes)[axis].get<std::int64_t>() > 0;
  if (!fits) quantization.fail("weight_block_size", Message("must be two whole numbers above 0"));
  return (*sizes)[axis].get<std::int64_t>();
}

/// The names that end so, without that end.
std::vector<std::string> namesWithout(const ByName& tensors, std::string_view end) {
  std::vector<std::string> names;
  for (const auto& [name, tensor] : tensors)
    if (name.ends_with(end)) names.push_back(name.substr(0, name.size() - end.size()));
  return names;
}

/// What messages should name is the file that holds the numbers.
template <typename Make>
TensorView named(const std::string& name, const std::string& file, const Make& make) {
  try {
    TensorView view = make();
    view.name = name;
    return view;
  } catch (const Error& error) {
    throw Error("%1: %2", file, error.message());
  }
}

void joinFloat8(const JsonFields& quantization, ByName& tensors) {
  const std::int64_t rows = blockSize(quantization, 0);
  const std::int64_t columns = blockSize(quantization, 1);
  for (const std::string& name : namesWithout(tensors, "_scale_inv")) {
    const auto weight = tensors.find(name);
    if (weight == tensors.end()) continue;
    const auto scales = tensors.find(name + "_scale_inv");
    weight->second.view = named(name, weight->second.file, [&] {
      return scaledFloat8(weight->second.view, scales->second.view, rows, columns);
    });
    tensors.erase(scales);
  }
}

void joinMxfp4(ByName& tensors) {
  for (const std::string& name : namesWithout(tensors, "_blocks")) {
    const auto blocks = tensors.find(name + "_blocks");
    const auto scales = tensors.find(name + "_scales");
    if (scales == tensors.end()) continue;
    CheckpointTensor joined{
        named(name, blocks->second.file, [&] { return mxfp4(blocks->second.view, scales->second.view); }),
        blocks->second.file};
    tensors.erase(blocks);
    tensors.erase(scales);
    tensors.insert_or_assign(name, std::move(joined));
  }
}

}  // namespace

void refuseOtherQuantizations(const JsonFields& config) {
  const auto quantization = config.object("quantization_config");
  if (!quantization) return;
  const std::string method = quantization->text("quant_method", "unknown method");
  if (method == "fp8" || method == "mxfp4") return;
  config.fail("quantization_config", Message("says that the weights are quantized (%1), which is not "
                                             "supported; use the checkpoint it was made from",
                                             method));
}

void joinQuantizedTensors(const JsonFields& config, CheckpointTensors& tensors) {
  const auto quantization = config.object("quantization_config");
  if (!quantization) return;
  refuseOtherQuantizations(config);
  if (quantization->text("quant_method", {}) == "fp8")
    joinFloat8(*quantization, tensors.byName);
  else
    joinMxfp4(tensors.byName);
}

}  // namespace headlight
