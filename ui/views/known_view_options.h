#pragma once

#include <QJsonObject>

#include "ui/session/view_options.h"

namespace headlight {

/// The options of every view that has some, all of them, as each would write them after reading what is
/// given: keys that no view knows are not there, and values that make no sense are as they were.
QJsonObject wholeViewOptions(const ViewOptions& given);

}  // namespace headlight
