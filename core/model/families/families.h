#pragma once

#include "core/model/family.h"

namespace headlight {

// One of these for each file in this folder; family_registry lists them.
Family bertFamily();
Family cohere2Family();
Family cohereFamily();
Family deepseekFamily();
Family deepseekLlmFamily();
Family distilbertFamily();
Family gemma2Family();
Family gemma3Family();
Family gemma3TextFamily();
Family gemmaFamily();
Family gpt2Family();
Family gptOssFamily();
Family graniteFamily();
Family llamaFamily();
Family mistralFamily();
Family mixtralFamily();
Family olmo2Family();
Family olmo3Family();
Family olmoeFamily();
Family olmoFamily();
Family phi3Family();
Family qwen2Family();
Family qwen2MoeFamily();
Family qwen3Family();
Family qwen3MoeFamily();
Family robertaFamily();
Family smollm3Family();
Family stablelmFamily();
Family starcoder2Family();

}  // namespace headlight
