#include "core/analysis/derived_pattern.h"

#include <array>

#include "core/analysis/attention_flow.h"
#include "core/analysis/attention_rollout.h"
#include "core/error.h"
#include "core/trace/key_weighted_pattern_source.h"
#include "core/trace/stacked_pattern_source.h"

namespace headlight {
namespace {

constexpr std::array allPatterns = {DerivedPattern::Rollout, DerivedPattern::Flow,
                                    DerivedPattern::ValueWeighted, DerivedPattern::Mean,
                                    DerivedPattern::Gradient};
constexpr std::array allKinds = {AttentionKind::Encoder, AttentionKind::Decoder, AttentionKind::Cross};

bool followsOneStream(DerivedPattern pattern) {
  return pattern == DerivedPattern::Rollout || pattern == DerivedPattern::Flow;
}

/// The kinds that are derived, and a note for one that is left out.
std::vector<AttentionKind> kindsOf(const Trace& trace, const DerivedRequest& request,
                                   std::vector<Message>& notes) {
  std::vector<AttentionKind> kinds;
  for (const AttentionKind kind : allKinds) {
    if (!trace.attention(kind) || (request.kind && *request.kind != kind)) continue;
    if (!request.kind && kind == AttentionKind::Cross && followsOneStream(request.pattern) &&
        !kinds.empty()) {
      notes.push_back(Message(
          "Cross-attention is left out: %1 follows one stream of tokens, the encoder's or the decoder's.",
          phrase(nameOf(request.pattern))));
      continue;
    }
    kinds.push_back(kind);
  }
  if (kinds.empty())
    throw Error("There is no %1 attention here to derive a pattern of.",
                request.kind ? phrase(nameOf(*request.kind)) : Phrase());
  if (request.pattern == DerivedPattern::Flow && kinds.size() > 1)
    throw Error("Attention flow is of one query of one kind; choose the kind encoder or decoder.");
  return kinds;
}

std::shared_ptr<const PatternSource> flowOf(const PatternSource& patterns, const DerivedRequest& request,
                                            const Execution& execution) {
  const PatternShape shape = patterns.shape();
  if (!request.query)
    throw Error(
        "Attention flow is computed for one query token; say which one (--query on the command line).");
  if (*request.query < 0 || *request.query >= shape.queries)
    throw Error("There is no query token %1: the text has tokens 0 to %2.", *request.query,
                shape.queries - 1);
  if (request.layer && (*request.layer < 0 || *request.layer >= shape.layers))
    throw Error("There is no layer %1: the %2 has layers 0 to %3.", *request.layer,
                phrase(nameOf(patterns.kind())), shape.layers - 1);
  return attentionFlowPattern(patterns, *request.query, request.layer, execution);
}

std::shared_ptr<const PatternSource> valueWeighted(const AttentionTrace& attention,
                                                   const OutputWeights& weights, const Execution& execution) {
  if (!attention.values || !weights)
    throw Error(
        "Value-weighted attention needs the values and the output projection of a model, which an attention "
        "array does not have.");
  return std::make_shared<KeyWeightedPatternSource>(
      attention.patterns, valueNorms(*attention.values, attention.patterns->shape(), weights, execution),
      "value-weighted attention |alpha f(v)|");
}

std::shared_ptr<const PatternSource> gradientTimesAttention(const AttentionTrace& attention,
                                                            const HeadGradientsOf& gradients) {
  if (!attention.values || !gradients)
    throw Error(
        "Gradient times attention needs the values and the gradients of a model, which an attention array "
        "does not have.");
  return std::make_shared<GradientPatternSource>(attention.patterns, attention.values,
                                                 gradients(attention.patterns->kind()),
                                                 "gradient times attention, positive part");
}

std::shared_ptr<const PatternSource> derive(const AttentionTrace& attention, const DerivedRequest& request,
                                            const DerivedSources& sources, const Execution& execution) {
  switch (request.pattern) {
    case DerivedPattern::Rollout:
      return attentionRollout(*attention.patterns, execution);
    case DerivedPattern::Flow:
      return flowOf(*attention.patterns, request, execution);
    case DerivedPattern::ValueWeighted:
      return valueWeighted(attention,
                           sources.outputs ? sources.outputs(attention.patterns->kind()) : OutputWeights(),
                           execution);
    case DerivedPattern::Mean:
      return meanOverHeads(attention.patterns);
    case DerivedPattern::Gradient:
      return gradientTimesAttention(attention, sources.gradients);
  }
  return {};
}

}  // namespace

const char* nameOf(DerivedPattern pattern) {
  switch (pattern) {
    case DerivedPattern::Rollout:
      return "rollout";
    case DerivedPattern::Flow:
      return "flow";
    case DerivedPattern::ValueWeighted:
      return "value-weighted";
    case DerivedPattern::Mean:
      return "mean";
    case DerivedPattern::Gradient:
      return "gradient";
  }
  return "";
}

std::optional<DerivedPattern> derivedPatternOf(std::string_view name) {
  for (const DerivedPattern pattern : allPatterns)
    if (name == nameOf(pattern)) return pattern;
  return std::nullopt;
}

std::vector<std::string> derivedPatternNames() {
  std::vector<std::string> names;
  for (const DerivedPattern pattern : allPatterns) names.emplace_back(nameOf(pattern));
  return names;
}

DerivedTrace deriveTrace(const Trace& trace, const DerivedRequest& request, const DerivedSources& sources,
                         const Execution& execution) {
  DerivedTrace made;
  Trace derived = trace;
  derived.encoder = derived.decoder = derived.cross = std::nullopt;
  for (const AttentionKind kind : kindsOf(trace, request, made.notes)) {
    const auto patterns = derive(*trace.attention(kind), request, sources, execution);
    switch (kind) {
      case AttentionKind::Encoder:
        derived.encoder = AttentionTrace{patterns, nullptr, nullptr};
        break;
      case AttentionKind::Decoder:
        derived.decoder = AttentionTrace{patterns, nullptr, nullptr};
        break;
      case AttentionKind::Cross:
        derived.cross = AttentionTrace{patterns, nullptr, nullptr};
        break;
    }
  }
  made.trace = std::make_shared<const Trace>(std::move(derived));
  return made;
}

}  // namespace headlight
