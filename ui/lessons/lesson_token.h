#pragma once

#include <QJsonValue>
#include <QString>
#include <cstdint>

#include "core/tokenizer/token_list.h"

namespace headlight {

/// The token that a lesson means: its number, or its word in any case, "the#2" for the second one of that
/// word. -1: there is none.
std::int64_t lessonToken(const QJsonValue& given, const TokenList& tokens);

/// Whether the token at `index` has this word.
bool isLessonToken(const QString& word, const TokenList& tokens, std::int64_t index);

}  // namespace headlight
