#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/tokenizer/models/vocabulary.h"
#include "core/tokenizer/models/word_cache.h"

namespace headlight {

/// Turns words into pieces of a vocabulary. Immutable; every method may be called from any thread.
class TokenModel {
 public:
  virtual ~TokenModel() = default;

  /// Appends the tokens of one pre-token. Their ranges count from `base`, where the word stands in its text.
  /// `cache` belongs to one call of the tokenizer.
  virtual void encode(std::string_view word, std::uint32_t base, WordCache& cache,
                      std::vector<ModelToken>& tokens) const = 0;
};

}  // namespace headlight
