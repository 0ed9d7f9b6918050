#include "core/tokenizer/character_vocabulary.h"

#include "core/io/json_file.h"
#include "core/tokenizer/decoders/piece_decoders.h"
#include "core/tokenizer/json/vocabulary_json.h"
#include "core/tokenizer/models/word_level.h"
#include "core/tokenizer/pre_tokenizers/fixed_length_pre_tokenizer.h"

namespace headlight {

namespace {

using Item = ProcessingTemplate::Item;

constexpr const char* kBegin = "<s>";
constexpr const char* kEnd = "</s>";
constexpr const char* kUnknown = "<unk>";

std::vector<AddedToken> specialTokens(Vocabulary& vocabulary) {
  AddedTokenList tokens(vocabulary, vocabulary.pieceCount());
  for (const char* name : {kBegin, kEnd, "<pad>", kUnknown}) {
    if (vocabulary.find(name) == Vocabulary::kNone) continue;
    AddedToken token;
    token.content = name;
    token.special = true;
    tokens.add(std::move(token));
  }
  return tokens.tokens();
}

std::vector<Item> around(const Vocabulary& vocabulary, const std::vector<Item>& texts) {
  std::vector<Item> items;
  const auto addSpecial = [&](const char* name) {
    const std::int32_t piece = vocabulary.find(name);
    if (piece != Vocabulary::kNone) items.push_back({Item::Kind::Special, 0, vocabulary.id(piece), name});
  };
  addSpecial(kBegin);
  items.insert(items.end(), texts.begin(), texts.end());
  addSpecial(kEnd);
  return items;
}

}  // namespace

TokenizerParts charactersFromFile(std::string_view text, const std::string& file) {
  auto vocabulary = std::make_shared<Vocabulary>();
  addPieces(*vocabulary, parseJson(text, file), file);
  TokenizerParts parts;
  parts.addedTokens = specialTokens(*vocabulary);
  const Item first{Item::Kind::First, 0, -1, {}};
  const Item second{Item::Kind::Second, 0, -1, {}};
  parts.postProcessor = {around(*vocabulary, {first}), around(*vocabulary, {first, second})};
  parts.unknown = vocabulary->find(kUnknown);
  parts.vocabulary = vocabulary;
  parts.kindName = "WordLevel";
  parts.preTokenizer = std::make_unique<FixedLengthPreTokenizer>(1);
  parts.model = std::make_unique<WordLevel>(
      vocabulary, UnknownPiece{parts.unknown, kUnknown, file + ": the piece for unknown characters"});
  parts.decoder = std::make_unique<FuseDecoder>();
  return parts;
}

}  // namespace headlight
