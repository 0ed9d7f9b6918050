#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/tokenizer/added_tokens.h"
#include "core/tokenizer/decoders/decoder.h"
#include "core/tokenizer/models/token_model.h"
#include "core/tokenizer/normalizers/normalizer.h"
#include "core/tokenizer/post_processor.h"
#include "core/tokenizer/pre_tokenizers/pre_tokenizer.h"
#include "core/tokenizer/tokenizer.h"

namespace headlight {

/// What a tokenizer is made of. Components that may be missing are nullptr.
struct TokenizerParts {
  std::shared_ptr<const Vocabulary> vocabulary;  // with the added tokens
  std::vector<AddedToken> addedTokens;
  std::unique_ptr<Normalizer> normalizer;
  std::unique_ptr<PreTokenizer> preTokenizer;
  std::unique_ptr<TokenModel> model;
  ProcessingTemplate postProcessor;
  std::unique_ptr<Decoder> decoder;

  std::string kindName;
  std::int32_t unknown = Vocabulary::kNone;  // index of the unknown piece
  bool unknownKeepsText = false;  // an unknown token is shown as its text, as the library does for Unigram
  bool listedUnknown = false;     // what a model does not know may be a piece of the vocabulary all the same
  bool leadingCodes = false;      // a code such as >>fra<< that begins a section is one token
  bool fuseUnknown = false;       // neighbouring unknown words become one token
  bool byteLevel = false;
  bool byteFallback = false;
  bool metaspace = false;        // ▁ in a piece stands for a space
  std::string continuingPrefix;  // "##" of WordPiece
  std::string endOfWordSuffix;   // "</w>"
};

/// The tokenizer that every kind of file comes down to: added tokens, normalizer, pre-tokenizer, model,
/// post-processor and decoder, one after the other.
class PipelineTokenizer final : public Tokenizer {
 public:
  explicit PipelineTokenizer(TokenizerParts parts);

  Encoding encode(std::string_view text, std::optional<std::string_view> pair,
                  const EncodeOptions& options) const override;
  std::string decode(std::span<const std::int32_t> ids, bool skipSpecialTokens) const override;
  std::int64_t vocabularySize() const override;
  std::string idToToken(std::int32_t id) const override;
  std::optional<std::int32_t> tokenToId(std::string_view token) const override;
  bool isSpecial(std::int32_t id) const override;
  bool isUnknown(std::int32_t id) const override;
  std::string tokenBytes(std::int32_t id) const override;
  std::string kindName() const override { return m_parts.kindName; }

 private:
  struct FoundToken {
    std::int32_t piece = 0;
    ByteRange range;
    bool special = false;    // written in the text as a special token; an unknown word is none
    std::string shown = {};  // in place of the piece, if not empty
  };
  // A part of a text: an added token, with the white space that it takes, or what is between two.
  struct Section {
    TextSpan span;
    const AddedToken* token = nullptr;
  };

  std::vector<FoundToken> encodeText(std::string_view text) const;
  std::size_t takeLeadingCode(std::string_view text, std::size_t begin,
                              std::vector<FoundToken>& tokens) const;
  void encodeSection(std::string_view text, std::size_t begin, WordCache& cache,
                     std::vector<FoundToken>& tokens) const;
  void encodeNormalized(AlignedText text, WordCache& cache, std::vector<FoundToken>& tokens) const;
  std::vector<Section> sections(std::string_view text, const ContentMatcher& matcher) const;
  FoundToken found(const AddedToken& token, ByteRange range) const;
  const AddedToken* addedTokenOfId(std::int32_t id) const;
  void fuseUnknown(std::vector<ModelToken>& tokens) const;
  void append(Encoding& encoding, const FoundToken& token, int segment, int typeId) const;
  static void appendSpecial(Encoding& encoding, const ProcessingTemplate::Item& item, std::int64_t at);
  Encoding assembled(const std::vector<FoundToken>& first, const std::vector<FoundToken>& second, bool pair,
                     std::array<std::int64_t, 2> sizes, bool addSpecial) const;

  TokenizerParts m_parts;
  ContentMatcher m_inText;                // added tokens looked for in the text as given
  ContentMatcher m_inNormalized;          // and in the normalized text
  std::vector<std::int32_t> m_addedOfId;  // number of the added token with this id, or -1
};

}  // namespace headlight
