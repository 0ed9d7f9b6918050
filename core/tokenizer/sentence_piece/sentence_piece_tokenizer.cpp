#include "core/tokenizer/sentence_piece/sentence_piece_tokenizer.h"

#include <algorithm>
#include <limits>

#include "core/error.h"
#include "core/io/json_file.h"
#include "core/tokenizer/decoders/byte_fallback_decoder.h"
#include "core/tokenizer/decoders/piece_decoders.h"
#include "core/tokenizer/json/vocabulary_json.h"
#include "core/tokenizer/metaspace.h"
#include "core/tokenizer/models/byte_pair.h"
#include "core/tokenizer/models/unigram.h"
#include "core/tokenizer/models/word_level.h"
#include "core/tokenizer/normalizers/lowercase_normalizer.h"
#include "core/tokenizer/normalizers/replace_normalizer.h"
#include "core/tokenizer/normalizers/strip_accents_normalizer.h"
#include "core/tokenizer/normalizers/unicode_normalizer.h"
#include "core/tokenizer/pre_tokenizers/metaspace_pre_tokenizer.h"
#include "core/tokenizer/sentence_piece/sentence_piece_added_tokens.h"
#include "core/tokenizer/sentence_piece/sentence_piece_around.h"
#include "core/tokenizer/sentence_piece/sentence_piece_class.h"
#include "core/tokenizer/sentence_piece/sentence_piece_conversion.h"
#include "core/tokenizer/sentence_piece/sentence_piece_normalizer.h"

namespace headlight {

namespace {

using Kind = SentencePieceModel::Kind;
using Type = SentencePieceModel::Type;

// Whether a text can become the piece.
bool isMatched(Kind kind) { return kind == Kind::Normal || kind == Kind::UserDefined; }

bool hasInnerSpace(const SentencePieceModel& model) {
  return std::any_of(model.pieces.begin(), model.pieces.end(), [](const auto& piece) {
    return isMatched(piece.kind) && piece.text.find(kMetaspace, 1) != std::string::npos;
  });
}

// The pieces by descending score; equal scores have equal ranks, of which the leftmost merges first.
std::vector<std::uint32_t> ranksOf(const SentencePieceModel& model, const Vocabulary& vocabulary) {
  std::vector<const SentencePieceModel::Piece*> sorted;
  for (const auto& piece : model.pieces)
    if (isMatched(piece.kind)) sorted.push_back(&piece);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto* left, const auto* right) { return left->score > right->score; });
  std::vector<std::uint32_t> ranks(static_cast<std::size_t>(vocabulary.pieceCount()), MergeTable::kNoMerge);
  std::uint32_t rank = 0;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (i > 0 && sorted[i]->score < sorted[i - 1]->score) ++rank;
    ranks[static_cast<std::size_t>(vocabulary.find(sorted[i]->text))] = rank;
  }
  return ranks;
}

// Ids of vocab.json instead of places in the file; a piece that it lacks is unknown. The class's own pieces
// come behind its pieces.
void addPiecesOf(const SentencePieceModel& model, const SentencePieceFiles& files,
                 const std::vector<std::string>& morePieces, Vocabulary& vocabulary) {
  vocabulary.reserve(model.pieces.size());
  if (!files.vocabulary) {
    for (std::size_t id = 0; id < model.pieces.size(); ++id)
      vocabulary.add(model.pieces[id].text, static_cast<std::int32_t>(id));
    return;
  }
  Vocabulary listed;
  addPieces(listed, parseJson(*files.vocabulary, files.vocabularyFile), files.vocabularyFile);
  const std::string unknown = model.pieceOfId(model.unknownId);
  const std::int32_t listedUnknown = listed.find(unknown);
  if (listedUnknown == Vocabulary::kNone)
    throw Error("%1 has no piece %2, which pieces that it lacks become.", files.vocabularyFile, unknown);
  for (const auto& piece : model.pieces) vocabulary.add(piece.text, listed.id(listedUnknown));
  for (std::int32_t index = 0; index < listed.pieceCount(); ++index)
    vocabulary.add(listed.piece(index), listed.id(index));
  for (std::size_t i = 0; i < morePieces.size(); ++i) {
    vocabulary.add(morePieces[i],
                   static_cast<std::int32_t>(listed.pieceCount() + static_cast<std::int64_t>(i)));
  }
}

