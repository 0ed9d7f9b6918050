#include "core/explain/token_question.h"

#include <string>

#include "core/error.h"

namespace headlight {

void checkQuestion(const TokenQuestion& question, std::int64_t vocabulary) {
  for (const std::int32_t id : {question.token, question.against.value_or(question.token)}) {
    if (id >= 0 && id < vocabulary) continue;
    throw Error("There is no token with id %1; the logits are of ids 0 to %2.", id, vocabulary - 1);
  }
}

}  // namespace headlight
