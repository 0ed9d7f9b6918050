#pragma once

#include "core/model/family.h"

namespace headlight {

// One of these for each file in this folder; family_registry lists them.
Family albertFamily();
Family bertFamily();
Family camembertFamily();
Family debertaFamily();
Family debertaV2Family();
Family deepseekFamily();
Family deepseekLlmFamily();
Family distilbertFamily();
Family electraFamily();
Family gpt2Family();
Family llamaFamily();
Family mistralFamily();
Family modernbertFamily();
Family mpnetFamily();
Family qwen2Family();
Family robertaFamily();
Family xlmRobertaFamily();

}  // namespace headlight
