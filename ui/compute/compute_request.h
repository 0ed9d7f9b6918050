#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "ui/compute/shown_request.h"
#include "ui/session/session_state.h"

namespace headlight {

/// The part of a session that numbers depend on. Two sessions with equal requests show the same numbers. A
/// value.
struct ComputeRequest {
  SourceChoice source;
  QString text;                                      // empty for an imported array
  std::optional<QString> pairText;                   // none, or a second text that is not empty
  QString documentFile;                              // read in place of `text`, or empty
  std::optional<std::vector<std::int32_t>> written;  // behind the text, by the model; as far as it is shown
  std::vector<Experiment> experiments;               // those that are on
  ShownRequest shown = {};                           // in place of the run's own patterns
  bool operator==(const ComputeRequest&) const = default;
};

/// Whether both have the same run, whatever is shown of it.
bool isSameRun(const ComputeRequest& one, const ComputeRequest& other);

ComputeRequest computeRequestOf(const SessionState& state);

}  // namespace headlight
