#pragma once

#include <QFont>
#include <QRectF>

#include "ui/plots/token_axis.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// What the layout of one large head depends on.
struct SingleHeadRequest {
  QRectF area;
  const PatternSource* source = nullptr;
  QFont font;  // with a pixel size
  double scaleHeight = 0;
  double devicePixelRatio = 1;
  QRectF cells = {};  // what is in view, in keys and queries; empty: everything
};

/// Where one large head and what belongs to it are drawn.
struct SingleHeadLayout {
  QRectF title;
  QRectF plot;
  QRectF queryBand;  // labels at the left
  QRectF keyBand;    // labels at the top
  QRectF scale;

  static SingleHeadLayout make(const SingleHeadRequest& request);

  TokenAxis queryAxis(const PatternSource& source, const QRectF& cells, const QFont& font) const;
  TokenAxis keyAxis(const PatternSource& source, const QRectF& cells, const QFont& font) const;
};

}  // namespace headlight
