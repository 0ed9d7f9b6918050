#include "core/tokenizer/sentence_piece/sentence_piece_conversion.h"

#include "core/tokenizer/decoders/piece_decoders.h"
#include "core/tokenizer/json/vocabulary_json.h"
#include "core/tokenizer/metaspace.h"
#include "core/tokenizer/models/byte_pair.h"
#include "core/tokenizer/models/unigram.h"
#include "core/tokenizer/normalizers/precompiled_normalizer.h"
#include "core/tokenizer/normalizers/replace_normalizer.h"
#include "core/tokenizer/pre_tokenizers/metaspace_pre_tokenizer.h"
#include "core/utf8.h"

namespace headlight {

namespace {

std::unique_ptr<Normalizer> normalizerOf(const SentencePieceModel& model, const std::string& file) {
  std::vector<std::unique_ptr<Normalizer>> steps;
  if (!model.characterMap.empty()) {
    steps.push_back(std::make_unique<PrecompiledNormalizer>(
        CharacterMap(model.characterMap, file + ": normalizer_spec.precompiled_charsmap")));
  }
  steps.push_back(std::make_unique<ReplaceNormalizer>(TextPattern::regex(" {2,}", file), " "));
  return std::make_unique<SequenceNormalizer>(std::move(steps));
}

// Every piece counts, whatever its kind.
std::unique_ptr<TokenModel> fastUnigramOf(const SentencePieceModel& model, const TokenizerParts& parts) {
  std::vector<Unigram::Piece> pieces;
  pieces.reserve(model.pieces.size());
  for (const auto& piece : model.pieces)
    pieces.push_back({parts.vocabulary->find(piece.text), piece.score, true});
  return std::make_unique<Unigram>(parts.vocabulary, pieces, Unigram::Options{parts.unknown, false});
}

// The pieces in the order of their ids, and of each all cuts into two pieces, the shortest left one first
// (transformers' generate_merges()).
MergeTable mergesOf(const SentencePieceModel& model, const Vocabulary& vocabulary, const std::string& file) {
  MergeTableBuilder merges(vocabulary, "", model.pieces.size() * 2);
  for (const auto& piece : model.pieces) {
    const std::string_view text = piece.text;
    std::size_t at = 0;
    if (!text.empty()) utf8::next(text, at);
    while (at < text.size()) {
      const std::string_view left = text.substr(0, at);
      const std::string_view right = text.substr(at);
      const bool both = vocabulary.findInModel(left) != Vocabulary::kNone &&
                        vocabulary.findInModel(right) != Vocabulary::kNone;
      if (both) merges.add(left, right, [&] { return file + ": the piece " + piece.text; });
      utf8::next(text, at);
    }
  }
  return merges.take();
}

std::unique_ptr<TokenModel> bytePairOf(const SentencePieceModel& model, const TokenizerParts& parts,
                                       const std::string& file) {
  BytePair::Options options;
  options.unknown = {parts.unknown, model.pieceOfId(model.unknownId), file + ": the unknown piece"};
  options.fuseUnknown = true;
  return std::make_unique<BytePair>(parts.vocabulary, mergesOf(model, *parts.vocabulary, file),
                                    std::move(options));
}

}  // namespace

void readConverted(const SentencePieceModel& model, SentencePieceClass::Conversion conversion,
                   const std::string& file, TokenizerParts& parts) {
  const bool unigram = conversion == SentencePieceClass::Conversion::Unigram;
  parts.normalizer = normalizerOf(model, file);
  parts.preTokenizer = std::make_unique<MetaspacePreTokenizer>(std::string(kMetaspace),
                                                               MetaspacePreTokenizer::Prepend::Always, true);
  parts.model = unigram ? fastUnigramOf(model, parts) : bytePairOf(model, parts, file);
  parts.decoder = std::make_unique<MetaspaceDecoder>(std::string(kMetaspace), true);
  parts.unknownKeepsText = unigram;
  parts.metaspace = true;
  parts.kindName = unigram ? "Unigram" : "BPE";
}

}  // namespace headlight
