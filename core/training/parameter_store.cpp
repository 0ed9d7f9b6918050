#include "core/training/parameter_store.h"

#include <algorithm>
#include <cstdlib>
#include <new>
#include <utility>

#include "core/error.h"
#include "core/io/available_room.h"
#include "core/model/checkpoint.h"
#include "core/training/parameter_order.h"

namespace headlight {
namespace {

constexpr const char* kConfig = "config.json";

// The files that a family reads: config.json alone. Valid as long as the text.
ModelFiles filesOf(const std::string& name, const std::string& configText) {
  return ModelFiles::embedded(name, {{kConfig, std::as_bytes(std::span(configText))}});
}

std::int64_t elementsOf(const std::vector<std::int64_t>& shape) {
  std::int64_t count = 1;
  for (const std::int64_t size : shape) count *= size;
  return count;
}

// Makes every tensor that a family asks for, of zeros.
class NewTensors {
 public:
  explicit NewTensors(const std::string& name) {
    m_tensors.file = name;
    m_tensors.make = [this](const std::string& tensor,
                            const std::vector<std::int64_t>& shape) -> const CheckpointTensor& {
      return make(tensor, shape);
    };
  }
  NewTensors(const NewTensors&) = delete;
  NewTensors& operator=(const NewTensors&) = delete;

  const CheckpointTensors& tensors() const { return m_tensors; }

 private:
  const CheckpointTensor& make(const std::string& name, const std::vector<std::int64_t>& shape) {
    const auto count = static_cast<std::size_t>(std::max<std::int64_t>(elementsOf(shape), 1));
    m_bytes += count * sizeof(float);
    requireMemory(m_bytes, Message("The model of %1", m_tensors.file));
    // Nobody reads most of these zeros, and the system makes pages of them when somebody does.
    const std::shared_ptr<float> memory(static_cast<float*>(std::calloc(count, sizeof(float))), std::free);
    if (!memory) throw std::bad_alloc();
    m_tensors.storage.push_back(memory);
    TensorView view{.name = name, .shape = shape};
    view.data = reinterpret_cast<const std::byte*>(memory.get());
    return m_tensors.byName.emplace(name, CheckpointTensor{.view = view, .file = m_tensors.file})
        .first->second;
  }

  std::uint64_t m_bytes = 0;
  CheckpointTensors m_tensors;
};

[[noreturn]] void refuseOrder(const CheckpointTensors& tensors, const std::string& name) {
  throw Error(
      "%1: tensor \"%2\" is not stored as its family has it, so that the model cannot be trained further.",
      tensors.file, name);
}

}  // namespace

ParameterStore ParameterStore::fresh(const std::string& configText, const std::string& name) {
  ParameterStore store;
  store.m_configText = configText;
  store.m_name = name;
  const NewTensors made(name);
  const Checkpoint checkpoint = bindCheckpoint(filesOf(name, store.m_configText), made.tensors());
  store.m_config = checkpoint.config;
  store.layOut(checkpoint.weights, made.tensors());
  store.m_values = std::make_shared<Buffer>(store.m_count);
  std::fill_n(store.m_values->data(), store.m_count, 0.0F);
  store.m_weights = store.bind(store.m_values);
  return store;
}

ParameterStore ParameterStore::read(const ModelFiles& files, const Execution& execution) {
  const Checkpoint checkpoint = readCheckpoint(files, execution);
  const CheckpointTensors tensors = readCheckpointTensors(files);
  ParameterStore store;
  store.m_configText = files.find(kConfig)->text();
  store.m_name = files.name();
  store.m_config = checkpoint.config;
  store.layOut(checkpoint.weights, tensors);
  store.m_values = std::make_shared<Buffer>(store.m_count);
  for (const ParameterInfo& info : store.m_infos)
    widen(tensors.byName.find(info.checkpointName)->second.view, 0,
          {store.m_values->data() + info.offset, static_cast<std::size_t>(info.size)});
  store.m_weights = store.bind(store.m_values);
  return store;
}

// Finds every tensor that the model has a place for.
void ParameterStore::layOut(const ModelWeights& weights, const CheckpointTensors& tensors) {
  for (const OrderedParameter& parameter : orderedParameters(m_config, weights)) {
    const auto stored = tensors.byName.find(parameter.tensor->name);
    if (stored == tensors.byName.end() || !stored->second.rows.empty() || stored->second.transposed)
      refuseOrder(tensors, parameter.tensor->name);
    ParameterInfo info;
    info.name = parameter.name;
    info.checkpointName = parameter.tensor->name;
    info.shape = stored->second.view.shape;
    info.offset = m_count;
    info.size = elementsOf(info.shape);
    info.isNorm = parameter.isNorm && !parameter.isBias;
    info.decays = !parameter.isNorm && !parameter.isBias;
    m_count += info.size;
    m_infos.push_back(std::move(info));
  }
}

ModelWeights ParameterStore::bind(const std::shared_ptr<Buffer>& values) const {
  CheckpointTensors tensors;
  tensors.file = m_name;
  tensors.storage.push_back(values);
  for (const ParameterInfo& info : m_infos) {
    TensorView view{.name = info.checkpointName, .shape = info.shape};
    view.data = reinterpret_cast<const std::byte*>(values->data() + info.offset);
    tensors.byName.emplace(info.checkpointName, CheckpointTensor{.view = view, .file = m_name});
  }
  return bindCheckpoint(filesOf(m_name, m_configText), tensors).weights;
}

ModelWeights ParameterStore::copy() const {
  const auto values = std::make_shared<Buffer>(m_count);
  std::copy_n(m_values->data(), m_count, values->data());
  return bind(values);
}

}  // namespace headlight