// Pieces that a user defined stand in a text as they are.
PieceTrie userDefined(const SentencePieceModel& model, const Vocabulary& vocabulary) {
  std::vector<std::int32_t> pieces;
  for (const auto& piece : model.pieces)
    if (piece.kind == Kind::UserDefined) pieces.push_back(vocabulary.find(piece.text));
  return {vocabulary, pieces};
}

// What ALBERT does with a text first.
std::vector<std::unique_ptr<Normalizer>> loweringSteps(const TokenizerConfig& config) {
  std::vector<std::unique_ptr<Normalizer>> steps;
  steps.push_back(std::make_unique<ReplaceNormalizer>(TextPattern::literal("``"), "\""));
  steps.push_back(std::make_unique<ReplaceNormalizer>(TextPattern::literal("''"), "\""));
  if (!config.keepAccents) {
    steps.push_back(std::make_unique<UnicodeNormalizer>(UnicodeNormalizer::Form::KD));
    steps.push_back(std::make_unique<StripAccentsNormalizer>());
  }
  if (config.doLowerCase) steps.push_back(std::make_unique<LowercaseNormalizer>());
  return steps;
}

SentencePieceNormalizer::Options spacesOf(const SentencePieceModel& model,
                                          const SentencePieceClass& tokenizerClass,
                                          const TokenizerConfig& config) {
  using Prefix = SentencePieceNormalizer::Prefix;
  SentencePieceNormalizer::Options options;
  options.prefix = !model.addDummyPrefix                                  ? Prefix::None
                   : tokenizerClass.beginsWithBos && !config.legacyPrefix ? Prefix::FirstPart
                                                                          : Prefix::EveryPart;
  options.prefixAtEnd = model.spaceAsSuffix;
  options.removeExtraSpaces = model.removeExtraWhitespaces;
  options.escapeSpaces = model.escapeWhitespaces;
  return options;
}

std::unique_ptr<Normalizer> normalizerOf(const SentencePieceModel& model, const SentencePieceFiles& files,
                                         const SentencePieceNormalizer::Options& spaces,
                                         const Vocabulary& vocabulary) {
  return std::make_unique<SentencePieceNormalizer>(
      CharacterMap(model.characterMap, files.modelFile + ": normalizer_spec.precompiled_charsmap"),
      userDefined(model, vocabulary), spaces);
}

// The highest score, as SentencePiece counts it for pieces that a user defined (unigram_model.cc, which
// begins with the smallest positive float).
float highestScore(const SentencePieceModel& model) {
  float highest = std::numeric_limits<float>::min();
  for (const auto& piece : model.pieces)
    if (piece.kind == Kind::Normal) highest = std::max(highest, piece.score);
  return highest;
}

std::unique_ptr<TokenModel> unigramOf(const SentencePieceModel& model, const TokenizerParts& parts) {
  std::vector<Unigram::Piece> pieces;
  const float highest = highestScore(model);
  for (const auto& piece : model.pieces) {
    // So high that such a piece hardly ever loses.
    const double userScore = static_cast<float>(piece.text.size()) * highest - 0.1;
    const double score = piece.kind == Kind::UserDefined ? userScore : piece.score;
    pieces.push_back({parts.vocabulary->find(piece.text), score, isMatched(piece.kind)});
  }
  return std::make_unique<Unigram>(parts.vocabulary, pieces,
                                   Unigram::Options{parts.unknown, model.byteFallback});
}

UnknownPiece unknownOf(const SentencePieceModel& model, const TokenizerParts& parts) {
  return {parts.unknown, model.pieceOfId(model.unknownId), "the unknown piece"};
}

std::unique_ptr<TokenModel> bytePairOf(const SentencePieceModel& model, const TokenizerParts& parts) {
  BytePair::Options options;
  options.unknown = unknownOf(model, parts);
  options.byteFallback = model.byteFallback;
  options.rankOfPiece = ranksOf(model, *parts.vocabulary);
  if (model.type == Type::Character)  // nothing merges
    std::fill(options.rankOfPiece.begin(), options.rankOfPiece.end(), MergeTable::kNoMerge);
  options.whole = userDefined(model, *parts.vocabulary);
  return std::make_unique<BytePair>(parts.vocabulary, MergeTable{}, std::move(options));
}

