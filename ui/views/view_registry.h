#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "ui/views/view.h"
#include "ui/views/view_picture.h"

namespace headlight {

/// Where a view stands in the window; those of files alone are drawn by `render` and by exports.
enum class ViewPlace { Left, Center, Right, FilesAlone };
/// The groups of the rail: look at patterns, explain where they come from, try something.
enum class ViewGroup { Look, Explain, Try };

struct ViewEntry {
  QString id;
  ViewPlace place = ViewPlace::Center;
  std::function<View*(const ViewContext&, QWidget* parent)> make;
  ViewPicture picture = {};
  ViewGroup group = ViewGroup::Look;
};

/// Every view of the program, in the order of the rail. A new view is one line here.
const std::vector<ViewEntry>& viewRegistry();

}  // namespace headlight
