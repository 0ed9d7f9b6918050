#pragma once

#include <QStringList>

#include "ui/session/session_state.h"
#include "ui/views/spans/spans_options.h"

namespace headlight {

/// A text with its marks, and where it goes.
struct GivenMarks {
  MarkedText marked;
  QStringList names;    // of its marks
  bool beside = false;  // as the other wording, in place of the text itself
};

/// Puts it in its place in the options. Names that nothing is marked with any more make room for its own;
/// marks whose names find no room (SpansOptions::mostNames) are left out.
void setMarks(SpansOptions& options, const GivenMarks& given);

/// Puts it into the session: as the text, with no token locked, or as the other wording. The source stays.
void showMarks(const GivenMarks& given, SessionState& session);

/// Makes `text` the text that is read, with no token locked.
void setOnlyText(SessionState& session, const QString& text);

}  // namespace headlight
