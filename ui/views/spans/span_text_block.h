#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "core/tokenizer/token_list.h"
#include "ui/views/spans/span_items.h"
#include "ui/views/spans/span_text.h"

namespace headlight {

/// A text in lines of a width, its tokens in their places and its stretches tinted, underlined and named.
class SpanTextBlock {
 public:
  struct Parts {
    QRectF room;  // its height is not looked at
    const TokenList* tokens = nullptr;
    const SpanText* text = nullptr;
    const MarkedText* marked = nullptr;
    QStringList names;
  };
  /// Lays the text out and adds it to the page.
  SpanTextBlock(const Parts& parts, SpanPage& page);

  QRectF area() const { return m_area; }
  /// The token under a point; -1: none.
  std::int64_t tokenAt(const QPointF& point) const;
  /// The token nearest to a point in the line nearest to it; -1 where there is no token at all.
  std::int64_t tokenNear(const QPointF& point) const;
  QRectF tokenRect(std::int64_t token) const { return m_rects[static_cast<std::size_t>(token)]; }
  /// Around tokens first to last.
  QRectF rectOf(std::int64_t first, std::int64_t last) const;

 private:
  struct Line {
    std::int64_t begin = 0;  // tokens
    std::int64_t end = 0;
    double top = 0;
  };
  void place(const Parts& parts, const SpanPage& page);
  void paintMarks(const Parts& parts, SpanPage& page) const;
  void paintTokens(const Parts& parts, SpanPage& page) const;
  double nameHeight() const { return m_lineHeight - m_tokenHeight; }

  QRectF m_area;
  std::vector<QRectF> m_rects;    // [tokens]
  std::vector<QString> m_labels;  // [tokens], elided
  std::vector<Line> m_lines;
  double m_lineHeight = 0;
  double m_tokenHeight = 0;
};

}  // namespace headlight
