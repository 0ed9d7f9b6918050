#pragma once

#include <optional>
#include <vector>

#include "core/analysis/span_attention.h"
#include "core/explain/span_cuts.h"
#include "ui/compute/question.h"
#include "ui/views/snapshot.h"
#include "ui/views/spans/marked_run.h"
#include "ui/views/spans/span_text.h"
#include "ui/views/spans/spans_options.h"

namespace headlight {

/// The marked text of a snapshot: its tokens, and what of them is marked with what.
struct SpanScene {
  AttentionKind kind = AttentionKind::Encoder;  // whose attention is measured
  SpansOptions options;
  MarkedText marked;  // options.own, followed to the text of the run
  SpanText text;
  SpanGroups groups;
};

/// What the view shows of a snapshot. Spans are of the text that is read: of a decoder beside an encoder its
/// cross-attention is meant. Precondition: missingPatterns() has nothing to say.
SpanScene spanSceneOf(const Snapshot& snapshot);
/// The tokens along the keys of the kind.
const TokenList& spanTokens(const Snapshot& snapshot, AttentionKind kind);

/// Where the model predicts something that a cut could change.
struct CutPlace {
  std::optional<std::int64_t> position;  // as predictionPlace() takes it
  bool masks = false;                    // the token at the position is hidden behind the mask first
  QString missing;                       // why there is no such place; empty: there is one
};
CutPlace cutPlaceOf(const Snapshot& snapshot);
/// The scene in the run's own tokens, whatever is shown in their place: the run is made again without some.
SpanScene cutSceneOf(const Snapshot& snapshot);
/// The same for a text that nobody has clicked into: an encoder's needs a masked token.
CutPlace cutPlaceOf(const Model& model, const RunRequest& request);

/// Shares of the spans in the run on the screen; the answer is a SpanAttention.
Question shareQuestion(const Snapshot& snapshot, const SpanScene& scene);
/// What the model predicts without each marked span; the answer is a SpanCuts.
Question cutQuestion(const Snapshot& snapshot, const SpanScene& scene, const CutPlace& place);

/// Another wording, run by the same model; the answer is a MarkedRun.
Question rewriteQuestion(const Snapshot& snapshot, const SpanScene& scene);

/// All that the view asks.
std::vector<Question> spanQuestions(const Snapshot& snapshot);

}  // namespace headlight
