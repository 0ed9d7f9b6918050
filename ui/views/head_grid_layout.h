#pragma once

#include <vector>

#include "ui/plots/token_axis.h"
#include "ui/views/layout_request.h"

namespace headlight {

/// Where the heads of one layer stand: as many columns as make the cells largest. Labels of queries stand
/// once for each row of heads, labels of keys above the first row.
struct HeadGridLayout {
  std::vector<QRectF> plots;   // [heads]
  std::vector<QRectF> titles;  // [heads], above the plots
  int columns = 0;
  double labelWidth = 0;   // of the query labels
  double labelHeight = 0;  // of the key labels
  QRectF scale;

  static HeadGridLayout make(const LayoutRequest& request);

  int rows() const;
  /// The head whose plot or title is at a point, or -1.
  int headAt(const QPointF& point) const;
  int headOfTitleAt(const QPointF& point) const;
  /// The labels of one row of heads (queries) or of one column (keys), not yet knowing what is selected.
  TokenAxis queryAxis(int row, const PatternSource& source, const QFont& font) const;
  TokenAxis keyAxis(int column, const PatternSource& source, const QFont& font) const;
};

}  // namespace headlight