void readModel(const SentencePieceModel& model, TokenizerParts& parts) {
  const bool spaceBegins = model.escapeWhitespaces && !model.spaceAsSuffix;
  bool words = false;  // whether words may be looked at one by one
  std::string kind;
  switch (model.type) {
    case Type::Unigram:
      kind = "Unigram";
      parts.model = unigramOf(model, parts);
      words = spaceBegins && !hasInnerSpace(model);
      break;
    case Type::BytePair:
    case Type::Character:
      kind = "BPE";
      parts.model = bytePairOf(model, parts);
      break;
    case Type::Word:
      kind = "WordLevel";
      parts.model = std::make_unique<WordLevel>(parts.vocabulary, unknownOf(model, parts));
      words = spaceBegins;
      break;
  }
  parts.fuseUnknown = model.type != Type::Unigram;
  parts.unknownKeepsText = model.type == Type::Unigram;
  parts.byteFallback = model.byteFallback;
  parts.metaspace = true;
  parts.kindName = model.byteFallback ? kind + " (byte fallback)" : kind;
  if (words) {
    parts.preTokenizer = std::make_unique<MetaspacePreTokenizer>(std::string(kMetaspace),
                                                                 MetaspacePreTokenizer::Prepend::Never, true);
  }
}

std::unique_ptr<Decoder> decoderOf(const SentencePieceModel& model) {
  std::vector<std::unique_ptr<Decoder>> steps;
  steps.push_back(std::make_unique<ReplaceDecoder>(TextPattern::literal(std::string(kMetaspace)), " "));
  if (model.byteFallback) steps.push_back(std::make_unique<ByteFallbackDecoder>());
  steps.push_back(std::make_unique<FuseDecoder>());
  if (model.addDummyPrefix && !model.spaceAsSuffix)
    steps.push_back(std::make_unique<StripDecoder>(" ", 1, 0));
  return std::make_unique<SequenceDecoder>(std::move(steps));
}

}  // namespace

TokenizerParts sentencePieceFromFiles(const SentencePieceFiles& files, TokenizerConfig& config) {
  SentencePieceModel model = readSentencePieceModel(files.model, files.modelFile);
  const SentencePieceClass tokenizerClass = sentencePieceClass(config, files.modelType);
  if (config.bosToken.empty()) config.bosToken = model.controlOfId(model.bosId);
  if (config.eosToken.empty()) config.eosToken = model.controlOfId(model.eosId);
  if (tokenizerClass.beginsWithBos && !config.addBosToken) config.addBosToken = !config.bosToken.empty();
  arrangeIds(tokenizerClass, model);
  auto vocabulary = std::make_shared<Vocabulary>();
  addPiecesOf(model, files, tokenizerClass.morePieces, *vocabulary);
  TokenizerParts parts;
  parts.unknown = vocabulary->find(model.pieceOfId(model.unknownId));
  parts.vocabulary = vocabulary;
  const bool converted = tokenizerClass.conversion != SentencePieceClass::Conversion::None;
  if (converted) vocabulary->closeModel();
  parts.addedTokens = sentencePieceTokens(model, tokenizerClass, config, *vocabulary);
  if (converted) {
    readConverted(model, tokenizerClass.conversion, files.modelFile, parts);
  } else {
    std::vector<std::unique_ptr<Normalizer>> steps;
    if (tokenizerClass.lowercases) steps = loweringSteps(config);
    steps.push_back(normalizerOf(model, files, spacesOf(model, tokenizerClass, config), *vocabulary));
    parts.normalizer = std::make_unique<SequenceNormalizer>(std::move(steps));
    readModel(model, parts);
    parts.decoder = decoderOf(model);
  }
  parts.listedUnknown = files.vocabulary.has_value();
  parts.leadingCodes = tokenizerClass.leadingCodes;
  parts.postProcessor = tokensAround(tokenizerClass, config, *vocabulary);
  return parts;
}

}  // namespace headlight
