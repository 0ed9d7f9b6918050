#pragma once

#include <QFont>
#include <QRectF>

#include "ui/plots/token_axis.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// Where one large head and what belongs to it are drawn.
struct SingleHeadLayout {
  QRectF title;
  QRectF plot;
  QRectF queryBand;  // labels at the left
  QRectF keyBand;    // labels at the top
  QRectF scale;

  static SingleHeadLayout make(const QRectF& area, const PatternSource& source, const QFont& font,
                               double scaleHeight, double devicePixelRatio);

  TokenAxis queryAxis(const PatternSource& source, const QRectF& cells, const QFont& font) const;
  TokenAxis keyAxis(const PatternSource& source, const QRectF& cells, const QFont& font) const;
};

}  // namespace headlight
