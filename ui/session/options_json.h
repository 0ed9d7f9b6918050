#pragma once

#include <QJsonObject>

#include "ui/session/display_options.h"
#include "ui/session/json_values.h"
#include "ui/session/positions_options.h"
#include "ui/session/training_options.h"

namespace headlight {

/// Options of pictures and views as JSON, for session files. What is missing or makes no sense is left as it
/// is.
QJsonObject toJson(const DisplayOptions& display);
void readJson(const JsonValues& json, DisplayOptions& display);
QJsonObject toJson(const PositionsOptions& positions);
void readJson(const JsonValues& json, PositionsOptions& positions);
QJsonObject toJson(const TrainingOptions& training);
void readJson(const JsonValues& json, TrainingOptions& training);

}  // namespace headlight
