#include "core/model/fitting_family.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/model/family_registry.h"
#include "core/model/tensor_binder.h"
#include "core/model/unread_tensors.h"

namespace headlight {
namespace {

/// Families that others are like, the most general one first; the rest come after these.
constexpr std::array<std::string_view, 7> kGeneral = {"llama", "qwen2", "qwen3",  "gpt_neox",
                                                      "gpt2",  "bert",  "roberta"};

std::vector<const Family*> byGenerality() {
  std::vector<const Family*> ordered;
  for (const Family& family : families()) ordered.push_back(&family);
  const auto rank = [](const Family* family) {
    return std::find(kGeneral.begin(), kGeneral.end(), family->modelType) - kGeneral.begin();
  };
  std::stable_sort(ordered.begin(), ordered.end(),
                   [&](const Family* a, const Family* b) { return rank(a) < rank(b); });
  return ordered;
}

bool fits(const Family& family, const JsonFields& config, const CheckpointTensors& tensors) {
  try {
    TensorBinder binder(tensors, config.file(), family.names);
    family.bindWeights(family.readConfig(config), config, binder);
    return unreadTensors(tensors, binder.read()).empty();
  } catch (const Error&) {
    return false;  // it is another family's
  }
}

}  // namespace

std::string fittingFamily(const JsonFields& config, const CheckpointTensors& tensors) {
  for (const Family* family : byGenerality())
    if (fits(*family, config, tensors)) return std::string(family->modelType);
  return {};
}

void throwUnknownFamily(const std::string& modelType, const JsonFields& config,
                        const CheckpointTensors& tensors) {
  const std::string fitting = fittingFamily(config, tensors);
  const std::string found = briefJson(modelType);
  if (fitting.empty())
    throw UnknownFamily(Message("%1: model_type %2 is not among the families known here: %3.", config.file(),
                                found, familyNames()),
                        {});
  throw UnknownFamily(
      Message("%1: model_type %2 is not among the families known here, but its keys and tensors are those of "
              "%3; it can be opened as that (--as %3 on the command line), if it computes the same.",
              config.file(), found, fitting),
      fitting);
}

}  // namespace headlight
