#pragma once

#include <QString>

#include "ui/session/session_state.h"

namespace headlight {

/// The name of a model that an earlier version of the program brought along and this one does not; empty for
/// every other source.
QString retiredModel(const SourceChoice& source);

/// Opens `source` in the session in place of a model that is gone, with the texts and the display kept. What
/// was chosen of that model - head, tokens, experiments - says nothing about another and is let go.
void openInPlaceOfRetired(const SourceChoice& source, SessionState& session);

}  // namespace headlight
