#pragma once

#include "ui/views/neuron/neuron_bars.h"
#include "ui/views/neuron/neuron_content.h"
#include "ui/views/neuron/neuron_keys.h"
#include "ui/views/neuron/neuron_layout.h"
#include "ui/views/scene/scene.h"

namespace headlight {

/// The picture of one cell's score: q, k and their products as bars, their sum, and the way to the weight.
class NeuronScene : public Scene {
 public:
  /// Precondition: the content has a cell. Throws Cancelled.
  NeuronScene(const Snapshot& snapshot, NeuronContent content, const SceneRequest& request,
              const Execution& execution);

  QSizeF size() const override { return m_layout.size; }
  void paint(QPainter& painter, const QRectF& part, const PictureStyle& style) const override;
  SceneHit at(const QPointF& point) const override;
  std::vector<SceneMark> marks(const Focus& focus) const override;
  /// Not to a list below: the numbers of the key in focus are above it.
  bool followsFocus() const override;
  QString summary() const override;

  const NeuronContent& content() const { return m_content; }
  const std::vector<ScoreStep>& steps() const { return m_steps; }
  const NeuronLayout& layout() const { return m_layout; }
  const NeuronKeyList& keys() const { return m_keys; }

 private:
  std::vector<NeuronBar> barsOf(const std::vector<double>& values, const std::vector<double>& before) const;
  std::vector<NeuronBar> runningBars() const;
  std::vector<NeuronBar> pairBars() const;
  void paintHeadings(QPainter& painter, const PictureStyle& style) const;
  void paintBands(QPainter& painter, const PictureStyle& style) const;
  void paintBandNames(QPainter& painter, const PictureStyle& style) const;
  void paintPairs(QPainter& painter, const PictureStyle& style) const;
  void paintSteps(QPainter& painter, const PictureStyle& style) const;
  QString groupText(const NeuronGroup& group) const;
  QString queryWords() const;  // of the first band

  NeuronContent m_content;
  std::vector<ScoreStep> m_steps;
  NeuronLayout m_layout;
  NeuronKeyList m_keys;
  QString m_queryLabel;
  QString m_keyLabel;
  QString m_subtitle;
  QString m_positions;
};

}  // namespace headlight
