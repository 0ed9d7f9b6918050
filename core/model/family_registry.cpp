#include "core/model/family_registry.h"

#include "core/error.h"
#include "core/io/json_fields.h"
#include "core/model/families/families.h"

namespace headlight {

const std::vector<Family>& families() {
  static const std::vector<Family> all = {
      bartFamily(),    bertFamily(),  deepseekFamily(), deepseekLlmFamily(), distilbertFamily(),
      gpt2Family(),    llamaFamily(), m2m100Family(),   marianFamily(),      mbartFamily(),
      mistralFamily(), mt5Family(),   pegasusFamily(),  qwen2Family(),       robertaFamily(),
      t5Family(),      umt5Family(),
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
