#include "core/model/family_registry.h"

#include "core/error.h"
#include "core/io/json_fields.h"
#include "core/model/families/families.h"

namespace headlight {

const std::vector<Family>& families() {
  static const std::vector<Family> all = {
      bertFamily(),       cohereFamily(),  cohere2Family(),  deepseekFamily(),   deepseekLlmFamily(),
      distilbertFamily(), gemmaFamily(),   gemma2Family(),   gemma3Family(),     gemma3TextFamily(),
      gpt2Family(),       gptOssFamily(),  graniteFamily(),  llamaFamily(),      mistralFamily(),
      mixtralFamily(),    olmoFamily(),    olmo2Family(),    olmo3Family(),      olmoeFamily(),
      phi3Family(),       qwen2Family(),   qwen2MoeFamily(), qwen3Family(),      qwen3MoeFamily(),
      robertaFamily(),    smollm3Family(), stablelmFamily(), starcoder2Family(),
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
