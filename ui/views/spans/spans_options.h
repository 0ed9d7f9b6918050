#pragma once

#include <QJsonObject>
#include <QStringList>

#include "ui/session/json_values.h"
#include "ui/session/view_options.h"
#include "ui/views/spans/marked_text.h"

namespace headlight {

/// Names that stretches can be marked with before anybody has chosen others, in the person's language.
QStringList standardSpanNames();

/// What the Spans view shows. The marks count in the text that they were made in and are shown where its
/// characters are now (followed()), so that they outlive any change of the text.
struct SpansOptions {
  static constexpr const char* viewId = "spans";
  static constexpr int mostNames = 8;  // as many as there are colours
  static constexpr int eraser = -1;

  enum class Scope { AllHeads, Layer, Head };  // whose shares the table from span to span has

  QStringList names = standardSpanNames();
  int pen = 0;  // the name that dragging marks with, or `eraser`
  Scope scope = Scope::AllHeads;
  MarkedText own;        // marks in the text of the session
  MarkedText rewrite;    // another wording, run beside it; an empty text: none
  QString templateFile;  // templates of one's own, see readSpanTemplates(); empty: none

  bool hasRewrite() const { return !rewrite.text.isEmpty(); }
  QJsonObject toJson() const;
  void read(const JsonValues& json);
};

}  // namespace headlight
