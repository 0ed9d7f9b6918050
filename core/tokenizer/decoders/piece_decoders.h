#pragma once

#include <string>

#include "core/tokenizer/decoders/decoder.h"
#include "core/tokenizer/text/text_pattern.h"

namespace headlight {

// The decoders that look at one piece at a time, or only join them.

/// Takes the prefix of continuing pieces off and puts a space before the others.
class WordPieceDecoder final : public Decoder {
 public:
  WordPieceDecoder(std::string prefix, bool cleanUp) : m_prefix(std::move(prefix)), m_cleanUp(cleanUp) {}
  std::vector<DecodedPiece> apply(std::vector<DecodedPiece> pieces) const override;

 private:
  std::string m_prefix;
  bool m_cleanUp;
};

/// ▁ (or another replacement) becomes a space; those of the first piece become nothing where the
/// pre-tokenizer puts one in front.
class MetaspaceDecoder final : public Decoder {
 public:
  MetaspaceDecoder(std::string replacement, bool prepended)
      : m_replacement(std::move(replacement)), m_prepended(prepended) {}
  std::vector<DecodedPiece> apply(std::vector<DecodedPiece> pieces) const override;

 private:
  std::string m_replacement;
  bool m_prepended;
};

/// The suffix that ends a word becomes a space, none at the end of the text.
class BpeDecoder final : public Decoder {
 public:
  explicit BpeDecoder(std::string suffix) : m_suffix(std::move(suffix)) {}
  std::vector<DecodedPiece> apply(std::vector<DecodedPiece> pieces) const override;

 private:
  std::string m_suffix;
};

/// Replaces every match of a pattern in each piece.
class ReplaceDecoder final : public Decoder {
 public:
  ReplaceDecoder(TextPattern pattern, std::string content)
      : m_pattern(std::move(pattern)), m_content(std::move(content)) {}
  std::vector<DecodedPiece> apply(std::vector<DecodedPiece> pieces) const override;

 private:
  TextPattern m_pattern;
  std::string m_content;
};

/// Joins all pieces into one.
class FuseDecoder final : public Decoder {
 public:
  std::vector<DecodedPiece> apply(std::vector<DecodedPiece> pieces) const override;
};

/// Takes up to `start` and `stop` times `content` off the ends of each piece.
class StripDecoder final : public Decoder {
 public:
  StripDecoder(std::string content, std::int64_t start, std::int64_t stop)
      : m_content(std::move(content)), m_start(start), m_stop(stop) {}
  std::vector<DecodedPiece> apply(std::vector<DecodedPiece> pieces) const override;

 private:
  std::string m_content;
  std::int64_t m_start;
  std::int64_t m_stop;
};

/// Connectionist temporal classification, the way of speech models: repeated pieces count once, padding goes,
/// the delimiter becomes a space.
class CtcDecoder final : public Decoder {
 public:
  CtcDecoder(std::string padding, std::string delimiter, bool cleanUp)
      : m_padding(std::move(padding)), m_delimiter(std::move(delimiter)), m_cleanUp(cleanUp) {}
  std::vector<DecodedPiece> apply(std::vector<DecodedPiece> pieces) const override;

 private:
  std::string m_padding;
  std::string m_delimiter;
  bool m_cleanUp;
};

}  // namespace headlight
