#include "core/tokenizer/sentence_piece/sentence_piece_added_tokens.h"

#include <map>

namespace headlight {

namespace {

using Kind = SentencePieceModel::Kind;

// A special token, which gets the next id where the vocabulary does not have it.
AddedToken specialToken(const std::string& content, Vocabulary& vocabulary) {
  AddedToken token;
  token.content = content;
  token.special = true;
  const std::int32_t known = vocabulary.find(content);
  token.id = known < 0 ? static_cast<std::int32_t>(vocabulary.idCount()) : vocabulary.id(known);
  vocabulary.add(content, token.id);
  return token;
}

// What is found in a text before it is cut, of the file and the class.
std::vector<AddedToken> tokensOfClass(const SentencePieceModel& model,
                                      const SentencePieceClass& tokenizerClass, bool userDefinedToo,
                                      Vocabulary& vocabulary) {
  std::vector<AddedToken> tokens;
  for (const std::string& name : tokenizerClass.foundTokens) tokens.push_back(specialToken(name, vocabulary));
  if (!tokens.empty()) return tokens;
  for (const auto& piece : model.pieces) {
    const bool found = piece.kind == Kind::Control || piece.kind == Kind::Unknown ||
                       (userDefinedToo && piece.kind == Kind::UserDefined);
    if (!found || piece.text.empty()) continue;
    tokens.push_back(specialToken(piece.text, vocabulary));
    tokens.back().special = piece.kind != Kind::UserDefined;
  }
  for (const std::string& name : {tokenizerClass.cls, tokenizerClass.sep, tokenizerClass.mask})
    if (!name.empty()) tokens.push_back(specialToken(name, vocabulary));
  return tokens;
}

}  // namespace

std::vector<AddedToken> sentencePieceTokens(const SentencePieceModel& model,
                                            const SentencePieceClass& tokenizerClass,
                                            const TokenizerConfig& config, Vocabulary& vocabulary) {
  using Conversion = SentencePieceClass::Conversion;
  const bool bytePairs = tokenizerClass.conversion == Conversion::BytePair;
  const bool userDefinedToo =
      bytePairs ? !config.listsSpecialTokens : tokenizerClass.conversion == Conversion::Unigram;
  std::map<std::string, AddedToken> byContent;
  for (AddedToken& token : tokensOfClass(model, tokenizerClass, userDefinedToo, vocabulary)) {
    token.leftStrip = token.content == tokenizerClass.mask;
    token.normalized = bytePairs && token.leftStrip;
    byContent.try_emplace(token.content, token);
  }
  for (const AddedToken& token : config.addedTokens) {
    vocabulary.add(token.content, token.id);
    byContent[token.content] = token;
  }
  for (AddedToken token : config.namedTokens) {
    if (byContent.contains(token.content)) continue;
    token.id = specialToken(token.content, vocabulary).id;
    byContent[token.content] = token;
  }
  std::vector<AddedToken> tokens;
  for (auto& [content, token] : byContent) tokens.push_back(std::move(token));
  return tokens;
}

}  // namespace headlight
