#pragma once

#include <QString>
#include <vector>

#include "core/tokenizer/token_list.h"

namespace headlight {

/// A text as it is shown with its tokens: the texts that tokens have ranges in, with what stands between the
/// tokens, and the labels of added tokens ([CLS]) where they stand.
struct TextFlow {
  struct Stretch {
    qsizetype begin = 0;
    qsizetype end = 0;
    bool isLabel = false;  // put in where the text has nothing for the token
    qsizetype count() const { return end - begin; }
  };

  /// Line feeds are the only characters of it that break lines; other control characters have signs.
  QString text;
  /// UTF-16 units of `text` for each token, never empty, begins and ends ascending. Tokens that are parts of
  /// one character share it.
  std::vector<Stretch> tokens;
};

/// Tokens with ranges stand where these are; a list without any (ids, imported labels) is joined by its
/// labels. What of the texts lies behind the last token, as where a text was too long for the model, is
/// shown in part.
TextFlow flowTokens(const TokenList& tokens, const QString& text, const QString& pairText);

}  // namespace headlight
