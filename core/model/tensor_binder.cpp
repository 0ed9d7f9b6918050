#include "core/model/tensor_binder.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <utility>

#include "core/error.h"

namespace headlight {

namespace {

bool anyStartsWith(const CheckpointTensors& tensors, std::string_view start) {
  const auto found = tensors.byName.lower_bound(start);
  return found != tensors.byName.end() && found->first.starts_with(start);
}

std::string prefixOf(const CheckpointTensors& tensors, const FamilyNames& names) {
  const auto fits = [&](const std::string& prefix) {
    return tensors.byName.contains(prefix + std::string(names.probe)) ||
           anyStartsWith(tensors, prefix + std::string(names.layers) + "0.");
  };
  if (fits("")) return {};
  if (fits(std::string(names.prefix))) return std::string(names.prefix);
  for (const std::string_view prefix : names.otherPrefixes)
    if (fits(std::string(prefix))) return std::string(prefix);
  return std::string(names.prefix);
}

/// How far two numbers may lie apart that one of them was rounded to this type from the other.
float roundingOf(DType type) {
  if (type == DType::Float16) return 0x1p-10F;
  return type == DType::BFloat16 ? 0x1p-7F : 0x1p-22F;
}

/// The number of a layer in a name that starts with the prefix, a number and a dot; nullopt for other names,
/// INT64_MAX for a number that is too large.
std::optional<std::int64_t> layerOf(const std::string& name, const std::string& prefix) {
  std::int64_t layer = 0;
  const char* begin = name.data() + prefix.size();
  const auto [end, error] = std::from_chars(begin, name.data() + name.size(), layer);
  if (end == begin || *end != '.') return std::nullopt;  // a std::string ends with a NUL
  return error == std::errc{} ? layer : INT64_MAX;
}

enum class Likeness { Same, Rounded, Different };

/// Whether two matrices of one shape hold the same numbers, whatever types they are stored in.
Likeness compare(const TensorView& a, const TensorView& b) {
  if (a.dtype == b.dtype && std::memcmp(a.data, b.data, a.byteCount()) == 0) return Likeness::Same;
  const float rounding = std::max(roundingOf(a.dtype), roundingOf(b.dtype));
  constexpr std::int64_t kBlock = 4096;
  std::vector<float> left(kBlock);
  std::vector<float> right(kBlock);
  Likeness likeness = Likeness::Same;
  for (std::int64_t first = 0; first < a.elementCount(); first += kBlock) {
    const auto count = static_cast<std::size_t>(std::min(kBlock, a.elementCount() - first));
    widen(a, first, std::span(left).first(count));
    widen(b, first, std::span(right).first(count));
    for (std::size_t i = 0; i < count; ++i) {
      if (left[i] == right[i]) continue;
      // The smallest numbers of Float16 are 2^-24 apart.
      const float allowed = rounding * std::max(std::fabs(left[i]), std::fabs(right[i])) + 0x1p-24F;
      if (!(std::fabs(left[i] - right[i]) <= allowed)) return Likeness::Different;
      likeness = Likeness::Rounded;
    }
  }
  return a.dtype == b.dtype && likeness == Likeness::Rounded ? Likeness::Different : likeness;
}

}  // namespace

TensorBinder::TensorBinder(const CheckpointTensors& tensors, std::string configFile, const FamilyNames& names)
    : m_tensors(tensors), m_configFile(std::move(configFile)), m_prefix(prefixOf(tensors, names)) {
  m_read.layers.insert(base(names.layers));
}

void TensorBinder::markRead(const std::string& name) {
  m_read.names.insert(name);
  m_read.modules.insert(name.substr(0, name.rfind('.')));
}

TensorView TensorBinder::take(const std::string& name, const std::vector<std::int64_t>& shape) {
  return takeFirst({name}, shape);
}

TensorView TensorBinder::takeFirst(std::initializer_list<std::string> names,
                                   const std::vector<std::int64_t>& shape) {
  const CheckpointTensor& found = find(names, shape);
  if (!found.rows.empty() || found.transposed)
    throw Error(
        "%1: tensor \"%2\" is stored with its numbers in another order, which is read of single projections "
        "only.",
        found.file, found.view.name);
  return found.view;
}

const CheckpointTensor& TensorBinder::take(const CheckpointTensor& tensor) {
  const auto sameData = [&](const TensorView* taken) { return taken->data == tensor.view.data; };
  if (std::none_of(m_taken.begin(), m_taken.end(), sameData)) m_taken.push_back(&tensor.view);
  return tensor;
}

const CheckpointTensor& TensorBinder::find(std::initializer_list<std::string> names,
                                           const std::vector<std::int64_t>& shape) {
  for (const std::string& name : names) {
    const auto unreadable = m_tensors.unreadable.find(name);
    if (unreadable != m_tensors.unreadable.end())
      throw Error(
          "%1: tensor \"%2\" has dtype %3, where floating-point weights are needed (quantized checkpoints "
          "are not read).",
          unreadable->second.file, name, unreadable->second.dtype);
    const auto found = m_tensors.byName.find(name);
    if (found == m_tensors.byName.end()) continue;
    const TensorView& view = found->second.view;
    const std::string& file = found->second.file;
    std::vector<std::int64_t> stored = shape;
    if (found->second.transposed) std::reverse(stored.begin(), stored.end());
    if (view.shape != stored)
      throw Error("%1: tensor \"%2\" has shape %3, but %4 asks for %5.", file, name, view.shapeText(),
                  m_configFile, shapeText(stored));
    if (!isFloatingPoint(view.dtype))
      throw Error(
          "%1: tensor \"%2\" has dtype %3, where floating-point weights are needed (quantized checkpoints "
          "are not read).",
          file, name, std::string(nameOf(view.dtype)));
    // The other names are those of equal copies.
    for (const std::string& any : names) markRead(any);
    return take(found->second);
  }
  if (m_tensors.make) {
    markRead(*names.begin());
    return take(m_tensors.make(*names.begin(), shape));
  }
  throw Error("%1 has no tensor \"%2\", which should have shape %3.", m_tensors.file, *names.begin(),
              shapeText(shape));
}

NormTensor TensorBinder::layerNorm(const std::string& name, std::int64_t size, Bias bias) {
  NormTensor norm{takeFirst({name + ".weight", name + ".gamma"}, {size}), std::nullopt};
  if (bias == Bias::With || (bias == Bias::IfThere && (has(name + ".bias") || has(name + ".beta"))))
    norm.bias = takeFirst({name + ".bias", name + ".beta"}, {size});
  return norm;
}

NormTensor TensorBinder::joinedNorms(const std::string& name, std::int64_t count, std::int64_t size) {
  const auto values = std::make_shared<std::vector<float>>(static_cast<std::size_t>(count * size));
  for (std::int64_t i = 0; i < count; ++i) {
    const TensorView part = take(name + std::to_string(i) + ".weight", {size});
    widen(part, 0,
          std::span(*values).subspan(static_cast<std::size_t>(i * size), static_cast<std::size_t>(size)));
  }
  TensorView joined;
  joined.name = name + "*.weight";
  joined.dtype = DType::Float32;
  joined.shape = {count * size};
  joined.data = reinterpret_cast<const std::byte*>(values->data());
  m_storage.push_back(values);
  return {joined, std::nullopt};
}

NormTensor TensorBinder::rmsNorm(const std::string& name, std::int64_t size) {
  return {take(name + ".weight", {size}), std::nullopt};
}

LinearTensor TensorBinder::linear(const std::string& name, std::int64_t outputs, std::int64_t inputs,
                                  Bias bias) {
  LinearTensor result;
  const CheckpointTensor& weight = find({name + ".weight"}, {outputs, inputs});
  result.weight = weight.view;
  result.rows = weight.rows;
  result.inputMajor = weight.transposed;
  if (bias == Bias::With || (bias == Bias::IfThere && has(name + ".bias")))
    result.bias = find({name + ".bias"}, {outputs}).view;
  result.outputs = outputs;
  result.inputs = inputs;
  return result;
}

LinearTensor TensorBinder::conv1d(const std::string& name, std::int64_t outputs, std::int64_t inputs,
                                  int part, int parts) {
  LinearTensor result;
  const CheckpointTensor& weight = find({name + ".weight"}, {inputs, parts * outputs});
  result.weight = weight.view;
  result.bias = take(name + ".bias", {parts * outputs});
  result.inputMajor = !weight.transposed;
  result.firstOutput = part * outputs;
  result.outputs = outputs;
  result.inputs = inputs;
  return result;
}

TensorView TensorBinder::tokenEmbedding(const TiedNames& names, const std::vector<std::int64_t>& shape,
                                        bool tied) {
  const bool underHead =
      tied && !m_tensors.byName.contains(names.embedding) && m_tensors.byName.contains(names.head);
  return take(underHead ? names.head : names.embedding, shape);
}

LinearTensor TensorBinder::decoder(const std::string& name, const TensorView& tokenEmbedding, bool tied) {
  LinearTensor result;
  result.outputs = tokenEmbedding.shape[0];
  result.inputs = tokenEmbedding.shape[1];
  result.weight = tokenEmbedding;
  markRead(name);
  const auto stored = m_tensors.byName.find(name);
  if (tied && stored == m_tensors.byName.end()) return result;
  // Older checkpoints store a tied matrix twice, some of them in two types.
  const bool comparable =
      tied && stored->second.view.shape == tokenEmbedding.shape && isFloatingPoint(stored->second.view.dtype);
  const Likeness likeness = comparable ? compare(stored->second.view, tokenEmbedding) : Likeness::Different;
  if (likeness == Likeness::Same) return result;
  result.weight = take(name, tokenEmbedding.shape);
  if (tied && likeness == Likeness::Different)
    m_notes.push_back(
        Message("%1: tensor \"%2\" differs from \"%3\", though %4 says that they are the same "
                "(tie_word_embeddings); each is used as it is stored.",
                m_tensors.file, name, tokenEmbedding.name, m_configFile));
  return result;
}

void TensorBinder::refuseMoreLayers(const std::string& prefix, std::int64_t count, const char* key) {
  m_read.layers.insert(prefix);
  for (auto entry = m_tensors.byName.lower_bound(prefix);
       entry != m_tensors.byName.end() && entry->first.starts_with(prefix); ++entry) {
    const std::string& name = entry->first;
    if (layerOf(name, prefix).value_or(-1) >= count)
      throw Error("%1: %2 is %3, but %4 holds tensor \"%5\" (layers count from 0).", m_configFile, key, count,
                  entry->second.file, name);
  }
}

void TensorBinder::ignoreMoreLayers(const std::string& prefix, std::int64_t count) {
  const auto ignore = [&](const auto& tensors) {
    for (auto entry = tensors.lower_bound(prefix); entry != tensors.end() && entry->first.starts_with(prefix);
         ++entry)
      if (layerOf(entry->first, prefix).value_or(-1) >= count) m_read.names.insert(entry->first);
  };
  ignore(m_tensors.byName);
  ignore(m_tensors.unreadable);
}

std::int64_t TensorBinder::parameterCount() const {
  std::int64_t count = 0;
  for (const TensorView* tensor : m_taken) count += tensor->elementCount();
  return count;
}

}  // namespace headlight
