#pragma once

#include <QStringList>
#include <optional>

#include "ui/plots/signed_matrix.h"
#include "ui/views/attention_plot.h"
#include "ui/views/positions_scene.h"

namespace headlight {

/// One part of the Positions picture, with its heading in as many lines as it needs.
struct PositionsPanel {
  QString title;
  QString note;  // below the title, muted
  QStringList titleLines;
  QStringList noteLines;
  QRectF area;
  QRectF body;  // below the heading
};

/// Where the parts of the Positions picture are: headings wrap instead of being cut, squares are as large as
/// the area allows, and the matrix and the curves take what is left. Refers to the scene it was made for.
struct PositionsLayout {
  QFont font;                 // labels and ticks
  PositionsPanel comparison;  // the sentence about Compare, above all others; without lines: there is none
  PositionsPanel matrix;
  PositionsPanel similarity;
  PositionsPanel curves;
  PositionsPanel withPositions;
  PositionsPanel withoutPositions;
  // What is plotted in the panels; nothing where there is nothing.
  std::optional<SignedMatrix> encodingPlot;
  std::optional<SignedMatrix> similarityPlot;
  std::optional<AttentionPlot> withPlot;
  std::optional<AttentionPlot> withoutPlot;

  static PositionsLayout make(const PositionsScene& scene, const QRectF& area);
  /// The lowest height at which everything is readable, for a width.
  static double minimumHeight(double width, const QFont& font);
  static QFont titleFont(const QFont& font);
  static QFont noteFont(const QFont& font);
};

}  // namespace headlight
