#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/value_norms.h"
#include "core/message.h"
#include "core/trace/gradient_pattern_source.h"
#include "core/trace/trace.h"

namespace headlight {

/// What patterns can be made of the patterns of a run.
enum class DerivedPattern {
  Rollout,        // attentionRollout()
  Flow,           // attentionFlow() of one query
  ValueWeighted,  // |alpha f(v)|, valueNorms()
  Mean,           // meanOverHeads()
  Gradient        // max(0, alpha * d logit / d alpha), GradientPatternSource
};

/// "rollout", "flow", "value-weighted", "mean", "gradient".
const char* nameOf(DerivedPattern pattern);
/// Nothing for a name that none has.
std::optional<DerivedPattern> derivedPatternOf(std::string_view name);
std::vector<std::string> derivedPatternNames();

struct DerivedRequest {
  DerivedPattern pattern = DerivedPattern::Mean;
  std::optional<AttentionKind> kind = {};  // none: every kind that has it
  std::optional<int> layer = {};           // of a flow: the only layer that is computed
  std::optional<std::int64_t> query = {};  // of a flow, which needs it
};

/// The output projection of a layer of one kind of attention, [d_model, heads * d_v]; empty where there are
/// no weights, as with an imported array.
using OutputWeightsOf = std::function<OutputWeights(AttentionKind kind)>;

/// The gradients of one logit for one kind of attention. Throws Error where there are none.
using HeadGradientsOf = std::function<std::shared_ptr<const HeadGradients>(AttentionKind kind)>;

/// What of the model some patterns need beside the trace; each may be empty, as with an imported array.
struct DerivedSources {
  OutputWeightsOf outputs = {};
  HeadGradientsOf gradients = {};
};

struct DerivedTrace {
  std::shared_ptr<const Trace>
      trace;                   // the derived patterns in place of the run's, without scores and values
  std::vector<Message> notes;  // sentences for the person: which kind was left out and why
};

/// Derives patterns of a run. All of encoder, decoder and cross-attention have a mean, value-weighted
/// patterns and gradients, the latter two where the run recorded its values; rollout and flow are of the
/// self-attention of an encoder or of a decoder, which beside an encoder is followed without what it reads
/// there. Throws Error naming what is missing: a kind, the query of a flow, values; and what the operations
/// throw. Cancelled.
DerivedTrace deriveTrace(const Trace& trace, const DerivedRequest& request, const DerivedSources& sources,
                         const Execution& execution);

}  // namespace headlight
