#pragma once

#include <QImage>
#include <array>

#include "ui/models/encoding_content.h"
#include "ui/views/scene/scene.h"
#include "ui/views/scene/scene_view.h"

namespace headlight {

/// What Compare does in the Positions view.
struct PositionsComparison {
  bool showsBoth = false;  // A, B and A - B of two models' encodings
  QString sentence;        // why not; empty: nothing is compared, or both are shown
};
PositionsComparison positionsComparison(const Snapshot& snapshot);

/// The encodings of two models, or of two steps of a training, and the one less the other.
struct ComparedEncodings {
  EncodingContent first;
  EncodingContent second;
  EncodingContent difference;  // its `missing` says why there is none

  /// `problem`: why there is no second one; empty: there is.
  static ComparedEncodings make(const Snapshot& first, const Snapshot& second, const QString& problem);
};

/// One of the three: the matrix, and beside or below it the similarity of positions.
class EncodingScene : public Scene {
 public:
  enum class Part { First, Second, Difference };
  /// The magnitudes of the deepest colours.
  struct Limits {
    double values = 1;
    double similarity = 1;
  };
  EncodingScene(std::shared_ptr<const ComparedEncodings> all, Part part, const Limits& limits,
                const SceneRequest& request);

  QSizeF size() const override { return m_size; }
  void paint(QPainter& painter, const QRectF& part, const PictureStyle& style) const override;
  /// Tips have the number in both, and the difference.
  SceneHit at(const QPointF& point) const override;
  QString summary() const override;

  /// Where the matrices are; empty without one.
  QRectF matrixPlot() const { return m_matrix; }
  QRectF similarityPlot() const { return m_similarity; }

 private:
  const EncodingContent& content() const;
  void layOut();
  QImage imageOf(bool similarity, const PictureStyle& style) const;
  void paintCells(QPainter& painter, const PictureStyle& style, bool similarity) const;
  void paintMatrix(QPainter& painter, const PictureStyle& style, bool similarity) const;
  QString tipOf(bool similarity, int row, int column) const;

  std::shared_ptr<const ComparedEncodings> m_all;
  Part m_part;
  Limits m_limits;
  QFont m_font;
  QSizeF m_size;
  bool m_printing = false;
  bool m_dark = false;
  double m_pixelRatio = 1;
  QRectF m_matrix;
  QRectF m_similarity;
  std::array<QImage, 2> m_images;  // of the matrix and of the similarity, in the style of the request
};

/// The three as a scene; what is missing it says in words. Of a snapshot of which positionsComparison() says
/// that both are shown.
struct ComparedPositionsPicture {
  static constexpr const char* id = "positions";
  static constexpr bool isAboutHead = false;
  static QString title();
  static std::vector<Question> needs(const Snapshot& snapshot);
  static std::shared_ptr<const Scene> make(const Snapshot& snapshot, const SceneRequest& request,
                                           const Execution& execution);
};

}  // namespace headlight
