#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/model/model.h"
#include "core/model/run_changes.h"
#include "core/model/run_request.h"

namespace headlight {

/// What a person gives a model to run: a text, or ids in its place. A value.
struct RunInput {
  std::optional<std::string> text = {};
  std::optional<std::string> pair = {};               // with `text` only; beside an encoder, the decoder's
  std::optional<std::vector<std::int32_t>> ids = {};  // taken as they are
  std::optional<std::vector<int>> tokenTypes = {};    // [tokens], with `ids` only
  std::optional<std::vector<std::uint8_t>> attentionMask = {};  // [tokens] 1, or 0 for padding
  std::optional<std::vector<std::int32_t>> decoderIds = {};
  std::optional<std::string> targetLanguage = {};  // "fr_XX", "fra_Latn": what the decoder is to write
  /// What the model has written behind all that, or beside an encoder behind the decoder's beginning or pair.
  std::optional<std::vector<std::int32_t>> written = {};
  bool addSpecialTokens = true;
  RunChanges changes = {};
};

/// A request with its tokens labelled.
struct PreparedInput {
  RunRequest request;
  Encoding encoding;  // of the text; only `ids` where ids were given
  /// Whether nothing says what the decoder of an encoder-decoder has written, so that the model writes it,
  /// see runPrepared(). The decoder's ids are then what it begins with.
  bool writesDecoder = false;
};

/// The one way from what a person gives to what is run, for the window, the command line, tests and
/// benchmarks. The pair of an encoder-decoder is its decoder's text, see decoderTextIds(). Throws Error where
/// the model has no tokenizer for a text, where a list has not one entry for each token, for decoder ids of a
/// model without a decoder beside its encoder, and what Tokenizer::encode() and applyChanges() throw.
PreparedInput prepareInput(const Model& model, const RunInput& input);

/// Cuts everything that has one entry a token after the first `count`; the same of decoder tokens.
void keepFirstTokens(RunRequest& request, std::int64_t count);
void keepFirstDecoderTokens(RunRequest& request, std::int64_t count);

}  // namespace headlight
