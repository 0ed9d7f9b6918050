#pragma once

#include "core/model/family.h"

namespace headlight {

// One of these for each file in this folder; family_registry lists them.
Family bartFamily();
Family bertFamily();
Family deepseekFamily();
Family deepseekLlmFamily();
Family distilbertFamily();
Family gpt2Family();
Family llamaFamily();
Family m2m100Family();
Family marianFamily();
Family mbartFamily();
Family mistralFamily();
Family mt5Family();
Family pegasusFamily();
Family qwen2Family();
Family robertaFamily();
Family t5Family();
Family umt5Family();

}  // namespace headlight
