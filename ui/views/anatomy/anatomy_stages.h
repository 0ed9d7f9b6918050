#pragma once

#include <vector>

#include "core/explain/head_anatomy.h"
#include "core/model/model.h"
#include "ui/views/anatomy/anatomy_questions.h"
#include "ui/views/anatomy/anatomy_stage.h"

namespace headlight {

/// What stages are made of. Everything must outlive it; pointers may be null.
struct StageInput {
  const Model& model;
  const StackConfig& stack;
  AnatomyPlace place;
  int head = 0;
  const TokenAnatomy& token;
  const TokenAnatomy* compared = nullptr;
  const HeadAnatomy& own;
  const HeadAnatomy* comparedOwn = nullptr;
  const HeadWeights* weights = nullptr;
  const Interventions& changes;  // what experiments have changed in the run

  const LayerConfig& layer() const { return stack.layers[static_cast<std::size_t>(place.layer)]; }
  /// A tapped vector with that of the token that is compared with; no values where the model has it not.
  AnatomyItem bars(const QString& symbol, const QString& name, TapPart part, TapPoint point,
                   std::int64_t ofLayer) const;
};

/// Adds an item that has values.
void addItem(AnatomyStage& stage, AnatomyItem item);

/// From the token to the stream that the layer takes.
std::vector<AnatomyStage> embeddingStages(const StageInput& in);
/// What the layer does, sublayer by sublayer, with its norms where the model has them.
std::vector<AnatomyStage> layerStages(const StageInput& in);
/// From q, k and v to what the heads add together.
std::vector<AnatomyStage> attentionStages(const StageInput& in, const AttentionConfig& config);
/// A feed-forward, or a mixture of experts.
AnatomyStage feedForwardStage(const StageInput& in, const SublayerConfig& config);
/// What the layer hands on, and what is said in the end.
std::vector<AnatomyStage> endStages(const StageInput& in);

}  // namespace headlight
