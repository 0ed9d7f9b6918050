#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace headlight {

/// Bytes [begin, end) of a text as it was given (UTF-8).
struct ByteRange {
  std::int64_t begin = 0;
  std::int64_t end = 0;
  bool operator==(const ByteRange&) const = default;
};

struct EncodeOptions {
  bool addSpecialTokens = true;
};

/// What a tokenizer makes of a text or a pair of texts. All vectors have one entry a token.
struct Encoding {
  std::vector<std::int32_t> ids;
  std::vector<std::string> tokens;  // the vocabulary's own pieces ("Ġthe", "##ing", "<0xE7>"); of a Unigram
                                    // vocabulary the text itself where it is unknown
  std::vector<ByteRange>
      offsets;                // bytes of the segment's text the piece came from; empty range for added tokens
  std::vector<int> segments;  // 0: first text, 1: second text, -1: added by the post-processor
  std::vector<int> typeIds;   // token type ids for BERT-like models
  std::vector<std::uint8_t>
      special;  // 1 where the token is a special one (added, or typed as an added special token)

  std::int64_t size() const { return static_cast<std::int64_t>(ids.size()); }
  bool operator==(const Encoding&) const = default;
};

/// Turns text into token ids and back. Immutable after construction; every method may be called from any
/// thread.
class Tokenizer {
 public:
  virtual ~Tokenizer() = default;

  /// Texts are UTF-8. Throws Error with the byte position when a text is not valid UTF-8.
  virtual Encoding encode(std::string_view text, std::optional<std::string_view> pair = std::nullopt,
                          const EncodeOptions& options = {}) const = 0;

  /// The text that the ids stand for, by the tokenizer's decoder. Ids outside the vocabulary throw Error.
  virtual std::string decode(std::span<const std::int32_t> ids, bool skipSpecialTokens = true) const = 0;

  /// One more than the largest id.
  virtual std::int64_t vocabularySize() const = 0;
  /// The piece with this id; an empty string for a hole in the vocabulary or an id outside it.
  virtual std::string idToToken(std::int32_t id) const = 0;
  virtual std::optional<std::int32_t> tokenToId(std::string_view token) const = 0;
  virtual bool isSpecial(std::int32_t id) const = 0;
  /// Whether this id stands for whatever the vocabulary does not know ("[UNK]", "<unk>").
  virtual bool isUnknown(std::int32_t) const { return false; }
  /// The raw bytes that a piece stands for, without its markers: "Ġthe" is " the", "##ing" is "ing", "<0xE7>"
  /// is the byte E7. They may be a part of a character.
  virtual std::string tokenBytes(std::int32_t id) const = 0;
  /// What kind it is, in the words of the field: "WordPiece", "BPE (byte-level)", "BPE (byte fallback)",
  /// "WordLevel".
  virtual std::string kindName() const = 0;
};

}  // namespace headlight
