#pragma once

#include <QFontMetricsF>
#include <QString>

#include "core/tokenizer/token_list.h"

namespace headlight {

/// A token's label as it is drawn: signs that have no picture of their own are given one, and a part of a
/// character says which part it is ("猫 1/3").
QString tokenLabel(const TokenInfo& token);
/// Of one of a list. Precondition: it is there.
QString tokenLabel(const TokenList& tokens, std::int64_t index);

/// The label of one of a list in quotation marks, a long one without its end; empty where there is none.
QString quotedLabel(const TokenList& tokens, std::int64_t index);

/// The label shortened to `width` by an ellipsis: in the middle, so that both ends of a long token are seen.
QString elidedLabel(const QString& label, const QFontMetricsF& metrics, double width);

}  // namespace headlight
