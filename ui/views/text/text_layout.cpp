#include "ui/views/text/text_layout.h"

#include <algorithm>
#include <cmath>

#include "ui/views/text/text_layout_maker.h"

namespace headlight {

namespace {

/// How much of a piece's text belongs to a token; parts of one character share it evenly.
qsizetype shareOf(const TextFlow::Stretch& token, const TextPiece& piece) {
  const qsizetype begin = std::max(token.begin, piece.begin);
  const qsizetype end = std::min(token.end, piece.begin + piece.count);
  return std::max<qsizetype>(1, end - begin);
}

}  // namespace

TextLayout::TextLayout(TextFlow flow, const TextRoom& room) : m_flow(std::move(flow)), m_font(room.font) {
  TextLayoutMaker(*this, room).make();
}

QString TextLayout::textOf(const TextPiece& piece) const {
  const QString text = m_flow.text.mid(piece.begin, piece.count);
  if (text == QStringLiteral("\n")) return QStringLiteral("⏎");
  return text;
}

QRectF TextLayout::rectOf(const TextRow& row, const TextPiece& piece) const {
  return {m_rect.left() + static_cast<double>(piece.x), row.top, static_cast<double>(piece.width),
          m_lineHeight};
}

TextBox TextLayout::boxOf(const TextRow& row, const TextPiece& piece, std::int32_t part) const {
  QRectF rect = rectOf(row, piece);
  const auto tokenAt = [&](std::int32_t index) {
    return m_flow.tokens[static_cast<std::size_t>(piece.firstToken + index)];
  };
  if (piece.tokenCount > 1) {
    double before = 0;
    double all = 0;
    for (std::int32_t i = 0; i < piece.tokenCount; ++i) {
      if (i == part) before = all;
      all += static_cast<double>(shareOf(tokenAt(i), piece));
    }
    const double own = static_cast<double>(shareOf(tokenAt(part), piece));
    const double from = piece.rightToLeft ? all - before - own : before;
    rect =
        QRectF(rect.left() + rect.width() * from / all, rect.top(), rect.width() * own / all, rect.height());
  }
  return {piece.firstToken + part, rect};
}

std::pair<std::size_t, std::size_t> TextLayout::rowsBetween(double top, double bottom) const {
  const auto first = std::upper_bound(m_rows.begin(), m_rows.end(), top - m_lineHeight,
                                      [](double height, const TextRow& row) { return height < row.top; });
  const auto end = std::lower_bound(first, m_rows.end(), bottom,
                                    [](const TextRow& row, double height) { return row.top < height; });
  return {static_cast<std::size_t>(first - m_rows.begin()), static_cast<std::size_t>(end - m_rows.begin())};
}

TextBox TextLayout::boxAt(const QPointF& point) const {
  const auto [first, end] = rowsBetween(point.y(), point.y() + 1e-6);
  for (std::size_t index = first; index < end; ++index) {
    const TextRow& row = m_rows[index];
    for (std::size_t i = row.firstPiece; i < row.endPiece; ++i)
      for (std::int32_t part = 0; part < m_pieces[i].tokenCount; ++part)
        if (const TextBox box = boxOf(row, m_pieces[i], part); box.rect.contains(point)) return box;
  }
  return {};
}

std::int64_t TextLayout::nearestToken(const QPointF& point) const {
  if (m_rows.empty()) return -1;
  const auto below = std::upper_bound(m_rows.begin(), m_rows.end(), point.y(),
                                      [](double height, const TextRow& row) { return height < row.top; });
  const TextRow& row = below == m_rows.begin() ? m_rows.front() : *(below - 1);
  TextBox nearest;
  double least = 0;
  for (std::size_t i = row.firstPiece; i < row.endPiece; ++i)
    for (std::int32_t part = 0; part < m_pieces[i].tokenCount; ++part) {
      const TextBox box = boxOf(row, m_pieces[i], part);
      const double distance = std::max({box.rect.left() - point.x(), point.x() - box.rect.right(), 0.0});
      if (nearest.token >= 0 && distance >= least) continue;
      nearest = box;
      least = distance;
    }
  return nearest.token;
}

std::size_t TextLayout::rowOfPiece(std::size_t piece) const {
  const auto behind =
      std::upper_bound(m_rows.begin(), m_rows.end(), piece,
                       [](std::size_t index, const TextRow& row) { return index < row.firstPiece; });
  return static_cast<std::size_t>(behind - m_rows.begin()) - 1;
}

std::vector<QRectF> TextLayout::rectsOf(std::int64_t token) const { return rectsOf(token, token + 1); }

std::vector<QRectF> TextLayout::rectsOf(std::int64_t begin, std::int64_t end) const {
  std::vector<QRectF> rects;
  if (begin < 0 || begin >= end || end > tokenCount()) return rects;
  std::size_t piece = m_firstPieces[static_cast<std::size_t>(begin)];
  std::size_t row = rowOfPiece(piece);
  std::size_t lastRow = m_rows.size();
  for (; piece < m_pieces.size(); ++piece) {
    const TextPiece& at = m_pieces[piece];
    if (at.tokenCount > 0 && at.firstToken >= end) break;
    while (piece >= m_rows[row].endPiece) ++row;
    for (std::int32_t part = 0; part < at.tokenCount; ++part) {
      const TextBox box = boxOf(m_rows[row], at, part);
      if (box.token < begin || box.token >= end) continue;
      if (row == lastRow)
        rects.back() |= box.rect;
      else
        rects.push_back(box.rect);
      lastRow = row;
    }
  }
  return rects;
}

}  // namespace headlight
