#pragma once

#include <QFontMetricsF>
#include <QHash>

#include "ui/views/text/text_cuts.h"
#include "ui/views/text/text_layout.h"

namespace headlight {

/// Lays a text out in lines, once.
class TextLayoutMaker {
 public:
  TextLayoutMaker(TextLayout& layout, const TextRoom& room);
  void make();

 private:
  void addPiece(qsizetype begin, qsizetype end);
  void placeWord();
  void place(TextPiece piece);
  void add(TextPiece piece);
  void keepTokens(TextPiece& piece) const;
  qsizetype fitting(const TextPiece& piece, double room) const;
  void endRow();
  void orderRow(const TextRow& row);
  void mapTokens();
  float widthOf(const QString& text);
  bool isBlank(const TextPiece& piece) const;

  TextLayout& m_layout;
  const TextRoom& m_room;
  const QFontMetricsF m_metrics;
  TextCuts m_cuts;
  std::vector<TextPiece> m_waiting;  // of the word that is not placed yet
  QHash<QString, float> m_widths;
  std::int32_t m_token = 0;  // the first token that is not behind
  bool m_mirrored = false;   // some of the text runs from right to left
  double m_x = 0;
  double m_y = 0;
  std::size_t m_rowBegin = 0;
};

}  // namespace headlight
