#include "ui/lessons/lesson_token.h"

#include <algorithm>

#include "core/tokenizer/visible_spaces.h"
#include "ui/plots/token_label.h"

namespace headlight {
namespace {

bool isWord(const QString& word, const TokenInfo& token) {
  TokenInfo plain = token;
  plain.label = withoutShownSpace(token.label);
  return tokenLabel(plain).trimmed().compare(word, Qt::CaseInsensitive) == 0;
}

}  // namespace

std::int64_t lessonToken(const QJsonValue& given, const TokenList& tokens) {
  const auto count = static_cast<std::int64_t>(tokens.size());
  if (given.isDouble()) {
    const double number = given.toDouble();
    return number >= 0 && number < static_cast<double>(count) ? static_cast<std::int64_t>(number) : -1;
  }
  QString word = given.toString();
  int times = 1;
  const qsizetype sign = word.lastIndexOf(QLatin1Char('#'));
  if (sign > 0 && word.mid(sign + 1).toInt() > 0) {
    times = word.mid(sign + 1).toInt();
    word.truncate(sign);
  }
  const auto found = std::find_if(tokens.begin(), tokens.end(), [&](const TokenInfo& token) {
    return isWord(word, token) && --times == 0;
  });
  return found == tokens.end() ? -1 : found - tokens.begin();
}

bool isLessonToken(const QString& word, const TokenList& tokens, std::int64_t index) {
  const bool inside = index >= 0 && index < static_cast<std::int64_t>(tokens.size());
  return inside && isWord(word, tokens[static_cast<std::size_t>(index)]);
}

}  // namespace headlight
