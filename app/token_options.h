#pragma once

#include <optional>
#include <string>

#include "app/command_support.h"
#include "core/explain/logit_row.h"
#include "core/explain/predicted_tokens.h"
#include "core/explain/prediction.h"
#include "core/explain/token_question.h"
#include "core/model/model.h"
#include "core/model/prepared_input.h"

// The JSON library is large: include this header from .cpp files only.

namespace headlight {

/// An option that names one token of what the model predicts: a piece of its vocabulary as `headlight tokens`
/// prints it, a text that is one token, or an id written as #5. Throws Error for what is no single token.
std::optional<std::int32_t> tokenOption(const Arguments& arguments, const std::string& name,
                                        const Model& model);

/// --position, --mask-token.
std::vector<OptionSpec> placeOptionSpecs();
/// Where the run is asked, with the token masked that --mask-token names. Throws UsageError where both
/// options are given, Error for a token that there is not.
PredictionPlace placeOption(const Arguments& arguments, const Model& model, RunRequest& request);

/// --token and --against; the likeliest token where none is given, of a run with the logits of the place.
TokenQuestion questionOption(const Arguments& arguments, const LoadedModel& loaded, PreparedInput& input,
                             const PredictionPlace& place);

/// {"id": 5, "token": "Ġthe"}, the token null without a tokenizer.
nlohmann::ordered_json jsonOfToken(const Model& model, std::int32_t id);
/// The same with "logit", "probability" and "rank" (0: the likeliest).
nlohmann::ordered_json jsonOfScore(const Model& model, const TokenScore& score);

}  // namespace headlight
