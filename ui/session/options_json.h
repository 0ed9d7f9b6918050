#pragma once

#include <QJsonObject>

#include "ui/session/display_options.h"
#include "ui/session/json_values.h"

namespace headlight {

/// Options of pictures as JSON, for session files. What is missing or makes no sense is left as it
/// is.
QJsonObject toJson(const DisplayOptions& display);
void readJson(const JsonValues& json, DisplayOptions& display);

}  // namespace headlight
