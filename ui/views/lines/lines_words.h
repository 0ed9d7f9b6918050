#pragma once

#include <QString>

#include "ui/views/lines/chosen_lines.h"
#include "ui/views/snapshot.h"

namespace headlight {

// What a picture of lines says in words. Weights are those of the one printer.

/// How much of the weight the lines are: "Drawn: the strongest 23 of 196 weights, 61 % of the total."
QString shareWords(const Snapshot& snapshot, const LinesOptions& options, const ChosenLines& chosen);
/// The focused cell of the focused head: "it → animal · 2.5 · 0.4481"; empty unless a query and a key are
/// focused.
QString focusWords(const Snapshot& snapshot);
/// A line as "it → animal · 2.5 · 0.4481".
QString lineWords(const PatternSource& source, HeadId head, const WeightedCell& cell);
/// The same for a tooltip, with the tokens' places; rich text.
QString lineTip(const PatternSource& source, HeadId head, const WeightedCell& cell);
/// "query 3: it"
QString tokenTip(const TokenList& tokens, std::int64_t token, bool query);
/// "Query", or "Query (decoder)" where queries and keys are of different texts.
QString columnTitle(AttentionKind kind, bool query);

}  // namespace headlight
