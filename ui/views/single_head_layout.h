#pragma once

#include "ui/plots/token_axis.h"
#include "ui/views/layout_request.h"

namespace headlight {

/// Where one large head and what belongs to it are drawn.
struct SingleHeadLayout {
  QRectF title;
  QRectF plot;
  QRectF queryBand;  // labels at the left
  QRectF keyBand;    // labels at the top
  QRectF scale;

  /// `cells` is what is in view, in keys and queries; empty: everything.
  static SingleHeadLayout make(const LayoutRequest& request, const QRectF& cells = {});

  TokenAxis queryAxis(const PatternSource& source, const QRectF& cells, const QFont& font) const;
  TokenAxis keyAxis(const PatternSource& source, const QRectF& cells, const QFont& font) const;
};

}  // namespace headlight
