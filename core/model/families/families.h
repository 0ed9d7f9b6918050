#pragma once

#include "core/model/family.h"

namespace headlight {

// One of these for each model_type; family_registry lists them.
Family albertFamily();
Family bertFamily();
Family bloomFamily();
Family camembertFamily();
Family codegenFamily();
Family debertaFamily();
Family debertaV2Family();
Family deepseekFamily();
Family deepseekLlmFamily();
Family distilbertFamily();
Family electraFamily();
Family falconFamily();
Family gpt2Family();
Family gptBigcodeFamily();
Family gptNeoFamily();
Family gptNeoxFamily();
Family gptjFamily();
Family llamaFamily();
Family mistralFamily();
Family modernbertFamily();
Family mpnetFamily();
Family mptFamily();
Family optFamily();
Family phiFamily();
Family qwen2Family();
Family robertaFamily();
Family xlmRobertaFamily();

}  // namespace headlight
