#pragma once

#include <map>
#include <optional>
#include <string>

#include "core/tokenizer/tokenizer_config.h"
#include "core/tokenizer/tokenizer_json.h"

namespace headlight {

/// The files of a folder as texts, what messages call them, and what its configs say. The texts stay valid as
/// long as this does; `files` must outlive it.
class TokenizerFolder {
 public:
  explicit TokenizerFolder(const TokenizerFiles& files) : m_files(files) {}

  std::string name(const char* file) const;
  /// The file, or nullptr if there is none.
  const std::string* find(const char* file);

  /// What config.json says of the model; read once, when first asked for. Throws Error naming the field.
  struct Model {
    std::string type;            // "model_type"
    std::string tokenizerClass;  // "tokenizer_class", without "Fast" at the end
  };
  const Model& model();

  /// What tokenizer_config.json says, with the class that config.json has for a config that names none, and
  /// with the older files that count where it has no added_tokens_decoder. Throws Error naming the field.
  TokenizerConfig readConfig();

 private:
  const TokenizerFiles& m_files;
  std::map<std::string, std::string> m_texts;  // by the name of the file
  std::optional<Model> m_model;
};

}  // namespace headlight
