#include "core/tokenizer/vocabulary_files.h"

#include <algorithm>

#include "core/error.h"
#include "core/io/json_file.h"
#include "core/tokenizer/decoders/byte_level_decoder.h"
#include "core/tokenizer/decoders/piece_decoders.h"
#include "core/tokenizer/json/vocabulary_json.h"
#include "core/tokenizer/models/byte_pair.h"
#include "core/tokenizer/models/word_piece.h"
#include "core/tokenizer/normalizers/bert_normalizer.h"
#include "core/tokenizer/normalizers/unicode_normalizer.h"
#include "core/tokenizer/pre_tokenizers/byte_level_pre_tokenizer.h"
#include "core/tokenizer/pre_tokenizers/character_class_pre_tokenizer.h"
#include "core/tokenizer/pre_tokenizers/sequence_pre_tokenizer.h"
#include "core/tokenizer/pre_tokenizers/split_pre_tokenizer.h"
#include "core/utf8.h"

namespace headlight {

namespace {

using Item = ProcessingTemplate::Item;
using Kind = Item::Kind;

constexpr std::string_view kQwen2Pattern =
    R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";

template <typename Visit>
void forEachLine(std::string_view text, Visit visit) {
  std::size_t number = 0;
  for (std::size_t at = 0; at < text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    visit(number, line);
    at = end + 1;
  }
}

void checkUtf8(std::string_view text, const std::string& file) {
  if (const auto position = utf8::firstInvalid(text)) {
    throw Error("%1 is not valid UTF-8 at byte %2.", file, *position);
  }
}

std::string orElse(const std::string& value, const char* otherwise) {
  return value.empty() ? otherwise : value;
}

// The config's added and special tokens, and those of `usual` that the vocabulary has, as special ones.
std::vector<AddedToken> addedTokens(const TokenizerConfig& config, const std::vector<std::string>& usual,
                                    Vocabulary& vocabulary) {
  AddedTokenList tokens(vocabulary, vocabulary.pieceCount());
  for (const AddedToken& token : config.addedTokens) tokens.add(token);
  for (const AddedToken& token : config.namedTokens) {
    if (!tokens.contains(token.content)) tokens.add(token);
  }
  for (const std::string& name : usual) {
    if (vocabulary.find(name) == Vocabulary::kNone || tokens.contains(name)) continue;
    AddedToken token;
    token.content = name;
    token.special = true;
    tokens.add(std::move(token));
  }
  return tokens.tokens();
}

// CLS first SEP, and for a pair the second text behind it: type 1 in BERT, another SEP before it in RoBERTa.
ProcessingTemplate aroundTexts(const Vocabulary& vocabulary, const std::string& clsToken,
                               const std::string& sepToken, bool roberta) {
  ProcessingTemplate processing;
  const std::int32_t clsPiece = vocabulary.find(clsToken);
  const std::int32_t sepPiece = vocabulary.find(sepToken);
  if (clsPiece == Vocabulary::kNone || sepPiece == Vocabulary::kNone) return processing;
  const int second = roberta ? 0 : 1;
  const Item cls{Kind::Special, 0, vocabulary.id(clsPiece), clsToken};
  Item sep{Kind::Special, 0, vocabulary.id(sepPiece), sepToken};
  processing.single = {cls, {Kind::First, 0, -1, {}}, sep};
  processing.pair = processing.single;
  if (roberta) processing.pair.push_back(sep);
  processing.pair.push_back({Kind::Second, second, -1, {}});
  sep.typeId = second;
  processing.pair.push_back(sep);
  return processing;
}

void readMerges(const BytePairFiles& files, const Vocabulary& vocabulary, MergeTableBuilder& merges) {
  checkUtf8(files.merges, files.mergesFile);
  forEachLine(files.merges, [&](std::size_t number, std::string_view line) {
    if (line.empty() || line.starts_with("#version")) return;
    merges.addLine(line, [&] { return files.mergesFile + ": line " + std::to_string(number + 1); });
  });
  if (vocabulary.pieceCount() == 0) throw Error("%1 has no pieces.", files.vocabularyFile);
}

}  // namespace

TokenizerParts wordPieceFromFiles(std::string_view text, const std::string& file,
                                  const TokenizerConfig& config) {
  checkUtf8(text, file);
  auto vocabulary = std::make_shared<Vocabulary>();
  vocabulary->reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1);
  forEachLine(text, [&](std::size_t number, std::string_view line) {
    if (number > static_cast<std::size_t>(Vocabulary::kMaxId)) throw Error("%1 has too many lines.", file);
    vocabulary->add(line, static_cast<std::int32_t>(number));
  });
  const std::string unknown = orElse(config.unknownToken, "[UNK]");
  const std::string sep = orElse(config.sepToken, "[SEP]");
  const std::string cls = orElse(config.clsToken, "[CLS]");
  TokenizerParts parts;
  parts.addedTokens = addedTokens(
      config, {unknown, sep, cls, orElse(config.padToken, "[PAD]"), orElse(config.maskToken, "[MASK]")},
      *vocabulary);
  parts.vocabulary = vocabulary;
  parts.unknown = vocabulary->find(unknown);
  if (parts.unknown == Vocabulary::kNone) throw Error("%1 has no line %2, the unknown token.", file, unknown);
  parts.kindName = "WordPiece";
  parts.continuingPrefix = "##";
  WordPiece::Options options;
  options.unknown = {parts.unknown, unknown, file};
  parts.model = std::make_unique<WordPiece>(vocabulary, options);
  BertNormalizer::Options normalizer;
  normalizer.lowercase = config.doLowerCase;
  normalizer.stripAccents = config.stripAccents.value_or(config.doLowerCase);
  normalizer.handleChineseChars = config.tokenizeChineseChars;
  parts.normalizer = std::make_unique<BertNormalizer>(normalizer);
  parts.preTokenizer = std::make_unique<CharacterClassPreTokenizer>(CharacterClassPreTokenizer::Rule::Bert);
  parts.decoder = std::make_unique<WordPieceDecoder>("##", true);
  parts.postProcessor = aroundTexts(*vocabulary, cls, sep, false);
  return parts;
}

