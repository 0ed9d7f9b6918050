#pragma once

#include <QFont>
#include <QRectF>
#include <vector>

#include "ui/plots/token_axis.h"

#include "core/trace/pattern_source.h"

namespace headlight {

/// What the grid of a layer's heads needs to know to be laid out.
struct HeadGridRequest {
  QRectF area;
  const PatternSource* source = nullptr;
  QFont font;  // with a pixel size
  double scaleHeight = 0;
  double devicePixelRatio = 1;
};

/// Where the heads of one layer stand: as many columns as make the cells largest. Labels of queries stand
/// once for each row of heads, labels of keys above the first row.
struct HeadGridLayout {
  std::vector<QRectF> plots;   // [heads]
  std::vector<QRectF> titles;  // [heads], above the plots
  int columns = 0;
  double labelWidth = 0;   // of the query labels
  double labelHeight = 0;  // of the key labels
  QRectF scale;

  static HeadGridLayout make(const HeadGridRequest& request);

  int rows() const;
  /// The head whose plot or title is at a point, or -1.
  int headAt(const QPointF& point) const;
  int headOfTitleAt(const QPointF& point) const;
  /// The labels of one row of heads (queries) or of one column (keys), not yet knowing what is selected.
  TokenAxis queryAxis(int row, const PatternSource& source, const QFont& font) const;
  TokenAxis keyAxis(int column, const PatternSource& source, const QFont& font) const;
};

}  // namespace headlight
