#include "ui/compute/shown_pattern.h"

#include <QCoreApplication>

#include "core/error.h"
#include "core/explain/output_projections.h"
#include "ui/models/pattern_words.h"

namespace headlight {
namespace {

DerivedRequest derivedRequest(const ShownRequest& shown, AttentionKind kind) {
  DerivedRequest request;
  request.pattern = *shown.choice.pattern;
  request.kind = kind;
  if (request.pattern != DerivedPattern::Flow) return request;
  if (shown.query < 0)
    throw Error(QCoreApplication::translate("PatternWords",
                                            "Attention flow is of one query: click the token that looks.")
                    .toStdString());
  if (shown.kind != kind)
    throw Error(QCoreApplication::translate(
                    "PatternWords", "Attention flow is of one query, which is of another kind of attention.")
                    .toStdString());
  request.query = shown.query;
  return request;
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
  const DerivedPattern pattern = *draft.request.choice.pattern;
  OutputWeightsOf weights;
  if (draft.run.model) weights = outputProjections(draft.run.model->transformer);
  draft.names.append(patternCaption(pattern));
  const Trace before = draft.trace;
  changeEachKind(draft, [&](AttentionKind kind, AttentionTrace& attention) {
    const PatternShape shape = attention.patterns->shape();
    const DerivedTrace derived = deriveTrace(before, derivedRequest(draft.request, kind), weights, execution);
    attention = *derived.trace->attention(kind);
    draft.places.of(kind) = placesOf(shape, attention.patterns->shape(), draft.request);
  });
}

}  // namespace headlight
