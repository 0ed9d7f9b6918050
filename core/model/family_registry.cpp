#include "core/model/family_registry.h"

#include "core/model/families/families.h"

namespace headlight {

const std::vector<Family>& families() {
  static const std::vector<Family> all = {
      albertFamily(),  bertFamily(),       bloomFamily(),    camembertFamily(),   codegenFamily(),
      debertaFamily(), debertaV2Family(),  deepseekFamily(), deepseekLlmFamily(), distilbertFamily(),
      electraFamily(), falconFamily(),     gpt2Family(),     gptBigcodeFamily(),  gptNeoFamily(),
      gptNeoxFamily(), gptjFamily(),       llamaFamily(),    mistralFamily(),     modernbertFamily(),
      mpnetFamily(),   mptFamily(),        optFamily(),      phiFamily(),         qwen2Family(),
      robertaFamily(), xlmRobertaFamily(),
  };
  return all;
}

std::string familyNames() {
  std::string names;
  for (const Family& family : families())
    names += (names.empty() ? "" : ", ") + std::string(family.modelType);
  return names;
}

const Family* findFamily(std::string_view modelType) {
  for (const Family& family : families())
    if (family.modelType == modelType) return &family;
  return nullptr;
}

}  // namespace headlight
