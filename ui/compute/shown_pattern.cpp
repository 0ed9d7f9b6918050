#include "ui/compute/shown_pattern.h"

#include <QCoreApplication>

#include "core/error.h"
#include "core/explain/logit_gradients.h"
#include "core/explain/output_projections.h"
#include "core/explain/predicted_tokens.h"
#include "ui/models/pattern_words.h"
#include "ui/plots/token_label.h"

namespace headlight {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(PatternWords)
};

DerivedRequest derivedRequest(const ShownRequest& shown, AttentionKind kind) {
  DerivedRequest request;
  request.pattern = *shown.choice.pattern;
  request.kind = kind;
  if (request.pattern != DerivedPattern::Flow) return request;
  if (shown.query < 0)
    throw Error(Words::tr("Attention flow is of one query: click the token that looks.").toStdString());
  if (shown.kind != kind)
    throw Error(
        Words::tr("Attention flow is of one query, which is of another kind of attention.").toStdString());
  request.query = shown.query;
  return request;
}

/// Where the logit is: at the query in focus, if it is one of the tokens that logits are made of.
std::optional<std::int64_t> positionOf(const Model& model, const ShownRequest& shown) {
  const bool both = model.config.architecture() == Architecture::EncoderDecoder;
  if (shown.query < 0 || (both && shown.kind == AttentionKind::Encoder)) return std::nullopt;
  return shown.query;
}

/// The gradients of the logit that is asked for, of every kind. Says in the names whose it is.
LogitGradients gradientsFor(ShownDraft& draft, const Execution& execution) {
  const Model& model = *draft.run.model;
  const ShownRequest& shown = draft.request;
  if (!model.transformer) throw Error(Words::tr("There is no model to compute gradients of.").toStdString());
  GradientMemory none;
  GradientMemory& memory = draft.gradients ? *draft.gradients : none;
  if (memory.model.lock() != draft.run.model) memory = {draft.run.model, nullptr};
  const LogitGradients gradients =
      logitGradients(model, draft.run.request, positionOf(model, shown),
                     predictedTokenId(model, shown.token.toStdString()), execution, memory.network);
  memory.network = gradients.network;
  const QString token = tokenLabel(predictedToken(model, gradients.token));
  draft.names.back() =
      Words::tr("%1 of “%2” at token %3").arg(draft.names.back(), token).arg(gradients.position);
  return gradients;
}

/// What the pattern needs of the model; nothing of an imported array.
DerivedSources sourcesFor(ShownDraft& draft, const Execution& execution) {
  DerivedSources sources;
  if (!draft.run.model) return sources;
  sources.outputs = outputProjections(draft.run.model->transformer);
  if (draft.request.choice.pattern != DerivedPattern::Gradient) return sources;
  const auto gradients = std::make_shared<std::optional<LogitGradients>>();
  sources.gradients = [&draft, &execution, gradients](AttentionKind kind) {
    if (!*gradients) *gradients = gradientsFor(draft, execution);
    return (*gradients)->of(kind);
  };
  return sources;
}

/// Where heads and tokens of a kind are after it: a layer of one head, and of a flow one row.
ShownPlaces::Kind placesOf(const PatternShape& before, const PatternShape& after,
                           const ShownRequest& request) {
  ShownPlaces::Kind places;
  places.oneHead = after.heads == 1 && before.heads != 1;
  if (after.queries == before.queries) return places;
  places.queries.shownOf.assign(static_cast<std::size_t>(before.queries), -1);
  places.queries.shownOf[static_cast<std::size_t>(request.query)] = 0;
  places.queries.ownOf = {request.query};
  return places;
}

}  // namespace

void showDerivedPattern(ShownDraft& draft, const Execution& execution) {
  draft.names.append(patternCaption(*draft.request.choice.pattern));
  const DerivedSources sources = sourcesFor(draft, execution);
  const Trace before = draft.trace;
  changeEachKind(draft, [&](AttentionKind kind, AttentionTrace& attention) {
    const PatternShape shape = attention.patterns->shape();
    const DerivedTrace derived = deriveTrace(before, derivedRequest(draft.request, kind), sources, execution);
    attention = *derived.trace->attention(kind);
    draft.places.of(kind) = placesOf(shape, attention.patterns->shape(), draft.request);
  });
}

}  // namespace headlight
