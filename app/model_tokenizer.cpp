#include "app/model_tokenizer.h"

#include <vector>

#include "core/tokenizer/tokenizer_json.h"

namespace headlight {

std::shared_ptr<const Tokenizer> tokenizerOf(const ModelFiles& files) {
  std::vector<FileBytes> kept;  // The views handed out stay valid while loadTokenizer() runs.
  const auto find = [&](std::string_view name) -> std::optional<std::string_view> {
    auto bytes = files.find(name);
    if (!bytes) return std::nullopt;
    kept.push_back(std::move(*bytes));
    return kept.back().text();
  };
  return loadTokenizer({files.location(), find});
}

}  // namespace headlight
