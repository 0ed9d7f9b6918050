#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/arguments.h"
#include "ui/session/session_state.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// What --session gives a picture beyond the options that it stands for.
struct SessionOption {
  SessionState state;
  bool headAsked = false;                  // by options, in place of the session's
  bool sameModel = true;                   // no option names another model
  bool sameText = true;                    // or another text
  std::vector<std::string> supplied = {};  // options of the focus that are the session's

  /// The playground that the session shows; nullptr for everything else.
  const PlaygroundSettings* playground() const {
    return sameModel ? std::get_if<PlaygroundSettings>(&state.source) : nullptr;
  }
  /// The changes to the run: of another model or another text those that mean nothing there are let go.
  Interventions changes() const;
  /// What the model has written behind the text, as far as the session shows it; of another model or another
  /// text nothing.
  std::optional<std::vector<std::int32_t>> written() const;
};

/// --session.
OptionSpec sessionOptionSpec();

/// The session that --session names. What it says of view, source, texts and focus is supplied to the
/// arguments wherever the command line does not say it. Throws Error for a file that is no session.
std::optional<SessionOption> sessionOption(Arguments& arguments);

/// Gives a snapshot what of the session is no option: averaged heads, the grid or one head, what was written.
void dress(Snapshot& snapshot, const SessionOption& session);

}  // namespace headlight
