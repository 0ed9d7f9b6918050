#pragma once

#include <QString>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/array_input.h"
#include "app/command_support.h"
#include "core/arrays/attention_export.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// What a picture points at.
struct PictureFocus {
  ExportSelection selection = {};
  std::optional<std::int64_t> query = {};  // none: no token is selected
  std::optional<std::int64_t> key = {};
  QString view = {};
  std::optional<Interventions> changes = {};  // of a session, as far as the input has what they change
  /// The options that a session has given: what they name is moved into what the run has, as in the window.
  std::vector<std::string> movable = {};
  bool start = false;  // the head, and unless `query` says so the token, that the model is looked at first by
};

/// Runs the model and makes of it what the window would show with this view in front and this layer, head and
/// these tokens in focus; with a head selected, that head alone. Throws Error for a kind, a layer, a head or
/// a token that is not there, and for a start where the model names none (see readStartFocus).
Snapshot runSnapshot(const LoadedModel& loaded, const RunInput& input, const PictureFocus& focus);

/// The same of an attention array made elsewhere.
Snapshot arraySnapshot(const ArrayInput& input, const PictureFocus& focus);

/// Puts something else in place of the patterns of the run, as the window does. Throws Error where the kind
/// in focus has none, Cancelled.
Snapshot showing(const ShownChoice& choice, Snapshot snapshot, const Execution& execution);

}  // namespace headlight
