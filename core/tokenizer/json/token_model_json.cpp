#include "core/tokenizer/json/token_model_json.h"

#include "core/tokenizer/json/vocabulary_json.h"
#include "core/tokenizer/models/byte_pair.h"
#include "core/tokenizer/models/word_level.h"
#include "core/tokenizer/models/word_piece.h"

namespace headlight {

namespace {

std::int32_t unknownPiece(const JsonFields& model, const Vocabulary& vocabulary, bool needed) {
  const std::string name = model.text("unk_token", "");
  if (name.empty()) {
    if (needed) model.fail("unk_token", "is missing; a token of the vocabulary is needed");
    return Vocabulary::kNone;
  }
  const std::int32_t piece = vocabulary.find(name);
  if (piece == Vocabulary::kNone) model.fail("unk_token", "is " + name + ", which is not in the vocabulary");
  return piece;
}

void readWordPiece(const JsonFields& model, TokenizerParts& parts) {
  WordPiece::Options options;
  options.unknown = unknownPiece(model, *parts.vocabulary, true);
  options.continuingPrefix = model.text("continuing_subword_prefix", "##");
  options.maxCharactersPerWord =
      static_cast<std::size_t>(model.integer("max_input_chars_per_word", {1, 1 << 20}, 100));
  parts.unknown = options.unknown;
  parts.continuingPrefix = options.continuingPrefix;
  parts.kindName = "WordPiece";
  parts.model = std::make_unique<WordPiece>(parts.vocabulary, std::move(options));
}

void readBytePair(const JsonFields& model, bool byteLevel, TokenizerParts& parts) {
  BytePair::Options options;
  options.unknown = unknownPiece(model, *parts.vocabulary, false);
  options.byteLevel = byteLevel;
  options.byteFallback = model.flag("byte_fallback", false);
  options.ignoreMerges = model.flag("ignore_merges", false);
  options.continuingPrefix = model.text("continuing_subword_prefix", "");
  options.endOfWordSuffix = model.text("end_of_word_suffix", "");
  if (!model.has("merges")) model.fail("merges", "is missing; a list is needed");
  MergeTable merges = mergesFromJson(*model.find("merges"), *parts.vocabulary, options.continuingPrefix,
                                     model.file() + ": model.merges");
  parts.unknown = options.unknown;
  parts.byteLevel = parts.byteLevel || byteLevel;
  parts.byteFallback = options.byteFallback;
  parts.continuingPrefix = options.continuingPrefix;
  parts.endOfWordSuffix = options.endOfWordSuffix;
  parts.kindName = parts.byteLevel ? "BPE (byte-level)" : parts.byteFallback ? "BPE (byte fallback)" : "BPE";
  parts.model = std::make_unique<BytePair>(parts.vocabulary, std::move(merges), std::move(options));
}

}  // namespace

std::string modelKindFromJson(const JsonFields& model) {
  std::string kind = model.text("type", "");
  if (kind.empty()) {
    const nlohmann::json* pieces = model.find("vocab");
    kind = model.has("merges")                       ? "BPE"
           : model.has("continuing_subword_prefix")  ? "WordPiece"
           : pieces != nullptr && pieces->is_array() ? "Unigram"
                                                     : "WordLevel";
  }
  if (kind == "WordPiece" || kind == "BPE" || kind == "WordLevel") return kind;
  model.fail("type", "is " + kind + ", which is not supported; WordPiece, BPE and WordLevel are");
}

void readTokenModel(const JsonFields& model, const std::string& kind, bool byteLevel, TokenizerParts& parts) {
  parts.fuseUnknown = model.flag("fuse_unk", false);
  if (kind == "WordPiece") {
    readWordPiece(model, parts);
  } else if (kind == "BPE") {
    readBytePair(model, byteLevel, parts);
  } else {
    parts.unknown = unknownPiece(model, *parts.vocabulary, false);
    parts.kindName = "WordLevel";
    parts.model = std::make_unique<WordLevel>(parts.vocabulary, parts.unknown);
  }
}

}  // namespace headlight
