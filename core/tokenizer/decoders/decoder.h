#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace headlight {

/// A piece on its way to text.
struct DecodedPiece {
  std::string text;
};

/// One step from pieces to text. Immutable.
class Decoder {
 public:
  virtual ~Decoder() = default;
  virtual std::vector<DecodedPiece> apply(std::vector<DecodedPiece> pieces) const = 0;
};

/// Several decoders, one after the other.
class SequenceDecoder final : public Decoder {
 public:
  explicit SequenceDecoder(std::vector<std::unique_ptr<Decoder>> steps) : m_steps(std::move(steps)) {}
  std::vector<DecodedPiece> apply(std::vector<DecodedPiece> pieces) const override {
    for (const auto& step : m_steps) pieces = step->apply(std::move(pieces));
    return pieces;
  }

 private:
  std::vector<std::unique_ptr<Decoder>> m_steps;
};

/// `text`, valid UTF-8, with every `from` replaced by `to`; an empty `from` is before, between and behind all
/// characters.
std::string replacedAll(std::string_view text, std::string_view from, std::string_view to);

/// Takes out the spaces that English has not: before punctuation and short forms ("do n't" becomes "don't").
std::string withoutTokenizationSpaces(std::string text);

}  // namespace headlight
