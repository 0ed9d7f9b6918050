#include "ui/models/pattern_words.h"

#include <QCoreApplication>

namespace headlight {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(PatternWords)
};

}  // namespace

QString patternName(DerivedPattern pattern) {
  switch (pattern) {
    case DerivedPattern::Rollout:
      return Words::tr("Rollout");
    case DerivedPattern::Flow:
      return Words::tr("Flow");
    case DerivedPattern::ValueWeighted:
      return Words::tr("Value-weighted");
    case DerivedPattern::Mean:
      return Words::tr("Mean of heads");
    case DerivedPattern::Gradient:
      return Words::tr("Gradient × attention");
  }
  return {};
}

QString patternCaption(DerivedPattern pattern) {
  switch (pattern) {
    case DerivedPattern::Rollout:
      return Words::tr("rollout (Abnar & Zuidema 2020)");
    case DerivedPattern::Flow:
      return Words::tr("attention flow (Abnar & Zuidema 2020)");
    case DerivedPattern::ValueWeighted:
      return Words::tr("value-weighted (Kobayashi et al. 2020)");
    case DerivedPattern::Mean:
      return Words::tr("mean of each layer's heads");
    case DerivedPattern::Gradient:
      return Words::tr("gradient × attention (Barkan et al. 2021)");
  }
  return {};
}

QString patternHelp(DerivedPattern pattern) {
  switch (pattern) {
    case DerivedPattern::Rollout:
      return Words::tr(
          "R(l) = A(l) R(l − 1), with A = ½ (mean of the layer's heads) + ½ I: how much of each token's "
          "embedding is in each token's state after a layer, if attention alone moved it. Up to 2,048 "
          "tokens. "
          "Abnar & Zuidema 2020, arXiv 2005.00928, equation 1.");
    case DerivedPattern::Flow:
      return Words::tr(
          "The largest flow from the chosen query down to each token's embedding, through a network whose "
          "edges have the capacities ½ (mean of the layer's heads) + ½ I. One row, of the query in focus; up "
          "to 128 tokens. Abnar & Zuidema 2020, arXiv 2005.00928, section 3.");
    case DerivedPattern::ValueWeighted:
      return Words::tr(
          "|α f(x)|, with f(x) = (x W_V + b_V) W_O: the length of what a key really adds for the weight α "
          "that it gets. Rows do not sum to 1. Kobayashi et al. 2020, arXiv 2004.10102, equations 2 to 4.");
    case DerivedPattern::Mean:
      return Words::tr("(1 / H) Σ α over the H heads of each layer.");
    case DerivedPattern::Gradient:
      return Words::tr(
          "max(0, α ∂y / ∂α): what of a weight α speaks for the logit y of a token at the query in focus, or "
          "at the last one: the token chosen in Predictions, or the one that the model finds likeliest. Rows "
          "do not sum to 1. Barkan et al. 2021, "
          "Grad-SAM, arXiv 2204.11073; Chefer et al. 2021, arXiv 2103.15679, equation 5.");
  }
  return {};
}

}  // namespace headlight
