#pragma once

#include <QString>
#include <vector>

#include "ui/views/neuron/neuron_content.h"

namespace headlight {

/// One number on the way from the products to the weight: "× scale 0.1250".
struct ScoreStep {
  QString sign;  // what leads from the number before to this one: "×", "="; empty for the first
  QString name;
  QString value;
  QString hint;
  bool isResult = false;  // it is made of those before; the others come from the model
};

/// From the sum of the products to the weight: scale, cap, bias, score, log-sum-exp and weight, those that
/// this cell has.
std::vector<ScoreStep> scoreSteps(const NeuronContent& content);

/// What positions do to this score, in a sentence.
QString positionWords(const NeuronContent& content, const Snapshot& snapshot);
/// "rope part", "dimensions that do not turn"; empty for the whole head. `turned`: whether rotary turns
/// anything in this run.
QString groupName(DimensionGroup::Kind kind, bool turned);

}  // namespace headlight
