#pragma once

#include <QString>
#include <optional>

#include "ui/session/session_state.h"

namespace headlight {

/// The part of a session that numbers depend on. Two sessions with equal requests show the same numbers. A
/// value.
struct ComputeRequest {
  SourceChoice source;
  QString text;                         // empty for an imported array
  std::optional<QString> pairText;      // none, or a second text that is not empty
  QString documentFile;                 // read in place of `text`, or empty
  std::vector<Experiment> experiments;  // those that are on
  bool operator==(const ComputeRequest&) const = default;
};

ComputeRequest computeRequestOf(const SessionState& state);

}  // namespace headlight
