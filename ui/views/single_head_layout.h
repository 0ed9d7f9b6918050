#pragma once

#include "ui/plots/token_axis.h"
#include "ui/views/layout_request.h"
#include "ui/views/scene/scene.h"

namespace headlight {

/// Where one large head and what belongs to it are drawn.
struct SingleHeadLayout {
  QRectF title;  // empty: it has none, and no names of its axes beside it
  QRectF plot;
  QRectF queryBand;  // labels at the left
  QRectF keyBand;    // labels at the top
  QRectF scale;

  /// `cells` is what is in view, in keys and queries; empty: everything.
  static SingleHeadLayout make(const LayoutRequest& request, const QRectF& cells = {});
  /// Of one of several heads beside each other.
  static SingleHeadLayout beside(const LayoutRequest& request, const PlotPlace& place);
  /// The margin at either side of such a head.
  static constexpr double besideMargin = 10;

  TokenAxis queryAxis(const PatternSource& source, const QRectF& cells, const QFont& font) const;
  TokenAxis keyAxis(const PatternSource& source, const QRectF& cells, const QFont& font) const;
};

}  // namespace headlight
