#pragma once

#include <memory>

#include "ui/views/lines/line_raster.h"
#include "ui/views/lines/lines_header.h"
#include "ui/views/lines/lines_layout.h"
#include "ui/views/scene/scene.h"

namespace headlight {

/// The picture of lines: chosen, laid out and, for a screen, drawn as pixels while it is made.
class LinesScene : public Scene {
 public:
  /// A snapshot with patterns. Throws Cancelled.
  LinesScene(const Snapshot& snapshot, const SceneRequest& request, const Execution& execution);
  ~LinesScene() override;

  QSizeF size() const override { return m_layout->size(); }
  double pinnedHeight() const override;
  void paint(QPainter& painter, const QRectF& part, const PictureStyle& style) const override;
  SceneHit at(const QPointF& point) const override;
  std::vector<SceneMark> marks(const Focus& focus) const override;
  std::vector<QRectF> labelsOf(std::int64_t token, bool query) const override;
  QString summary() const override { return m_words; }

  const ChosenLines& chosen() const { return m_chosen; }
  const LinesLayout& layout() const { return *m_layout; }
  /// Where a line can be pointed at: its middle.
  QPointF middleOf(std::size_t line) const;

 private:
  void layOut(const SceneRequest& request);
  QPointF shiftOf(const HeadPlace& place) const;
  std::vector<DrawnLine> drawnLines(const PictureStyle& style) const;
  void paintTokens(QPainter& painter, const QRectF& part, const PictureStyle& style, bool queries) const;
  void paintNumbers(QPainter& painter, const QRectF& part, const PictureStyle& style) const;
  void paintTitles(QPainter& painter, const PictureStyle& style) const;
  SceneHit hitToken(std::int64_t token, bool query) const;
  SceneHit hitLine(const QPointF& point) const;
  Focus base() const;

  Snapshot m_snapshot;  // keeps the pattern
  const PatternSource& m_source;
  ChosenLines m_chosen;
  QString m_words;
  LineColors m_colors = LineColors::Heads;
  OpacityScale m_scale;
  std::vector<std::uint8_t> m_leftOutQueries;
  std::vector<std::uint8_t> m_leftOutKeys;
  std::unique_ptr<LinesHeader> m_header;
  std::unique_ptr<LinesLayout> m_layout;
  double m_titles = 0;  // height of the titles below the header
  bool m_dark = false;
  std::vector<DrawnLine> m_lines;              // in the style that the request named
  std::unique_ptr<const LineRaster> m_raster;  // nullptr: vectors
};

}  // namespace headlight
