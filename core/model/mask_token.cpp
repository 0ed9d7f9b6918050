#include "core/model/mask_token.h"

#include "core/error.h"

namespace headlight {

std::int32_t maskTokenOf(const Model& model) {
  if (model.tokenizer) {
    for (const char* piece : {"[MASK]", "<mask>"})
      if (const auto id = model.tokenizer->tokenToId(piece)) return *id;
  }
  throw Error("%1: its tokenizer has no [MASK] or <mask>, so that no token of a text can be masked.",
              model.name);
}

RunRequest withMaskedToken(const Model& model, RunRequest request, std::int64_t index) {
  if (model.config.architecture() != Architecture::Encoder)
    throw Error("%1 predicts the next token, so that no token of its text can be masked.", model.name);
  if (index < 0 || index >= static_cast<std::int64_t>(request.ids.size())) {
    throw Error("Token %1 cannot be masked; the text has tokens 0 to %2.", index,
                static_cast<std::int64_t>(request.ids.size()) - 1);
  }
  const std::int32_t mask = maskTokenOf(model);
  const auto place = static_cast<std::size_t>(index);
  request.ids[place] = mask;
  if (request.tokens.empty()) return request;
  TokenInfo label = makeTokenList({&mask, 1}, model.tokenizer.get()).front();
  label.range = request.tokens[place].range;
  label.segment = request.tokens[place].segment;
  request.tokens[place] = std::move(label);
  return request;
}

}  // namespace headlight
