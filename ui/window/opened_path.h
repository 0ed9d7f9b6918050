#pragma once

#include <QString>
#include <memory>

#include "ui/lessons/lesson.h"
#include "ui/session/session_state.h"

namespace headlight {

/// What a path from a dialog, a drop or the command line turned out to be, told by its content.
struct OpenedPath {
  enum class Kind { ModelDirectory, AttentionArray, Text, LongText, Session, Lesson };
  Kind kind = Kind::Text;
  QString path;                               // the model's directory or GGUF file, or the file
  QString text;                               // Kind::Text: what the file holds
  SessionState session = {};                  // Kind::Session: likewise
  std::shared_ptr<const Lesson> lesson = {};  // Kind::Lesson: likewise
};

/// Throws Error in a sentence for a path that is not there or is none of these. What a session or a lesson
/// leaves out is as in `standard`.
OpenedPath inspectPath(const QString& path, const SessionState& standard = {});

}  // namespace headlight
