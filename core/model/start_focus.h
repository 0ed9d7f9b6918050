#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/attention/head_id.h"
#include "core/model/model_files.h"
#include "core/parameters/model_config.h"
#include "core/tokenizer/token_list.h"

namespace headlight {

/// Where a model is looked at first: the head that does what it was trained to show, and the token whose row
/// shows it.
struct StartFocus {
  AttentionKind kind = AttentionKind::Encoder;
  HeadId head;
  std::string query;  // the token's label, such as "it"; empty: no token
  bool operator==(const StartFocus&) const = default;
};

/// What the file headlight.json beside config.json says:
///
///     {"start": {"kind": "encoder", "layer": 2, "head": 5, "query": "it"}}
///
/// `kind` may be left out (of an encoder-decoder "cross" is meant then), and so may `query`; other keys are
/// not read. std::nullopt where there is no such file, or no `start` in it. Throws Error naming file and
/// field for a kind, a layer or a head that the model has not.
std::optional<StartFocus> readStartFocus(const ModelFiles& files, const ModelConfig& config);

/// The first of these tokens that has the label of `query`; -1 if there is none, or none is named.
std::int64_t startQuery(const StartFocus& start, const TokenList& tokens);

}  // namespace headlight
