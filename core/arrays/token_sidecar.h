#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/arrays/imported_array.h"

namespace headlight {

/// Labels that lie beside an array: for a.npy the file a.npy.tokens.json or a.tokens.json, which holds
/// - an array of texts, the labels of queries and keys alike; or
/// - an object with any of tokens, query_tokens, key_tokens (arrays of texts) and description (a text)
struct TokenSidecar {
  std::string file;
  ArrayLabels labels;
  std::string description;
};

/// Nothing if there is no such file. Throws Error naming it if it cannot be read or is malformed.
std::optional<TokenSidecar> readTokenSidecar(const std::string& arrayFile);

}  // namespace headlight
