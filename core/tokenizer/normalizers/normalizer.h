#pragma once

#include <memory>
#include <vector>

#include "core/tokenizer/text/aligned_text.h"

namespace headlight {

/// One step from the text as it was given to the text that is cut into tokens. Immutable.
class Normalizer {
 public:
  virtual ~Normalizer() = default;
  virtual AlignedText apply(const AlignedText& text) const = 0;
};

/// Several normalizers, one after the other.
class SequenceNormalizer final : public Normalizer {
 public:
  explicit SequenceNormalizer(std::vector<std::unique_ptr<Normalizer>> steps) : m_steps(std::move(steps)) {}
  AlignedText apply(const AlignedText& text) const override {
    AlignedText result = text;
    for (const auto& step : m_steps) result = step->apply(result);
    return result;
  }

 private:
  std::vector<std::unique_ptr<Normalizer>> m_steps;
};

}  // namespace headlight
