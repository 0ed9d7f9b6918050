#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/tokenizer/tokenizer.h"
#include "core/training/training_config.h"

namespace headlight {

/// What training needs to know of a model's tokens. Immutable.
struct TrainingVocabulary {
  std::shared_ptr<const Tokenizer> tokenizer;
  std::shared_ptr<const Tokenizer> target;   // of what a decoder beside an encoder writes; never nullptr
  std::vector<std::int32_t> prefix;          // what the tokenizer puts in front of a text: [CLS], <s>
  std::vector<std::int32_t> suffix;          // and behind it: [SEP], </s>
  std::vector<std::int32_t> ordinary;        // ids that stand for text, neither special nor unknown
  std::optional<std::int32_t> mask;          // [MASK] or <mask>
  std::optional<std::int32_t> decoderStart;  // what a decoder beside an encoder begins with
  std::optional<std::int32_t> end;           // what it ends with
  /// The files that go with the trained model, by name.
  std::vector<std::pair<std::string, std::string>> files;
};

/// The vocabulary of a config. Throws Error naming file and key: no tokenizer there, more tokens than the
/// model has, no mask token for the masked objective, no decoder_start_token_id for sequence to sequence.
TrainingVocabulary loadTrainingVocabulary(const TrainingConfig& config);

/// The same for a tokenizer that is there already; `files` stays empty and there is no decoder's.
TrainingVocabulary vocabularyOf(std::shared_ptr<const Tokenizer> tokenizer);

}  // namespace headlight
