#pragma once

#include <QFont>
#include <QRectF>
#include <QStringList>
#include <memory>
#include <vector>

#include "ui/views/anatomy/anatomy_stage.h"
#include "ui/views/anatomy/formula.h"
#include "ui/views/scene/scene.h"

namespace headlight {

/// Where an item stands.
struct PlacedItem {
  const AnatomyItem* item = nullptr;
  Formula symbol;
  QPointF symbolAt;  // its baseline
  QRectF plot;       // of the values
  QRectF compared;   // of the other token's; empty: there is none
  QRectF rowNames;   // to the left of the plot; empty: none
  QRectF beside;     // the column to the left
  QRectF sum;        // the column to the right
  QRectF keyLabels;  // below; empty: another item of the stage has them
};

/// Where a stage stands.
struct PlacedStage {
  const AnatomyStage* stage = nullptr;
  QRectF area;
  QRectF title;  // a click there marks the stage
  Formula formula;
  QPointF formulaAt;  // its baseline
  QStringList words;
  QRectF wordsArea;
  double limit = 1;  // of the colours and bars
  QPointF limitAt;   // the middle left of its number
  std::vector<PlacedItem> items;
};

/// All stages below each other, for one width. Immutable; `content` must outlive it.
struct AnatomyLayout {
  AnatomyLayout(const AnatomyContent& content, const SceneRequest& request);

  QFont font;
  QFont small;
  QFont bold;
  double unit = 1;  // the size of the letters, 1 up to the usual ones
  double width = 0;
  double height = 0;
  QFont large;  // of the heading
  QRectF heading;
  QStringList headingLines;
  QRectF legend;  // the colours
  QRectF legendWords;
  QStringList legendLines;
  QRectF toyTitle;
  QRectF toyWords;
  QRectF toy;              // where the toy begins; it is as high as it needs
  double columnWidth = 0;  // of a key
  bool verticalLabels = false;
  std::vector<PlacedStage> stages;

  /// Of a key's column in the plot of an item.
  QRectF column(const QRectF& plot, std::size_t key) const;
};

}  // namespace headlight
