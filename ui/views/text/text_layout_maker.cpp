#include "ui/views/text/text_layout_maker.h"

#include <algorithm>
#include <cmath>

#include "core/parallel/execution.h"

namespace headlight {

namespace {

constexpr double linesApart = 1.5;  // of the font's height
constexpr float leastWidth = 3;     // of what a token has, however little it draws
constexpr int spacesOfTab = 4;
// A longer piece is cut: one word may be as long as a document, and each line of it looks at all of a piece.
constexpr qsizetype longestPiece = 500;

bool runsRightToLeft(QChar character) {
  const QChar::Direction direction = character.direction();
  return direction == QChar::DirR || direction == QChar::DirAL;
}

bool runsLeftToRight(QChar character) {
  const QChar::Direction direction = character.direction();
  return direction == QChar::DirL || direction == QChar::DirEN;
}

}  // namespace

TextLayoutMaker::TextLayoutMaker(TextLayout& layout, const TextRoom& room)
    : m_layout(layout),
      m_room(room),
      m_metrics(room.font),
      m_cuts(cutText(layout.m_flow)),
      m_y(room.origin.y()) {
  layout.m_lineHeight = std::ceil(m_metrics.height() * linesApart);
  layout.m_rect = QRectF(room.origin, QSizeF(room.width, 0));
  const QString& text = layout.m_flow.text;
  m_mirrored = std::any_of(text.begin(), text.end(), runsRightToLeft);
}

void TextLayoutMaker::make() {
  const QString& text = m_layout.m_flow.text;
  qsizetype begin = 0;
  for (qsizetype place = 1; place <= text.size(); ++place) {
    const bool tooLong = place - begin >= longestPiece && m_cuts.has(place, TextCuts::Character);
    if (!tooLong && !m_cuts.has(place, TextCuts::Cut)) continue;
    if (m_room.stop.stop_requested()) throw Cancelled();
    addPiece(begin, place);
    begin = place;
    if (m_cuts.has(place, TextCuts::MayBreak)) placeWord();
    if (m_cuts.has(place, TextCuts::Hard)) endRow();
  }
  placeWord();
  if (m_rowBegin < m_layout.m_pieces.size()) endRow();
  m_layout.m_rect.setHeight(m_y - m_room.origin.y());
  mapTokens();
}

float TextLayoutMaker::widthOf(const QString& text) {
  const auto known = m_widths.constFind(text);
  if (known != m_widths.constEnd()) return *known;
  double width = 0;
  if (text == QStringLiteral("\n"))
    width = m_metrics.horizontalAdvance(QStringLiteral("⏎"));
  else
    width = m_metrics.horizontalAdvance(text) +
            static_cast<double>(text.count(u'\t')) *
                (spacesOfTab * m_metrics.horizontalAdvance(u' ') - m_metrics.horizontalAdvance(u'\t'));
  m_widths.insert(text, static_cast<float>(width));
  return static_cast<float>(width);
}

bool TextLayoutMaker::isBlank(const TextPiece& piece) const {
  const QStringView text = QStringView(m_layout.m_flow.text).mid(piece.begin, piece.count);
  return std::all_of(text.begin(), text.end(), [](QChar unit) { return unit.isSpace(); });
}

void TextLayoutMaker::addPiece(qsizetype begin, qsizetype end) {
  const auto& tokens = m_layout.m_flow.tokens;
  const auto count = static_cast<std::int32_t>(tokens.size());
  while (m_token < count && tokens[static_cast<std::size_t>(m_token)].end <= begin) ++m_token;
  TextPiece piece{begin, end - begin, m_token};
  while (m_token + piece.tokenCount < count &&
         tokens[static_cast<std::size_t>(m_token + piece.tokenCount)].begin < end)
    ++piece.tokenCount;
  const QString text = m_layout.m_flow.text.mid(begin, end - begin);
  // A line feed that no token has is only the end of its line.
  if (piece.tokenCount > 0 || text != QStringLiteral("\n")) piece.width = widthOf(text);
  if (piece.tokenCount > 0)
    piece.width = std::max(piece.width, leastWidth * static_cast<float>(piece.tokenCount));
  piece.rightToLeft = m_mirrored && std::any_of(text.begin(), text.end(), runsRightToLeft);
  m_waiting.push_back(piece);
}

/// Puts the pieces that wait, which no line may part, on this line or the next.
void TextLayoutMaker::placeWord() {
  std::size_t solid = m_waiting.size();
  while (solid > 0 && isBlank(m_waiting[solid - 1])) --solid;
  double width = 0;
  for (std::size_t i = 0; i < solid; ++i) width += static_cast<double>(m_waiting[i].width);
  if (m_x > 0 && m_x + width > m_room.width && solid > 0) endRow();
  for (const TextPiece& piece : m_waiting) {
    if (m_room.stop.stop_requested()) throw Cancelled();
    place(piece);
  }
  m_waiting.clear();
}

/// Spaces at the end of a line hang over its edge; other pieces without room begin a line, or are cut. What
/// goes on with a word that is longer than a line fills its line.
void TextLayoutMaker::place(TextPiece piece) {
  const bool blank = isBlank(piece);
  while (!blank && m_x + static_cast<double>(piece.width) > m_room.width) {
    const double room = m_room.width - m_x;
    const bool goesOn = !m_cuts.has(piece.begin, TextCuts::Cut) && room > 2 * m_metrics.height();
    if (m_x > 0 && !goesOn) {
      endRow();
      continue;
    }
    const qsizetype units = fitting(piece, room);
    if (units >= piece.count) break;
    TextPiece front = piece;
    front.count = units;
    front.width = widthOf(m_layout.m_flow.text.mid(front.begin, units));
    piece.begin += units;
    piece.count -= units;
    piece.width = std::max(leastWidth, widthOf(m_layout.m_flow.text.mid(piece.begin, piece.count)));
    keepTokens(front);
    keepTokens(piece);
    add(front);
    endRow();
  }
  if (blank && m_x + static_cast<double>(piece.width) > m_room.width)
    piece.width = std::max(piece.tokenCount > 0 ? leastWidth : 0.0F, static_cast<float>(m_room.width - m_x));
  add(piece);
}

void TextLayoutMaker::add(TextPiece piece) {
  piece.x = static_cast<float>(m_x);
  m_x += static_cast<double>(piece.width);
  m_layout.m_pieces.push_back(piece);
}

/// After a piece was cut: the tokens that the part of it still touches.
void TextLayoutMaker::keepTokens(TextPiece& piece) const {
  const auto& tokens = m_layout.m_flow.tokens;
  const auto at = [&](std::int32_t index) { return tokens[static_cast<std::size_t>(index)]; };
  while (piece.tokenCount > 0 && at(piece.firstToken).end <= piece.begin) {
    ++piece.firstToken;
    --piece.tokenCount;
  }
  while (piece.tokenCount > 0 &&
         at(piece.firstToken + piece.tokenCount - 1).begin >= piece.begin + piece.count)
    --piece.tokenCount;
}

/// So many units of a piece fit into a width; at least one character.
qsizetype TextLayoutMaker::fitting(const TextPiece& piece, double room) const {
  const QString text = m_layout.m_flow.text.mid(piece.begin, piece.count);
  // About as many as an average says, and then fewer until they fit.
  const double share = room / static_cast<double>(std::max(piece.width, 1.0F));
  qsizetype units =
      std::clamp<qsizetype>(static_cast<qsizetype>(share * static_cast<double>(piece.count)), 1, piece.count);
  while (units > 1 && m_metrics.horizontalAdvance(text.left(units)) > room) units = units * 9 / 10;
  const qsizetype wanted = units;
  while (units > 1 && !m_cuts.has(piece.begin + units, TextCuts::Character)) --units;
  if (units > 1 || m_cuts.has(piece.begin + 1, TextCuts::Character)) return std::max<qsizetype>(1, units);
  // The first character alone is longer.
  units = wanted;
  while (units < piece.count && !m_cuts.has(piece.begin + units, TextCuts::Character)) ++units;
  return units;
}

void TextLayoutMaker::endRow() {
  TextRow row{m_y, m_rowBegin, m_layout.m_pieces.size()};
  if (m_mirrored) orderRow(row);
  m_layout.m_rows.push_back(row);
  m_rowBegin = row.endPiece;
  m_y += m_layout.m_lineHeight;
  m_x = 0;
}

/// Pieces of a line in the order in which they are read: runs of the other direction are turned round. (Two
/// levels of Unicode's bidirectional algorithm, UAX #9 rule L2.)
void TextLayoutMaker::orderRow(const TextRow& row) {
  const auto begin = m_layout.m_pieces.begin() + static_cast<std::ptrdiff_t>(row.firstPiece);
  const auto end = m_layout.m_pieces.begin() + static_cast<std::ptrdiff_t>(row.endPiece);
  if (begin == end) return;
  const QString& text = m_layout.m_flow.text;
  const qsizetype paragraph = begin->begin > 0 ? text.lastIndexOf(u'\n', begin->begin - 1) + 1 : 0;
  const auto strong = std::find_if(text.begin() + paragraph, text.end(),
                                   [](QChar unit) { return unit == u'\n' || unit.isLetter(); });
  const bool mirrored = strong != text.end() && runsRightToLeft(*strong);
  std::vector<TextPiece*> order;
  bool direction = mirrored;
  std::size_t runBegin = 0;
  const auto turn = [&] {
    if (direction != mirrored)
      std::reverse(order.begin() + static_cast<std::ptrdiff_t>(runBegin), order.end());
    runBegin = order.size();
  };
  for (auto piece = begin; piece != end; ++piece) {
    const QStringView own = QStringView(text).mid(piece->begin, piece->count);
    const bool left = !piece->rightToLeft && std::any_of(own.begin(), own.end(), runsLeftToRight);
    const bool next = piece->rightToLeft ? true : left ? false : direction;
    if (next != direction) {
      turn();
      direction = next;
    }
    order.push_back(&*piece);
  }
  turn();
  if (mirrored) std::reverse(order.begin(), order.end());
  double x = mirrored ? m_room.width - m_x : 0;
  for (TextPiece* piece : order) {
    piece->x = static_cast<float>(x);
    x += static_cast<double>(piece->width);
  }
}

void TextLayoutMaker::mapTokens() {
  m_layout.m_firstPieces.assign(m_layout.m_flow.tokens.size(), 0);
  for (std::size_t i = m_layout.m_pieces.size(); i-- > 0;) {
    const TextPiece& piece = m_layout.m_pieces[i];
    for (std::int32_t part = 0; part < piece.tokenCount; ++part)
      m_layout.m_firstPieces[static_cast<std::size_t>(piece.firstToken + part)] = i;
  }
}

}  // namespace headlight
