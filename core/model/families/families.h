#pragma once

#include "core/model/family.h"

namespace headlight {

// One of these for each model_type; family_registry lists them.
Family bertFamily();
Family bloomFamily();
Family codegenFamily();
Family deepseekFamily();
Family deepseekLlmFamily();
Family deepseekV2Family();
Family deepseekV32Family();
Family deepseekV3Family();
Family distilbertFamily();
Family falconFamily();
Family gpt2Family();
Family gptBigcodeFamily();
Family gptNeoFamily();
Family gptNeoxFamily();
Family gptjFamily();
Family llamaFamily();
Family mistralFamily();
Family mptFamily();
Family optFamily();
Family phiFamily();
Family qwen2Family();
Family robertaFamily();

}  // namespace headlight
