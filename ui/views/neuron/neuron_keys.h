#pragma once

#include <QFont>
#include <QPainter>
#include <QRectF>
#include <vector>

#include "ui/models/ranked_keys.h"
#include "ui/plots/picture_style.h"
#include "ui/views/neuron/neuron_cell.h"
#include "ui/views/scene/scene.h"

namespace headlight {

/// One key of the query's row with its score.
struct NeuronKey {
  std::int64_t key = 0;
  QString label;
  float score = 0;
  float weight = 0;
  QString tip;  // rich text
};

/// The query's keys with their scores, the largest first: the list beside the bars, by which one walks from
/// key to key. Immutable once laid out.
class NeuronKeyList {
 public:
  /// Ranks as many keys as fit into `area`; the locked key, where it is not among them, stands last. Throws
  /// Cancelled.
  NeuronKeyList(const Snapshot& snapshot, const NeuronCell& cell, const QRectF& area, const QFont& font,
                const Execution& execution);

  void paint(QPainter& painter, const PictureStyle& style) const;
  SceneHit at(const QPointF& point) const;
  /// The row of a key, empty where it is not shown.
  QRectF rowOf(std::int64_t key) const;
  const std::vector<NeuronKey>& keys() const { return m_keys; }
  /// Height for so many rows with what stands around them.
  static double heightFor(int rows, const QFont& font);

 private:
  void addKey(const Snapshot& snapshot, std::int64_t key);
  void paintKey(QPainter& painter, std::size_t index, const PictureStyle& style) const;
  QRectF rectOf(std::size_t index) const;

  Focus m_focus;
  std::int64_t m_shown;  // the key that the bars are of
  QRectF m_area;
  QFont m_font;
  QFont m_small;
  double m_rowHeight;
  double m_top;  // of the first row
  QString m_title;
  QString m_note;
  std::vector<NeuronKey> m_keys;
  double m_low = 0;  // the range of scores that the bars cover, 0 included
  double m_high = 0;
};

}  // namespace headlight
