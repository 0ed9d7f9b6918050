#include "core/model/family_registry.h"

#include <algorithm>

#include "core/model/families/families.h"

namespace headlight {

namespace {

std::vector<Family> sorted(std::vector<Family> families) {
  std::sort(families.begin(), families.end(),
            [](const Family& a, const Family& b) { return a.modelType < b.modelType; });
  return families;
}

}  // namespace

const std::vector<Family>& families() {
  static const std::vector<Family> all = sorted({
      albertFamily(),     bartFamily(),        bertFamily(),       bloomFamily(),      camembertFamily(),
      codegenFamily(),    cohereFamily(),      cohere2Family(),    debertaFamily(),    debertaV2Family(),
      deepseekFamily(),   deepseekLlmFamily(), deepseekV2Family(), deepseekV3Family(), deepseekV32Family(),
      distilbertFamily(), electraFamily(),     falconFamily(),     gemmaFamily(),      gemma2Family(),
      gpt2Family(),       gptBigcodeFamily(),  gptNeoFamily(),     gptNeoxFamily(),    gptOssFamily(),
      gptjFamily(),       graniteFamily(),     gemma3Family(),     llamaFamily(),      m2m100Family(),
      marianFamily(),     mbartFamily(),       mistralFamily(),    mixtralFamily(),    gemma3TextFamily(),
      modernbertFamily(), mpnetFamily(),       mptFamily(),        mt5Family(),        olmoFamily(),
      olmo2Family(),      olmo3Family(),       olmoeFamily(),      optFamily(),        pegasusFamily(),
      phiFamily(),        phi3Family(),        qwen2Family(),      qwen2MoeFamily(),   qwen3Family(),
      qwen3MoeFamily(),   robertaFamily(),     smollm3Family(),    stablelmFamily(),   starcoder2Family(),
      t5Family(),         umt5Family(),        xlmRobertaFamily(),
  });

  return all;
}

std::string familyNames() {
  constexpr std::size_t room = 300;
  std::string names;
  std::size_t named = 0;
  for (const Family& family : families()) {
    if (names.size() + family.modelType.size() > room) break;
    names += (named++ > 0 ? ", " : "") + std::string(family.modelType);
  }
  const std::size_t more = families().size() - named;
  return more > 0 ? names + " and " + std::to_string(more) + " more" : names;
}

const Family* findFamily(std::string_view modelType) {
  for (const Family& family : families())
    if (family.modelType == modelType) return &family;
  return nullptr;
}

}  // namespace headlight
