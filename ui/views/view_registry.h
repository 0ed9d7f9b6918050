#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "ui/views/focus_part.h"
#include "ui/views/view.h"
#include "ui/views/view_help.h"
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
  /// Its name; nullptr: that of the widget.
  QString (*title)() = nullptr;
  /// How much of a focus it takes to show something of it ("Show in ...").
  FocusPart shows = FocusPart::Head;
  /// Changes a session, whose focus is set, so that the view is in front and shows that; nullptr: it is
  /// enough that the view is in front.
  void (*open)(SessionState& state) = nullptr;
  ViewHelp (*help)() = nullptr;
};

/// Every view of the program, in the order of the rail. A new view is one line here.
const std::vector<ViewEntry>& viewRegistry();

}  // namespace headlight
