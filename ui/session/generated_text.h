#pragma once

#include <QJsonObject>
#include <QList>
#include <cstdint>
#include <optional>
#include <vector>

#include "ui/session/json_values.h"

namespace headlight {

/// A token that a model has written, and how likely it found it, over its whole vocabulary.
struct WrittenToken {
  std::int32_t id = 0;
  double probability = 0;
  bool operator==(const WrittenToken&) const = default;
};

/// What a model has written behind the session's text, or beside an encoder behind its decoder's, and how
/// much of it is run. A value, cheap to copy.
struct GeneratedText {
  QList<WrittenToken> tokens;  // [written], in their order
  std::int64_t beginning = 0;  // tokens of that stack before them
  std::int64_t step = 0;       // so many of them are run and shown, 0 to all
  bool ended = false;          // the last one ends the text
  bool operator==(const GeneratedText&) const = default;

  /// Of the tokens that are run: [step].
  std::vector<std::int32_t> shownIds() const;
  /// Whether all is shown and nothing can come after it.
  bool isOver() const { return ended && step == tokens.size(); }
  /// The index of the newest token that is run, among those of its stack.
  std::int64_t newestToken() const { return beginning + step - 1; }
};

QJsonObject toJson(const GeneratedText& text);
/// Nothing where the object has no such text, or one that makes no sense.
std::optional<GeneratedText> generatedTextFrom(const JsonValues& json);

struct SessionState;

/// Whether two sessions have the same text, of the same model, before what is written.
bool hasSameText(const SessionState& one, const SessionState& other);

/// What was written stands behind one text of one model: a session whose model or text is another one than
/// before goes without it, unless it came with a generation of its own.
void dropStaleGeneration(const SessionState& before, SessionState& next);

/// The session shows `step` of the tokens written. The focus goes with the newest one if it was there, or
/// nowhere; a token that is not run any more is let go.
void showStep(SessionState& state, std::int64_t step);

/// The session without what was written.
void leaveGeneration(SessionState& state);

}  // namespace headlight
