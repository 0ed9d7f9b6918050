#include "ui/plots/standing_text.h"

#include <QTextBoundaryFinder>
#include <algorithm>
#include <array>
#include <vector>

#include "ui/plots/token_label.h"

namespace headlight {
namespace {

constexpr double lineFactor = 1.08;  // from one upright letter to the next, in its width

/// An upright letter, or what lies on its side between two of them.
struct Piece {
  QString text;
  bool upright = false;

  double length(const QFontMetricsF& metrics) const {
    return metrics.horizontalAdvance(text) * (upright ? lineFactor : 1);
  }
};

bool hasUprightScript(char32_t letter) {
  constexpr std::array scripts{QChar::Script_Han, QChar::Script_Hiragana, QChar::Script_Katakana,
                               QChar::Script_Hangul, QChar::Script_Bopomofo};
  return std::find(scripts.begin(), scripts.end(), QChar::script(letter)) != scripts.end();
}

/// Brackets and dashes turn with the line in vertical text; other signs of these scripts do not.
bool standsUpright(char32_t letter) {
  if (hasUprightScript(letter)) return true;
  const QChar::Category category = QChar::category(letter);
  if (category == QChar::Symbol_Other) return letter >= 0x2600;  // emoji
  const bool turns = category == QChar::Punctuation_Open || category == QChar::Punctuation_Close ||
                     category == QChar::Punctuation_Dash;
  return !turns && ((letter >= 0x3001 && letter <= 0x303f) || (letter >= 0xff01 && letter <= 0xff60));
}

std::vector<Piece> piecesOf(const QString& text) {
  std::vector<Piece> pieces;
  QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
  for (qsizetype begin = 0, end = 0; (end = finder.toNextBoundary()) > begin; begin = end) {
    const QString grapheme = text.mid(begin, end - begin);
    const bool upright = standsUpright(grapheme.toStdU32String().front());
    if (upright || pieces.empty() || pieces.back().upright)
      pieces.push_back({grapheme, upright});
    else
      pieces.back().text += grapheme;
  }
  return pieces;
}

double lengthOf(const std::vector<Piece>& pieces, const QFontMetricsF& metrics) {
  double length = 0;
  for (const Piece& piece : pieces) length += piece.length(metrics);
  return length;
}

void leaveMiddleOut(std::vector<Piece>& pieces, const QFontMetricsF& metrics, double room) {
  if (lengthOf(pieces, metrics) <= room) return;
  const Piece ellipsis{QString(QChar(0x2026)), false};
  auto middle = pieces.begin() + std::ssize(pieces) / 2;
  *middle = ellipsis;
  while (pieces.size() > 1 && lengthOf(pieces, metrics) > room) {
    const auto at = middle - pieces.begin();
    const bool before = at >= std::ssize(pieces) - at;
    middle = before ? pieces.erase(middle - 1) : pieces.erase(middle + 1) - 1;
  }
}

double beginOf(const QRectF& column, double length, Qt::Alignment alignment) {
  if (alignment & Qt::AlignTop) return column.top();
  return alignment & Qt::AlignBottom ? column.bottom() - length : column.center().y() - length / 2;
}

/// A text around the middle of a line from `from`, turned by this many degrees.
void paintTurned(QPainter& painter, const QPointF& from, double degrees, double length, const QString& text) {
  const double height = QFontMetricsF(painter.font()).height();
  painter.save();
  painter.translate(from);
  painter.rotate(degrees);
  painter.drawText(QRectF(0, -height / 2, length, height),
                   Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip, text);
  painter.restore();
}

}  // namespace

bool standsUpright(const QString& text) {
  const std::vector<Piece> pieces = piecesOf(text);
  return std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.upright; });
}

double standingLength(const QString& text, const QFontMetricsF& metrics) {
  return lengthOf(piecesOf(text), metrics);
}

void paintStanding(QPainter& painter, const QRectF& column, const QString& text, Qt::Alignment alignment,
                   ReadingDirection direction) {
  constexpr double rounding = 0.01;
  const QFontMetricsF metrics(painter.font());
  const double x = column.center().x(), room = column.height() + rounding;
  if (!standsUpright(text)) {
    const QString shown = elidedLabel(text, metrics, room);
    const double length = metrics.horizontalAdvance(shown);
    const double top = beginOf(column, length, alignment);
    const bool upwards = direction == ReadingDirection::Upwards;
    return paintTurned(painter, {x, upwards ? top + length : top}, upwards ? -90 : 90, length, shown);
  }
  std::vector<Piece> pieces = piecesOf(text);
  leaveMiddleOut(pieces, metrics, room);
  double y = beginOf(column, lengthOf(pieces, metrics), alignment);
  for (const Piece& piece : pieces) {
    const double length = piece.length(metrics);
    if (piece.upright)
      painter.drawText(QRectF(x - length, y, 2 * length, length),
                       Qt::AlignCenter | Qt::TextSingleLine | Qt::TextDontClip, piece.text);
    else
      paintTurned(painter, {x, y}, 90, length, piece.text);
    y += length;
  }
}

}  // namespace headlight
