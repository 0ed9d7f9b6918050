#include "core/model/model_tokenizer.h"

#include <vector>

#include "core/error.h"
#include "core/io/mapped_file.h"
#include "core/tokenizer/tokenizer_json.h"

namespace headlight {

namespace {

template <typename Load>
std::shared_ptr<const Tokenizer> loadedWith(Load load, const ModelFiles& files) {
  std::vector<FileBytes> kept;  // The views handed out stay valid while load() runs.
  TokenizerFiles source;
  source.origin = files.isEmbedded() ? files.name() : files.location();
  source.find = [&](std::string_view name) -> std::optional<std::string_view> {
    auto bytes = files.find(name);
    if (!bytes) return std::nullopt;
    return kept.emplace_back(std::move(*bytes)).text();
  };
  const auto check = [&] {
    for (const FileBytes& bytes : kept)
      if (bytes.file) bytes.file->throwIfShorter();
  };
  try {
    auto tokenizer = load(source);
    check();
    return tokenizer;
  } catch (const Error&) {
    check();  // the true cause of whatever the rest of a shorter file looked like
    throw;
  }
}

}  // namespace

std::shared_ptr<const Tokenizer> tokenizerOf(const ModelFiles& files) {
  return loadedWith(loadTokenizer, files);
}

std::shared_ptr<const Tokenizer> targetTokenizerOf(const ModelFiles& files) {
  return loadedWith(loadTargetTokenizer, files);
}

}  // namespace headlight
