#include "ui/models/pattern_offers.h"

#include <QCoreApplication>

#include "core/analysis/attention_flow.h"
#include "core/analysis/attention_rollout.h"
#include "core/error.h"
#include "core/training/trainable_config.h"
#include "ui/models/core_words.h"
#include "ui/models/number_text.h"

namespace headlight {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(PatternWords)
};

/// Of what is followed from layer to layer.
QString streamProblem(const PatternSource& patterns, std::int64_t mostTokens) {
  const PatternShape shape = patterns.shape();
  if (patterns.kind() == AttentionKind::Cross || shape.queries != shape.keys)
    return Words::tr("It follows one stream of tokens, which cross-attention is not.");
  if (shape.queries > mostTokens)
    return Words::tr("It is made for up to %1 tokens, and there are %2.")
        .arg(countText(mostTokens), countText(shape.queries));
  return {};
}

QString gradientProblem(const RunResult& run) {
  if (!run.model->transformer) return Words::tr("There is no model at hand.");
  if (!run.request.interventions.empty())
    return Words::tr("It is of the model’s own run: switch the experiments off.");
  try {
    requireTrainable(run.model->transformer->config(), run.model->transformer->weights());
  } catch (const Error& error) {
    return errorText(error);
  }
  return {};
}

}  // namespace

QString patternProblem(DerivedPattern pattern, const RunResult& run, AttentionKind kind) {
  const AttentionTrace* const attention = run.trace ? run.trace->attention(kind) : nullptr;
  if (!attention || !attention->patterns) return {};
  const auto needsModel = [&run]() -> QString {
    return run.model ? QString() : Words::tr("An attention array has neither values nor weights.");
  };
  switch (pattern) {
    case DerivedPattern::Rollout:
      return streamProblem(*attention->patterns, mostRolloutTokens);
    case DerivedPattern::Flow:
      return streamProblem(*attention->patterns, mostFlowTokens);
    case DerivedPattern::ValueWeighted:
      return needsModel();
    case DerivedPattern::Mean:
      return {};
    case DerivedPattern::Gradient:
      return run.model ? gradientProblem(run) : needsModel();
  }
  return {};
}

}  // namespace headlight
