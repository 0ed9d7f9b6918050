#pragma once

#include <QJsonObject>

#include "ui/lessons/lesson_place.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// Whether what a step asks for has been done. A condition is a part of a session, which the session on the
/// screen must have, with three things more:
///
/// - focus.query and focus.key may be the word of a token instead of its number
/// - text_contains: words that the text must have, in any case
/// - changed: a place in the session, "options.anatomy.toyScores", whose value must be another than `step`
/// has
///
/// An empty condition is never met: nothing on the screen tells.
bool isDone(const QJsonObject& when, const Snapshot& shown, const SessionState& step);

/// Throws Error for a condition that nothing could meet, because a key or a value means nothing.
void requireCondition(const QJsonObject& when, const LessonPlace& place);

}  // namespace headlight
