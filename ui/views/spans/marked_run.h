#pragma once

#include "core/analysis/span_attention.h"
#include "core/model/model.h"
#include "core/model/run_request.h"
#include "ui/session/shown_choice.h"
#include "ui/views/spans/span_text.h"

namespace headlight {

/// A text with marks, run by a model, and what its stretches receive.
struct MarkedRun {
  RunRequest request;
  SpanText text;
  SpanGroups groups;
  SpanAttention attention;

  TokenList shown;  // the tokens, or what they are merged into
  const TokenList& tokens() const { return shown; }
};

/// Which group each query and key is of. A token that a person has cut looks at itself alone, which is
/// nothing that the model does: it is left out.
SpanLabels spanLabels(const PatternSource& source, const SpanGroups& groups,
                      const std::vector<std::int64_t>& cut);

/// What of experiments does not speak of single tokens, whose places are others in another wording.
Interventions withoutTokens(const Interventions& interventions);

/// Which attention of a marked text is measured. `kind` is that of the text that the model reads, not the
/// cross-attention; of flow, which is of one token, there is none.
struct MarkedSettings {
  AttentionKind kind = AttentionKind::Encoder;
  Interventions interventions = {};
  ShownChoice shown = {};
};

/// Runs a text as one that is typed is run: no more of its tokens than the model has positions. Throws Error
/// for a text without a token, for what cannot be shown of it, and what prepareInput() throws; Cancelled.
MarkedRun runMarked(const Model& model, const MarkedSettings& settings, const MarkedText& marked,
                    const Execution& execution);

}  // namespace headlight
