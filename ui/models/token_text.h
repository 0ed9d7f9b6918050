#pragma once

#include <QString>

#include "core/tokenizer/token_list.h"

namespace headlight {

/// A token in running text or a list: its label, and for a part of a character which part: "爱 (1/3)".
QString tokenText(const TokenInfo& token);

}  // namespace headlight