TokenizerParts bytePairFromFiles(const BytePairFiles& files, const TokenizerConfig& config) {
  const bool roberta = config.tokenizerClass == "RobertaTokenizer" ||
                       config.tokenizerClass == "BartTokenizer" ||
                       config.tokenizerClass == "LongformerTokenizer";
  const bool qwen2 = config.tokenizerClass == "Qwen2Tokenizer";
  auto vocabulary = std::make_shared<Vocabulary>();
  addPieces(*vocabulary, parseJson(files.vocabulary, files.vocabularyFile), files.vocabularyFile);
  const auto lines = static_cast<std::size_t>(std::count(files.merges.begin(), files.merges.end(), '\n'));
  MergeTableBuilder merges(*vocabulary, "", lines);
  readMerges(files, *vocabulary, merges);
  const std::string cls = orElse(config.clsToken, "<s>");
  const std::string sep = orElse(config.sepToken, "</s>");
  const std::vector<std::string> usual = roberta
                                             ? std::vector<std::string>{cls, sep, "<unk>", "<pad>", "<mask>"}
                                             : std::vector<std::string>{"<|endoftext|>"};
  TokenizerParts parts;
  parts.addedTokens = addedTokens(config, usual, *vocabulary);
  for (AddedToken& token : parts.addedTokens) token.leftStrip = token.leftStrip || token.content == "<mask>";
  parts.vocabulary = vocabulary;
  parts.kindName = "BPE (byte-level)";
  parts.byteLevel = true;
  BytePair::Options options;
  options.byteLevel = true;
  parts.model = std::make_unique<BytePair>(vocabulary, merges.take(), std::move(options));
  std::vector<std::unique_ptr<PreTokenizer>> steps;
  if (qwen2) {
    parts.normalizer = std::make_unique<UnicodeNormalizer>(UnicodeNormalizer::Form::C);
    steps.push_back(std::make_unique<SplitPreTokenizer>(
        TextPattern::regex(kQwen2Pattern, "the pattern of Qwen2"), SplitPreTokenizer::Options{}));
  }
  ByteLevelPreTokenizer::Options bytes;
  bytes.addPrefixSpace = config.addPrefixSpace;
  bytes.useRegex = !qwen2;
  bytes.keepBytes = true;
  steps.push_back(std::make_unique<ByteLevelPreTokenizer>(bytes));
  parts.preTokenizer = std::make_unique<SequencePreTokenizer>(std::move(steps));
  parts.decoder = std::make_unique<ByteLevelDecoder>();
  if (roberta) parts.postProcessor = aroundTexts(*vocabulary, cls, sep, true);
  return parts;
}

}  // namespace headlight
