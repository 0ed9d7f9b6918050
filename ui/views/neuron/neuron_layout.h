#pragma once

#include <QFont>
#include <QRectF>
#include <QSizeF>
#include <vector>

#include "ui/views/neuron/neuron_content.h"
#include "ui/views/neuron/score_steps.h"
#include "ui/views/scene/scene.h"

namespace headlight {

/// A row of bars: what it is called stands above it.
struct NeuronBand {
  QRectF header;
  QRectF plot;
};

/// The column of one dimension, which goes through all bands but that of pairs.
struct NeuronColumn {
  std::int64_t dimension = 0;
  std::size_t group = 0;
  double left = 0;
};

/// Where everything stands.
struct NeuronLayout {
  QFont font;
  QFont small;
  QSizeF size;
  QRectF title;
  QRectF subtitle;
  std::vector<QRectF> groups;  // of the names of parts, over their columns; empty where there is one part
  NeuronBand query, key, product, running;
  QRectF ticks;  // numbers of dimensions
  double columnWidth = 0;
  std::vector<NeuronColumn> columns;
  NeuronBand pairs;  // empty without rotary
  QRectF pairTicks;
  std::vector<QRectF> steps;  // of the way to the weight
  QRectF words;               // what positions do
  QRectF keys;                // the list of keys
  /// All bands of dimensions together.
  QRectF dimensionBands() const { return query.plot | running.plot; }
};

NeuronLayout layOutNeuron(const NeuronContent& content, const std::vector<ScoreStep>& steps,
                          const SceneRequest& request);

}  // namespace headlight
