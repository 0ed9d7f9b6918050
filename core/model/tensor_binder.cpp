#include "core/model/tensor_binder.h"

#include <charconv>
#include <cstring>
#include <utility>

#include "core/error.h"

namespace headlight {

TensorBinder::TensorBinder(const CheckpointTensors& tensors, std::string configFile, std::string_view prefix,
                           std::string_view probe)
    : m_tensors(tensors), m_configFile(std::move(configFile)), m_prefix(has(probe) ? "" : prefix) {}

TensorView TensorBinder::take(const std::string& name, const std::vector<std::int64_t>& shape) {
  return takeFirst({name}, shape);
}

TensorView TensorBinder::takeFirst(std::initializer_list<std::string> names,
                                   const std::vector<std::int64_t>& shape) {
  for (const std::string& name : names) {
    const auto found = m_tensors.byName.find(name);
    if (found == m_tensors.byName.end()) continue;
    const auto& [view, file] = found->second;
    if (view.shape != shape)
      throw Error(file + ": tensor \"" + name + "\" has shape " + view.shapeText() + ", but " + m_configFile +
                  " asks for " + shapeText(shape) + ".");
    if (!isFloatingPoint(view.dtype))
      throw Error(file + ": tensor \"" + name + "\" has dtype " + std::string(nameOf(view.dtype)) +
                  ", where floating-point weights are needed (quantized checkpoints are not read).");
    m_taken.insert(name);
    return view;
  }
  throw Error(m_tensors.file + " has no tensor \"" + *names.begin() + "\", which should have shape " +
              shapeText(shape) + ".");
}

NormTensor TensorBinder::layerNorm(const std::string& name, std::int64_t size) {
  return {takeFirst({name + ".weight", name + ".gamma"}, {size}),
          takeFirst({name + ".bias", name + ".beta"}, {size})};
}

NormTensor TensorBinder::rmsNorm(const std::string& name, std::int64_t size) {
  return {take(name + ".weight", {size}), std::nullopt};
}

LinearTensor TensorBinder::linear(const std::string& name, std::int64_t outputs, std::int64_t inputs,
                                  Bias bias) {
  LinearTensor result;
  result.weight = take(name + ".weight", {outputs, inputs});
  if (bias == Bias::With) result.bias = take(name + ".bias", {outputs});
  result.outputs = outputs;
  result.inputs = inputs;
  return result;
}

LinearTensor TensorBinder::conv1d(const std::string& name, std::int64_t outputs, std::int64_t inputs,
                                  int part, int parts) {
  LinearTensor result;
  result.weight = take(name + ".weight", {inputs, parts * outputs});
  result.bias = take(name + ".bias", {parts * outputs});
  result.inputMajor = true;
  result.firstOutput = part * outputs;
  result.outputs = outputs;
  result.inputs = inputs;
  return result;
}

LinearTensor TensorBinder::decoder(const std::string& name, const TensorView& tokenEmbedding, bool tied) {
  LinearTensor result;
  result.outputs = tokenEmbedding.shape[0];
  result.inputs = tokenEmbedding.shape[1];
  result.weight = tokenEmbedding;
  if (tied && !has(name)) return result;
  const TensorView own = take(name, tokenEmbedding.shape);
  if (!tied) {
    result.weight = own;
    return result;
  }
  // Older checkpoints store a tied matrix twice.
  if (own.dtype != tokenEmbedding.dtype || std::memcmp(own.data, tokenEmbedding.data, own.byteCount()) != 0)
    throw Error(m_tensors.file + ": tensor \"" + name + "\" differs from \"" + tokenEmbedding.name +
                "\", but " + m_configFile + " says that they are the same (tie_word_embeddings).");
  m_taken.erase(name);
  return result;
}

void TensorBinder::refuseMoreLayers(const std::string& prefix, std::int64_t count, const char* key) const {
  for (auto entry = m_tensors.byName.lower_bound(prefix);
       entry != m_tensors.byName.end() && entry->first.starts_with(prefix); ++entry) {
    const std::string& name = entry->first;
    std::int64_t layer = 0;
    const char* begin = name.data() + prefix.size();
    const auto [end, error] = std::from_chars(begin, name.data() + name.size(), layer);
    const bool isLayer = end != begin && *end == '.';  // a std::string ends with a NUL
    if (isLayer && (error != std::errc{} || layer >= count))
      throw Error(m_configFile + ": " + key + " is " + std::to_string(count) + ", but " + entry->second.file +
                  " holds tensor \"" + name + "\" (layers count from 0).");
  }
}

std::int64_t TensorBinder::parameterCount() const {
  std::int64_t count = 0;
  for (const std::string& name : m_taken) count += m_tensors.byName.find(name)->second.view.elementCount();
  return count;
}

}  // namespace headlight
