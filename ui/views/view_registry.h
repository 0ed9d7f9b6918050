#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "ui/views/view.h"
#include "ui/views/view_picture.h"

namespace headlight {

enum class ViewPlace { Left, Center, Right };

struct ViewEntry {
  QString id;
  ViewPlace place = ViewPlace::Center;
  std::function<View*(const ViewContext&, QWidget* parent)> make;
  ViewPicture picture = {};
};

/// Every view of the program, in the order of its tabs. A new view is one line here.
const std::vector<ViewEntry>& viewRegistry();

}  // namespace headlight
