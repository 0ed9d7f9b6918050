#pragma once

#include <string>
#include <string_view>

#include "core/tokenizer/models/vocabulary.h"

namespace headlight {

/// The piece that stands for what a vocabulary does not have. A file may name one that the vocabulary lacks,
/// too; that is no fault until a text needs it.
struct UnknownPiece {
  std::int32_t index = Vocabulary::kNone;  // in the vocabulary
  std::string name;                        // as the file has it; empty where it names none
  std::string where;                       // file and field, for messages

  bool isNamed() const { return !name.empty(); }
  /// The index; throws Error naming `text`, which needs it, if the vocabulary has no such piece.
  std::int32_t needed(std::string_view text) const;
};

}  // namespace headlight
