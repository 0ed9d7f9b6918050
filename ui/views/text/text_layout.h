#pragma once

#include <QFont>
#include <QPointF>
#include <QRectF>
#include <cstdint>
#include <stop_token>
#include <utility>
#include <vector>

#include "ui/views/text/text_flow.h"

namespace headlight {

/// What is drawn at once: a stretch of a text on one line, with the tokens that it belongs to. Most pieces
/// are of one token; the parts of one character, and of a joined word (Arabic, Devanagari), share a piece.
struct TextPiece {
  qsizetype begin = 0;  // of the flow's text
  qsizetype count = 0;
  std::int32_t firstToken = 0;
  std::int32_t tokenCount = 0;  // 0: between tokens
  float x = 0;
  float width = 0;
  bool rightToLeft = false;
};

struct TextRow {
  double top = 0;
  std::size_t firstPiece = 0;
  std::size_t endPiece = 0;
};

struct TextRoom {
  QPointF origin;  // of the first line
  double width = 0;
  QFont font;
  std::stop_token stop = {};  // ends the work by throwing Cancelled
};

/// A part of a token's picture: where it stands, and its piece.
struct TextBox {
  std::int64_t token = -1;
  QRectF rect;
};

/// A text in lines. Line feeds break lines, others are broken where Unicode allows it (so between Chinese
/// characters), and a word that is too long where it must. Immutable; methods may be called from any thread.
class TextLayout {
 public:
  TextLayout(TextFlow flow, const TextRoom& room);

  QRectF rect() const { return m_rect; }
  const QFont& font() const { return m_font; }
  double lineHeight() const { return m_lineHeight; }
  const std::vector<TextRow>& rows() const { return m_rows; }
  const std::vector<TextPiece>& pieces() const { return m_pieces; }
  std::int64_t tokenCount() const { return static_cast<std::int64_t>(m_flow.tokens.size()); }

  /// What is drawn of a piece; a line feed has a sign.
  QString textOf(const TextPiece& piece) const;
  QRectF rectOf(const TextRow& row, const TextPiece& piece) const;
  /// The part of a piece that belongs to one of its tokens, from 0.
  TextBox boxOf(const TextRow& row, const TextPiece& piece, std::int32_t part) const;

  /// Rows that lie between two heights: [first, end). By binary search.
  std::pair<std::size_t, std::size_t> rowsBetween(double top, double bottom) const;
  /// The token under a point; -1: none.
  TextBox boxAt(const QPointF& point) const;
  /// The token nearest to a point; -1 only where there is none at all.
  std::int64_t nearestToken(const QPointF& point) const;
  /// Where a token stands, one rectangle a line.
  std::vector<QRectF> rectsOf(std::int64_t token) const;
  /// The same of a stretch of tokens [begin, end).
  std::vector<QRectF> rectsOf(std::int64_t begin, std::int64_t end) const;

 private:
  friend class TextLayoutMaker;
  std::size_t rowOfPiece(std::size_t piece) const;

  TextFlow m_flow;
  QFont m_font;
  double m_lineHeight = 0;
  QRectF m_rect;
  std::vector<TextPiece> m_pieces;         // in the order of the text
  std::vector<TextRow> m_rows;             // from the top
  std::vector<std::size_t> m_firstPieces;  // [tokens]: the first piece of each
};

}  // namespace headlight
