#pragma once

#include <memory>

#include "ui/views/lines/lines_drawing.h"
#include "ui/views/lines/lines_header.h"
#include "ui/views/scene/scene.h"

namespace headlight {

/// The picture of lines: chosen, laid out and, for a screen, drawn as pixels beforehand. What the
/// picture before it has drawn is not drawn again, nor, while the mouse previews something, what was there
/// before.
class LinesScene : public Scene {
 public:
  /// A snapshot with patterns. Throws Cancelled.
  LinesScene(const Snapshot& snapshot, const SceneRequest& request, const Execution& execution);
  ~LinesScene() override;

  QSizeF size() const override { return layout().size(); }
  double pinnedHeight() const override;
  void paint(QPainter& painter, const QRectF& part, const PictureStyle& style) const override;
  void prepare(const QRectF& part, const Execution& execution) const override;
  bool isPrepared(const QRectF& part) const override;
  SceneHit at(const QPointF& point) const override;
  std::vector<SceneMark> marks(const Focus& focus) const override;
  std::vector<QRectF> labelsOf(std::int64_t token, bool query) const override;
  QString summary() const override { return m_words; }

  const ChosenLines& chosen() const { return *m_drawing->parts.chosen; }
  const LinesLayout& layout() const { return *m_drawing->layout; }
  /// Shared by pictures of the same lines.
  const LinesDrawing* drawing() const { return m_drawing.get(); }
  /// Where a line can be pointed at: its middle.
  QPointF middleOf(std::size_t line) const;

 private:
  std::shared_ptr<const LinesDrawing> takeOver(const SceneRequest& request, const LinesKey& key);
  void draw(const SceneRequest& request, const Execution& execution);
  void paintTokens(QPainter& painter, const QRectF& part, const PictureStyle& style, bool queries) const;
  void paintNumbers(QPainter& painter, const QRectF& part, const PictureStyle& style) const;
  void paintTitles(QPainter& painter, const PictureStyle& style) const;
  SceneHit hitToken(std::int64_t token, bool query) const;
  SceneHit hitLine(const QPointF& point) const;
  Focus base() const;

  Snapshot m_snapshot;  // keeps the pattern
  const PatternSource& m_source;
  QString m_words;
  std::vector<std::uint8_t> m_leftOutQueries;
  std::vector<std::uint8_t> m_leftOutKeys;
  std::unique_ptr<LinesHeader> m_header;
  double m_titles = 0;  // height of the titles below the header
  std::shared_ptr<const LinesDrawing> m_drawing;
  std::shared_ptr<const LinesDrawing>
      m_resting;  // of the locked focus while another is previewed, or nullptr
};

}  // namespace headlight
