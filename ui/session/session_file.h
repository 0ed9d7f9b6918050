#pragma once

#include <QDir>
#include <QString>

#include "ui/session/session_state.h"

namespace headlight {

/// All of a file; nothing where there is none, or one of more than 4 MB, which no session or lesson has.
QByteArray bytesOfSmallFile(const QString& path);

/// The end of the names of session files.
inline constexpr const char* sessionSuffix = "headlight";

/// Whether a file is meant to be a session: by its name, or JSON that has a session's source.
bool looksLikeSession(const QString& path);

/// Writes the session as JSON (see session_json.h) through a temporary file. Models, texts and arrays that
/// lie in the file's folder or below are named relative to it, so that the folder can be moved as a whole.
/// Throws Error naming the file.
void writeSessionFile(const QString& path, const SessionState& state);

/// The session that a file holds; what it leaves out is as in `standard`. A file that is not absolute is
/// looked for in the session's folder first; a model is there only if it begins with "./". Texts are cleaned
/// (cleanText()). Throws Error in a sentence for a file that cannot be read, is no
/// session, has a text longer than the editor takes or is of a newer version.
SessionState readSessionFile(const QString& path, const SessionState& standard);

/// Names of files that are not absolute become places in `folder`, if they lie there; that of a model only if
/// it begins with "./": otherwise it is the name of a model, whatever lies there.
void resolveFiles(const QDir& folder, SessionState& state);

}  // namespace headlight
