#pragma once

#include <QFont>
#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>
#include <QRectF>
#include <QString>
#include <vector>

#include "ui/plots/picture_style.h"
#include "ui/views/lines/chosen_lines.h"
#include "ui/views/scene/scene.h"

namespace headlight {

/// The room of labels beside lines from one column to another.
struct LinesColumns {
  double margin = 0;      // outside of the labels
  double padding = 0;     // of a label
  double queryWidth = 0;  // of the widest label
  double keyWidth = 0;

  static LinesColumns in(double width, const PatternSource& source, const QFont& font);
  double left() const { return margin + queryWidth + 2 * padding; }
  double right() const { return margin + keyWidth + 2 * padding; }
};

/// How much a column of so many tokens takes at least and at most.
double leastColumnHeight(std::int64_t tokens, const QFont& font);
double mostColumnHeight(std::int64_t tokens, const QFont& font);
/// The width that a line of text with arcs takes at least.
double leastTextWidth(const TokenList& tokens, const QFont& font);

/// Where the tokens of a picture of lines stand and how lines go between them: queries on the left and keys
/// on the right, or one line of text with arcs, those to a key before the query above it. A value.
class LinesLayout {
 public:
  struct Room {
    SceneRequest request;
    double top = 0;        // where the picture begins
    bool numbers = false;  // weights stand at the ends of lines
    bool signedNumbers = false;
    bool arcs = false;
    bool arcsBelow = true;     // there are lines to keys behind the query
    std::int64_t longest = 1;  // tokens between the ends of the longest line
  };
  LinesLayout(const PatternSource& source, const Room& room);

  QSizeF size() const { return m_size; }
  bool isArcs() const { return m_room.arcs; }
  const QFont& font() const { return m_room.request.font; }
  /// Between a label and its edge.
  double labelPadding() const { return m_columns.padding; }
  double margin() const { return m_columns.margin; }
  /// The token's label; in arcs a query and a key of the same token have the same one.
  QRectF queryRect(std::int64_t token) const;
  QRectF keyRect(std::int64_t token) const;
  /// The token whose label, with the room around it, is under a point; -1: none.
  std::int64_t queryAt(const QPointF& point) const;
  std::int64_t keyAt(const QPointF& point) const;

  QPainterPath path(std::int64_t query, std::int64_t key) const;
  /// The same as straight pieces, close enough to find what a mouse is on.
  QPolygonF points(std::int64_t query, std::int64_t key) const;

  /// Where the weight of a line stands, over its end at the query or the key; empty without numbers.
  QRectF queryNumber(std::int64_t query) const;
  QRectF keyNumber(std::int64_t key) const;
  /// The tokens' first and one behind the last that lie in part of the picture.
  std::pair<std::int64_t, std::int64_t> queriesIn(const QRectF& part) const;
  std::pair<std::int64_t, std::int64_t> keysIn(const QRectF& part) const;

 private:
  void placeColumns(const PatternSource& source);
  void placeText(const PatternSource& source);
  QRectF columnRect(bool query, std::int64_t token) const;
  std::int64_t columnAt(bool query, const QPointF& point) const;
  std::int64_t textAt(const QPointF& point) const;
  QPainterPath arc(std::int64_t query, std::int64_t key) const;

  Room m_room;
  QSizeF m_size;
  double m_textLine = 0;  // the height of a line of text
  QSizeF m_number;        // the room of a weight
  std::int64_t m_queries = 0;
  std::int64_t m_keys = 0;
  // Columns.
  double m_queryPitch = 0;
  double m_keyPitch = 0;
  LinesColumns m_columns;
  double m_left = 0;
  double m_right = 0;
  // Arcs.
  std::vector<double> m_begins;  // [tokens + 1], left ends of the labels' rooms
  double m_textTop = 0;
  double m_textHeight = 0;
  double m_above = 0;  // heights of the highest arcs
  double m_below = 0;
};

}  // namespace headlight
