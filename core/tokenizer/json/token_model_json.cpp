#include "core/tokenizer/json/token_model_json.h"

#include "core/message.h"
#include "core/tokenizer/json/vocabulary_json.h"
#include "core/tokenizer/models/byte_pair.h"
#include "core/tokenizer/models/unigram.h"
#include "core/tokenizer/models/word_level.h"
#include "core/tokenizer/models/word_piece.h"

namespace headlight {

namespace {

// Only WordPiece and WordLevel need one, and only once a text has something that they do not know.
UnknownPiece unknownPiece(const JsonFields& model, const Vocabulary& vocabulary) {
  UnknownPiece unknown;
  unknown.name = model.text("unk_token", "");
  unknown.where = model.file() + ": model.unk_token";
  if (!unknown.name.empty()) unknown.index = vocabulary.findInModel(unknown.name);
  return unknown;
}

void refuseDropout(const JsonFields& model) {
  if (model.number("dropout", 0, 0) > 0)
    model.fail("dropout", Message("is not 0: with it the same text has other tokens each time"));
}

void readWordPiece(const JsonFields& model, TokenizerParts& parts) {
  WordPiece::Options options;
  options.unknown = unknownPiece(model, *parts.vocabulary);
  options.continuingPrefix = model.text("continuing_subword_prefix", "##");
  options.maxCharactersPerWord =
      static_cast<std::size_t>(model.integer("max_input_chars_per_word", {1, 1 << 20}, 100));
  parts.unknown = options.unknown.index;
  parts.continuingPrefix = options.continuingPrefix;
  parts.kindName = "WordPiece";
  parts.model = std::make_unique<WordPiece>(parts.vocabulary, std::move(options));
}

void readBytePair(const JsonFields& model, bool byteLevel, TokenizerParts& parts) {
  BytePair::Options options;
  refuseDropout(model);
  options.unknown = unknownPiece(model, *parts.vocabulary);
  options.fuseUnknown = model.flag("fuse_unk", false);
  options.byteLevel = byteLevel;
  options.byteFallback = model.flag("byte_fallback", false);
  options.ignoreMerges = model.flag("ignore_merges", false);
  options.continuingPrefix = model.text("continuing_subword_prefix", "");
  options.endOfWordSuffix = model.text("end_of_word_suffix", "");
  if (!model.has("merges")) model.fail("merges", Message("is missing; a list is needed"));
  MergeTable merges = mergesFromJson(*model.find("merges"), *parts.vocabulary, options.continuingPrefix,
                                     model.file() + ": model.merges");
  parts.unknown = options.unknown.index;
  parts.byteLevel = parts.byteLevel || byteLevel;
  parts.byteFallback = options.byteFallback;
  parts.continuingPrefix = options.continuingPrefix;
  parts.endOfWordSuffix = options.endOfWordSuffix;
  parts.metaspace = true;
  parts.kindName = parts.byteLevel ? "BPE (byte-level)" : parts.byteFallback ? "BPE (byte fallback)" : "BPE";
  parts.model = std::make_unique<BytePair>(parts.vocabulary, std::move(merges), std::move(options));
}

void readUnigram(const JsonFields& model, TokenizerParts& parts) {
  const std::vector<Unigram::Piece> pieces =
      scoredPieces(*model.find("vocab"), *parts.vocabulary, model.file() + ": model.vocab");
  if (pieces.empty()) model.fail("vocab", Message("is empty; at least one piece is needed"));
  Unigram::Options options;
  options.byteFallback = model.flag("byte_fallback", false);
  if (model.has("unk_id")) {
    const auto last = static_cast<std::int64_t>(pieces.size()) - 1;
    options.unknown = pieces[static_cast<std::size_t>(model.integer("unk_id", {0, last}))].index;
  }
  parts.unknown = options.unknown;
  parts.unknownKeepsText = true;
  parts.byteFallback = options.byteFallback;
  parts.metaspace = true;
  parts.kindName = options.byteFallback ? "Unigram (byte fallback)" : "Unigram";
  parts.model = std::make_unique<Unigram>(parts.vocabulary, pieces, options);
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
  if (kind == "WordPiece" || kind == "BPE" || kind == "WordLevel" || kind == "Unigram") return kind;
  model.fail("type",
             Message("is %1, which is not known; known are WordPiece, BPE, WordLevel and Unigram", kind));
}

void readTokenModel(const JsonFields& model, const std::string& kind, bool byteLevel, TokenizerParts& parts) {
  if (kind == "WordPiece") {
    readWordPiece(model, parts);
  } else if (kind == "BPE") {
    readBytePair(model, byteLevel, parts);
  } else if (kind == "Unigram") {
    readUnigram(model, parts);
  } else {
    UnknownPiece unknown = unknownPiece(model, *parts.vocabulary);
    parts.unknown = unknown.index;
    parts.kindName = "WordLevel";
    parts.model = std::make_unique<WordLevel>(parts.vocabulary, std::move(unknown));
  }
}

}  // namespace headlight
