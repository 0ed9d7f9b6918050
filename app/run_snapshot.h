#pragma once

#include <QString>

#include "app/command_support.h"
#include "core/export/attention_export.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// Runs the model and makes of it what the window would show with this view in front and the selected layer
/// and head in focus; with a head selected, that head alone. Throws Error for a kind, a layer or a head that
/// is not there.
Snapshot runSnapshot(const LoadedModel& loaded, const TextInput& input, const ExportSelection& selection,
                     const QString& view);

}  // namespace headlight
