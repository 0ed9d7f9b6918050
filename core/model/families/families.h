#pragma once

#include "core/model/family.h"

namespace headlight {

// One of these for each file in this folder; family_registry lists them.
Family bertFamily();
Family deepseekFamily();
Family deepseekLlmFamily();
Family distilbertFamily();
Family gpt2Family();
Family llamaFamily();
Family mistralFamily();
Family qwen2Family();
Family robertaFamily();

}  // namespace headlight
