#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/parallel/execution.h"
#include "core/tokenizer/tokenizer.h"

namespace headlight {

/// Ids of some documents: [document][token].
using DocumentIds = std::vector<std::vector<std::int32_t>>;

/// The documents of a text file: empty lines stand between them, and lines inside one keep their ends. Throws
/// Error where the file cannot be read, is not valid UTF-8 or holds no text.
std::vector<std::string> readDocuments(const std::string& path);

/// The tokens of each document, without any that the tokenizer adds. The tokenizer is asked from several
/// threads of execution.pool. Throws what Tokenizer::encode() throws; Cancelled.
DocumentIds tokenized(const Tokenizer& tokenizer, const std::vector<std::string>& documents,
                      const Execution& execution);

/// All documents as one.
std::vector<std::int32_t> concatenated(const DocumentIds& documents);
std::int64_t tokenCount(const DocumentIds& documents);

/// What the tokenizer adds around a text: [CLS] and [SEP], or nothing.
struct AddedTokens {
  std::vector<std::int32_t> before;
  std::vector<std::int32_t> behind;
  std::int64_t count() const { return static_cast<std::int64_t>(before.size() + behind.size()); }
  std::vector<std::int32_t> around(const std::vector<std::int32_t>& ids) const;
};
AddedTokens addedTokens(const Tokenizer& tokenizer);

}  // namespace headlight
