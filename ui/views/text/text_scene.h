#pragma once

#include "ui/views/text/text_body.h"
#include "ui/views/text/text_shading.h"

namespace headlight {

/// A text whose tokens are shaded by weights, under a legend that says by which.
class TextScene : public Scene {
 public:
  TextScene(std::shared_ptr<const TextBody> body, TextShading shading, Snapshot snapshot);

  QSizeF size() const override;
  double pinnedHeight() const override { return m_body->pinned; }
  void paint(QPainter& painter, const QRectF& part, const PictureStyle& style) const override;
  SceneHit at(const QPointF& point) const override;
  SceneHit dragged(const QPointF& from, const QPointF& to) const override;
  std::vector<SceneMark> marks(const Focus& focus) const override;
  std::vector<QRectF> labelsOf(std::int64_t token, bool query) const override;
  double fittedEnd() const override;
  QString summary() const override;

  std::shared_ptr<const TextBody> body() const { return m_body; }
  const TextShading& shading() const { return m_shading; }

 private:
  struct Brush;
  bool isShaded(const TextBlock& block) const { return m_shading.ofKeys ? block.ofKeys : block.ofQueries; }
  const TextBlock* blockAt(const QPointF& point) const;
  void paintLegend(QPainter& painter, const PictureStyle& style) const;
  void paintBlock(QPainter& painter, const TextBlock& block, const QRectF& part, const Brush& brush) const;
  void paintBoxes(QPainter& painter, const TextBlock& block, const TextRow& row, const Brush& brush) const;
  void paintBox(QPainter& painter, const TextBox& box, const Brush& brush) const;
  void paintPieceText(QPainter& painter, const TextBlock& block, const TextRow& row, const TextPiece& piece,
                      const Brush& brush) const;
  void paintSpan(QPainter& painter, const TextBlock& block, const QRectF& part,
                 const PictureStyle& style) const;
  const TokenList& tokensOf(const TextBlock& block) const;
  QString tip(const TextBlock& block, std::int64_t token) const;
  void aim(SceneHit& hit, const TextBlock& block, std::int64_t token) const;
  void lockByClick(SceneHit& hit, const Focus& focus) const;

  std::shared_ptr<const TextBody> m_body;
  TextShading m_shading;
  Snapshot m_snapshot;
  Focus m_locked;  // the session's, inside the trace
};

}  // namespace headlight
