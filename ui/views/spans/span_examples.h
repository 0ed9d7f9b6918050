#pragma once

#include <QString>
#include <vector>

#include "ui/session/session_state.h"
#include "ui/views/spans/spans_options.h"

namespace headlight {

/// A text to look at with stretches marked in it, and often another wording of it.
struct SpanExample {
  QString language;  // "English", "中文": in the language itself
  QString title;
  QStringList names;
  MarkedText own;
  MarkedText rewrite;  // an empty text: none
};

/// Those that the program brings along (resources/examples/spans.json), in the file's order. A text is a list
/// of pieces, [name, words], whose name is "" where they are not marked:
///
///     [{"language": "English", "title": "..", "text": [["filler", "Well, "], ["", "I think"]],
///       "rewrite": [..]}, ..]
const std::vector<SpanExample>& spanExamples();

/// Puts the example's text and marks into the session, with no token locked. The source stays.
void showSpanExample(const SpanExample& example, SessionState& session);

}  // namespace headlight
