#pragma once

#include <QString>

namespace headlight {

/// Where in a lesson's file something stands, for messages: "a.json, step 2, key session.focus.layer". A
/// value.
struct LessonPlace {
  QString file;
  int step = 0;  // from 1; 0: outside the steps
  QString key;   // with a dot for each level

  LessonPlace at(const QString& member) const;
  /// In the person's language.
  QString text() const;
  /// Throws Error with the sentence, in whose %1 the place stands.
  [[noreturn]] void fail(const QString& sentence) const;
};

}  // namespace headlight
