#pragma once

#include "core/model/family.h"

namespace headlight {

// One of these for each model_type; family_registry lists them.
Family albertFamily();
Family bartFamily();
Family bertFamily();
Family bloomFamily();
Family camembertFamily();
Family codegenFamily();
Family cohereFamily();
Family cohere2Family();
Family debertaFamily();
Family debertaV2Family();
Family deepseekFamily();
Family deepseekLlmFamily();
Family deepseekV2Family();
Family deepseekV3Family();
Family deepseekV32Family();
Family distilbertFamily();
Family electraFamily();
Family falconFamily();
Family gemmaFamily();
Family gemma2Family();
Family gpt2Family();
Family gptBigcodeFamily();
Family gptNeoFamily();
Family gptNeoxFamily();
Family gptOssFamily();
Family gptjFamily();
Family graniteFamily();
Family gemma3Family();
Family llamaFamily();
Family m2m100Family();
Family marianFamily();
Family mbartFamily();
Family mistralFamily();
Family mixtralFamily();
Family gemma3TextFamily();
Family modernbertFamily();
Family mpnetFamily();
Family mptFamily();
Family mt5Family();
Family olmoFamily();
Family olmo2Family();
Family olmo3Family();
Family olmoeFamily();
Family optFamily();
Family pegasusFamily();
Family phiFamily();
Family phi3Family();
Family qwen2Family();
Family qwen2MoeFamily();
Family qwen3Family();
Family qwen3MoeFamily();
Family robertaFamily();
Family smollm3Family();
Family stablelmFamily();
Family starcoder2Family();
Family t5Family();
Family umt5Family();
Family xlmRobertaFamily();

}  // namespace headlight
