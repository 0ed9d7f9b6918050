#pragma once

#include <QString>

#include "ui/session/session_state.h"

namespace headlight {

/// Copies the document or the array that a session refers to beside the session's file, if it lies in
/// `folder`, where texts are kept only for a while (SessionStore::cleanTexts()), and lets the session refer
/// to the copy. It is named after the session's file, with a number where another file has that name; labels
/// of an array's tokens come along. Throws Error naming the file that cannot be written.
void bringTexts(const QString& sessionFile, const QString& folder, SessionState& state);

}  // namespace headlight
