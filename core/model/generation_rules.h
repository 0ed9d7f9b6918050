#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/message.h"
#include "core/model/model_files.h"
#include "core/parameters/model_config.h"

namespace headlight {

/// What a folder says of the texts that its model writes: generation_config.json, or config.json where there
/// is none, in the keys of transformers' GenerationConfig. A value.
struct GenerationRules {
  std::optional<std::int32_t> decoderStart;  // what a decoder beside an encoder begins with
  std::vector<std::int32_t> ends;            // eos_token_id: writing stops behind one of these
  std::optional<std::int32_t> padding;
  std::optional<std::int32_t> forcedBegin;  // forced_bos_token_id: what comes after a single token
  std::vector<std::int32_t> forcedEnd;   // forced_eos_token_id: what the last token that there is room for is
  std::vector<std::int32_t> suppressed;  // suppress_tokens: never written
  std::vector<std::int32_t> suppressedFirst;         // begin_suppress_tokens: not written first
  std::vector<std::vector<std::int32_t>> forbidden;  // bad_words_ids: sequences that are not written
  std::int64_t noRepeatSize =
      0;  // no_repeat_ngram_size: so many tokens do not stand twice in a row; 0: they may
  std::int64_t minimumTokens = 0;  // min_length, the tokens at the beginning counted
  /// Sentences about what the files ask for beyond this.
  std::vector<Message> notes;

  bool isEnd(std::int32_t id) const;
};

/// Throws Error naming file and field. Missing keys have what the family's config class has in transformers.
GenerationRules readGenerationRules(const ModelFiles& files, const ModelConfig& config);

}  // namespace headlight
