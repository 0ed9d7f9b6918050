#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "core/model/model.h"
#include "core/model/next_token.h"
#include "core/model/prepared_input.h"
#include "core/model/run_request.h"

namespace headlight {

struct GenerationSettings {
  std::int64_t maxNewTokens = 64;
  SamplingSettings sampling = {};
  std::int64_t written = 0;  // so many of the last tokens were written before: the text goes on
  bool goesOn = false;       // it may go on afterwards, so that the last token now is not forced to end it
};

/// Why a text ends where it does: at a token that ends it, or where there is no more room.
enum class GenerationStop { End, Length };

/// A text that a model went on with.
struct Generation {
  RunRequest request;                 // with what was written, labelled
  std::vector<std::int32_t> written;  // the new ids
  GenerationStop stop = GenerationStop::Length;
  std::shared_ptr<const Trace> trace;  // of the run of the whole text
};

/// Hears of each token that is written.
using WrittenWatcher = std::function<void(std::int32_t id, double probability)>;

/// Lets the model go on: a decoder with its ids, an encoder-decoder with its decoder's ids. Every step runs
/// the request as far as it is written, with its mask and interventions, and computes one token, since the
/// transformer has the others from the step before; the last run is of the whole text with all that the
/// request records. Deterministic. Calls `onToken` after each token, with the probability over the whole
/// vocabulary that the model itself gave it, before rules and sampling. Throws Error for a model that writes
/// no text, and what Transformer::run() throws; Cancelled.
Generation generate(const Model& model, RunRequest request, const GenerationSettings& settings,
                    const Execution& execution, const WrittenWatcher& onToken = {});

/// Runs an input; where it leaves the decoder's text to the model, lets that write it, greedily. The request
/// then has the text that was written.
std::shared_ptr<const Trace> runPrepared(const Model& model, PreparedInput& input,
                                         const Execution& execution);

}  // namespace headlight
