#pragma once

#include <QJsonObject>

#include "ui/lessons/lesson_place.h"
#include "ui/session/session_state.h"

namespace headlight {

/// A session as whole JSON: what toJson() writes, with every option of the views that are known here, those
/// that are left as they are at first too.
QJsonObject wholeSessionJson(const SessionState& state);

/// `patch` laid over `below` as in RFC 7396 (JSON Merge Patch): members are replaced one by one, null takes
/// one away. "source" is replaced as a whole, since one kind of source says nothing about another.
QJsonObject mergedSession(QJsonObject below, const QJsonObject& patch);

/// Throws Error for a key of `given` that a session does not have, and for a value that a session cannot
/// have. `read` is the session that was made of it.
void requireUnderstood(const QJsonObject& given, const SessionState& read, const LessonPlace& place);

/// Whether every member of `given` is in `whole` with an equal value; objects are compared in the same way,
/// and in lists of objects each given one must be like some other.
bool includesJson(const QJsonValue& whole, const QJsonValue& given);

}  // namespace headlight
