#pragma once

#include <QByteArray>
#include <QString>

#include "ui/lessons/lesson.h"

namespace headlight {

/// The end of the names of lesson files; .json does as well, with the key below in it.
inline constexpr const char* lessonSuffix = "headlight-lesson";
inline constexpr const char* lessonKey = "headlight_lesson";
/// The version of the format that is read, the value of lessonKey.
inline constexpr int lessonVersion = 1;

/// Whether a file is meant to be a lesson: by its name, or JSON that has lessonKey.
bool looksLikeLesson(const QString& path);

/// Reads a lesson (resources/lessons/README.md has the format). What steps leave out is as in `standard`;
/// models and texts are looked for in the file's folder as in session files. Throws Error in one sentence
/// that names the file, the step and the key.
Lesson readLessonFile(const QString& path, const SessionState& standard);

/// The same of bytes, for messages under the name `file`.
Lesson readLesson(const QByteArray& bytes, const QString& file, const SessionState& standard);

}  // namespace headlight
