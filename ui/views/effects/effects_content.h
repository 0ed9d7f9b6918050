#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "ui/views/predictions/prediction_questions.h"
#include "ui/views/predictions/stage_table.h"

namespace headlight {

/// What heads and other parts do for one token's logit, as it is painted. A value.
struct EffectsContent {
  /// One row of the ranked list.
  struct Part {
    QString name;      // "layer 2, head 1", "embedding"
    double logit = 0;  // above 0: it helps the token
    QString tip;
    std::optional<AttentionKind> kind;  // of heads alone
    HeadId head = {-1, -1};
  };
  /// The heads of one kind of attention.
  struct Map {
    AttentionKind kind = AttentionKind::Decoder;
    Matrix heads;                // [layers, heads]; NaN where there is none
    std::vector<double> beside;  // [layers] of the feed-forward networks; empty where they are not split off
  };
  NamedToken token;
  double logit = 0;
  std::optional<double> probability;  // of the token
  std::vector<Part> parts;            // largest magnitude first
  std::vector<Map> maps;
  bool sums = false;  // the parts sum to the logit
  double sum = 0;
  QString note;
};

/// By ablation a part is how far the logit falls when the head is switched off.
EffectsContent effectsContent(const Model& model, const AskedEffects& asked);
EffectsContent effectsContent(const Model& model, const AskedAttribution& asked);

}  // namespace headlight
