#pragma once

#include <QString>
#include <utility>
#include <vector>

#include "ui/views/view_help.h"

namespace headlight {

/// One page of the program's help.
struct HelpPage {
  QString id;  // a view's, or "keys"
  QString title;
  QString html;
};

/// The page of one view.
HelpPage helpPage(const QString& id, const QString& title, const ViewHelp& help);
/// The page of the keys that work everywhere.
HelpPage keyPage(const std::vector<std::pair<QString, QString>>& keys);

}  // namespace headlight
