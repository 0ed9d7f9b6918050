#pragma once

#include <optional>
#include <vector>

#include "ui/views/scene/scene.h"
#include "ui/views/spans/span_content.h"
#include "ui/views/spans/span_items.h"
#include "ui/views/spans/span_tables.h"
#include "ui/views/spans/span_text_block.h"

namespace headlight {

/// The text with its marks, and what they receive. Dragging over tokens marks them with the pen.
class SpansScene : public Scene {
 public:
  SpansScene(const Snapshot& snapshot, const SceneRequest& request);

  QSizeF size() const override { return m_size; }
  void paint(QPainter& painter, const QRectF& part, const PictureStyle& style) const override;
  SceneHit at(const QPointF& point) const override;
  SceneHit dragged(const QPointF& from, const QPointF& to) const override;
  std::vector<SceneMark> marks(const Focus& focus) const override;
  /// The page is read from its top; the token in focus is marked where it is.
  bool followsFocus() const override { return false; }
  QString summary() const override;

  /// Where a token of the text is, for tests.
  QRectF tokenRect(std::int64_t token) const { return m_own->tokenRect(token); }

 private:
  void layTexts();
  void layNumbers();
  void layNotes(bool printing);
  SceneHit markHit(const SpanTextBlock& block, bool isRewrite, const QPointF& from, const QPointF& to) const;
  SceneHit tokenHit(std::int64_t token) const;
  double width() const { return m_size.width() - 2 * margin; }

  static constexpr double margin = 14;

  SpanContent m_content;
  TokenList m_tokens;
  Focus m_focus;  // of the kind that is shown
  SpanPage m_page;
  QSizeF m_size;
  double m_textWidth = 0;    // of notes and texts
  double m_bottom = margin;  // of what is laid out so far
  std::optional<SpanTextBlock> m_own;
  std::optional<SpanTextBlock> m_rewrite;
  std::vector<SpanHeadCell> m_heads;
};

}  // namespace headlight
