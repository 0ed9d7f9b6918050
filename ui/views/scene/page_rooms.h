#pragma once

#include <QString>
#include <cstddef>
#include <vector>

#include "ui/views/scene/scene.h"

namespace headlight {

/// A page that several pictures of one kind share.
struct SharedPage {
  std::vector<Snapshot> pictures;  // what each is of
  SceneRequest request;            // of the whole page
  double caption = 0;              // the height of what stands above each
};

/// How a page is divided among pictures: in columns, row after row.
struct PageRooms {
  static constexpr double gap = 10;  // between columns

  QString heading = {};         // what all are of, once above them; empty: nothing
  double left = 0;              // of the first column
  std::vector<double> widths;   // [columns]
  std::vector<double> heights;  // [rows], of the pictures without their captions
  bool lastIsWide = false;      // the last picture, alone in its row, has all of it
  /// [pictures]; SceneRequest::place of each. Empty: each stands alone in its room.
  std::vector<PlotPlace> places = {};

  /// The room of a picture of so many.
  QSizeF sizeOf(std::size_t picture, std::size_t pictures) const;
};

/// The height that a heading takes above the pictures.
double headingHeight(const QFont& font);

/// So many rooms in so many columns of one size; one that is alone in the last row has all of that.
PageRooms roomsInColumns(std::size_t pictures, std::size_t columns, const SceneRequest& page, double caption);

/// The same, side by side where there is room, otherwise below each other.
PageRooms equalRooms(std::size_t pictures, const SceneRequest& page, double caption);

}  // namespace headlight
