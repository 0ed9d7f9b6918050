#pragma once

#include "ui/compute/run_result.h"
#include "ui/session/session_state.h"
#include "ui/session/text_edit.h"

namespace headlight {

/// The focus moved inside the trace's shape: a kind it has, a layer and a head it has, and tokens inside, or
/// -1.
Focus clampFocus(Focus focus, const Trace& trace);

/// The edits of the two texts that lie between two runs, oldest first; what was not seen happening is worked
/// out from the texts.
struct EditsBetween {
  std::vector<TextEdit> text;
  std::vector<TextEdit> pairText;
};

/// Tokens along one axis, and the texts that their ranges count in.
struct TokensOfText {
  const TokenList& tokens;
  const QString& text;
  const QString& pairText;
};

/// The characters that a focus stands on, in UTF-16 units of its texts; -1: the first one of the token. A
/// token grows and falls apart while one types beside it, and the character tells which part was meant.
struct FocusAnchor {
  qsizetype query = -1;
  qsizetype key = -1;
};

/// Where a token is after its text was edited: the one that now holds its first character (without the space
/// before the word), or what stands there instead; a token that was added to the text (such as [SEP]) is
/// again the same one of its kind. `anchor` (see FocusAnchor) is moved along. Tokens without ranges are
/// followed by their labels: those before the change keep their index, those behind it move along. -1 stays
/// -1, and so becomes what is gone without anything in its place.
std::int64_t followToken(std::int64_t token, const TokensOfText& before, const TokensOfText& after,
                         const EditsBetween& edits = {}, qsizetype* anchor = nullptr);
std::int64_t followToken(std::int64_t token, const TokenList& before, const TokenList& after);

/// The focus after an edit or a change of model from what `before` shows to what `after` shows, clamped.
Focus followFocus(Focus focus, const RunResult& before, const RunResult& after, const EditsBetween& edits,
                  FocusAnchor& anchor);

}  // namespace headlight
