#pragma once

#include <QFont>
#include <QPainter>
#include <QRectF>
#include <QStringList>
#include <vector>

#include "core/model/model.h"
#include "ui/plots/picture_style.h"
#include "ui/session/generated_text.h"

namespace headlight {

/// The steps of a generation in their order, a slot each: the text alone, then every token that was written,
/// with its probability as a number and a bar. Laid out once, immutable.
class GenerationTimeline {
 public:
  struct Slot {
    QString label;            // the token's
    double probability = -1;  // below 0: the text, which nobody has predicted
    QRectF rect = {};
  };

  /// In one line as long as it takes, or in as many lines as `width` asks for. Labels that are too long are
  /// elided.
  GenerationTimeline(const Model& model, const GeneratedText& text, const QFont& font, double width = 0);

  /// Slots, one more than tokens: slot i is the text with the first i tokens.
  const std::vector<Slot>& all() const { return m_slots; }
  std::int64_t step() const { return m_text.step; }
  QSizeF size() const { return m_size; }
  /// The slot at a point, the nearest one in its line; -1: none.
  std::int64_t slotAt(const QPointF& point) const;
  QString tipOf(std::int64_t slot) const;
  /// The step that is shown, in a sentence.
  QString summary() const;

  void paint(QPainter& painter, const QRectF& part, const PictureStyle& style) const;

 private:
  void place(double width);
  void paintSlot(QPainter& painter, std::size_t index, const PictureStyle& style) const;

  GeneratedText m_text;
  QFont m_font;
  std::vector<Slot> m_slots;  // [tokens + 1]
  QSizeF m_size;
};

}  // namespace headlight
