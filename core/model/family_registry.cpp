#include "core/model/family_registry.h"

#include "core/error.h"
#include "core/io/json_fields.h"
#include "core/model/families/families.h"

namespace headlight {

const std::vector<Family>& families() {
  static const std::vector<Family> all = {
      bertFamily(),       bloomFamily(),      codegenFamily(),     deepseekFamily(),   deepseekLlmFamily(),
      deepseekV2Family(), deepseekV3Family(), deepseekV32Family(), distilbertFamily(), falconFamily(),
      gpt2Family(),       gptBigcodeFamily(), gptNeoFamily(),      gptNeoxFamily(),    gptjFamily(),
      llamaFamily(),      mistralFamily(),    mptFamily(),         optFamily(),        phiFamily(),
      qwen2Family(),      robertaFamily(),
  };
  return all;
}

const Family& familyOf(const std::string& modelType, const std::string& configFile) {
  std::string known;
  for (const Family& family : families()) {
    if (family.modelType == modelType) return family;
    known += (known.empty() ? "" : ", ") + std::string(family.modelType);
  }
  throw Error(configFile + ": model_type " + briefJson(modelType) +
              " is not among the families known here: " + known + ".");
}

}  // namespace headlight
