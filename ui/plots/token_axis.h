#pragma once

#include <QFont>
#include <QPainter>
#include <QRectF>
#include <vector>

#include "core/tokenizer/token_list.h"
#include "ui/plots/picture_style.h"

namespace headlight {

/// How tokens along an axis are told apart at a given density.
enum class AxisMode {
  Labels,  // every token, or every second to fourth, has its label
  Ruler,   // a ruler with positions
  Bare     // nothing fits
};

struct AxisPlan {
  AxisMode mode = AxisMode::Bare;
  std::int64_t step = 1;  // tokens from one label or tick to the next
  int fontPixels = 0;
};

/// The rule by which labels thin out: `cell` is the length of a token along the axis, `fontPixels` the wished
/// size of the text (it shrinks to 8 pixels before labels are left out), `tickLength` the room that a
/// position of the ruler takes, `count` the number of tokens in view.
AxisPlan planAxis(double cell, int fontPixels, double tickLength, std::int64_t count);

/// The tokens along the left (queries) or the top (keys) of a heatmap. Painted as text in every format.
struct TokenAxis {
  enum class Edge { Left, Top };

  const TokenList* tokens = nullptr;
  const std::vector<std::uint8_t>* leftOut =
      nullptr;  // [tokens]; labels of left-out keys are muted and slanted
  const std::vector<std::uint8_t>* found = nullptr;  // [tokens]; labels of those that a search found
  Edge edge = Edge::Left;
  QRectF band;       // where the labels stand: beside the heatmap and as long as it
  double first = 0;  // the tokens that the band shows: [first, first + count)
  double count = 0;
  std::int64_t selected = -1;
  std::int64_t hovered = -1;
  QFont font;  // its pixel size is the wished one

  /// An axis over the whole of a list.
  static TokenAxis over(const TokenList& tokens, Edge edge, const QFont& font);
  /// The same axis over a part of the list, in its place.
  TokenAxis showing(double firstToken, double tokenCount, const QRectF& place) const;

  AxisPlan plan() const;
  /// Whether labels at the top lie flat because all in view are short enough.
  bool horizontalText() const;
  /// How wide (left) or high (top) the band should be, at most `limit`.
  double extent(double length, double limit) const;
  void paint(QPainter& painter, const PictureStyle& style) const;
  /// The token at a point of the band, or -1.
  std::int64_t tokenAt(const QPointF& point) const;

 private:
  double cell() const;
  double length() const;
  std::int64_t firstToken() const;
  std::int64_t endToken() const;
  void paintLabels(QPainter& painter, const AxisPlan& plan, const PictureStyle& style) const;
  void paintFound(QPainter& painter, const PictureStyle& style) const;
  void paintOutline(QPainter& painter, std::int64_t token, const QString& text,
                    const PictureStyle& style) const;
  void paintJoins(QPainter& painter, const PictureStyle& style) const;
  void paintRuler(QPainter& painter, const AxisPlan& plan, const PictureStyle& style) const;
  void paintMarked(QPainter& painter, std::int64_t token, const PictureStyle& style, const QColor& color,
                   bool filled) const;
  void paintText(QPainter& painter, std::int64_t token, const QString& text, bool asNumber) const;
  QRectF slot(std::int64_t token) const;
  /// The part of a token's slot that is in the band; empty if that is too little for a label.
  QRectF visibleSlot(std::int64_t token) const;
};

}  // namespace headlight
