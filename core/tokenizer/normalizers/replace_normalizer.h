#pragma once

#include <string>

#include "core/tokenizer/normalizers/normalizer.h"
#include "core/tokenizer/text/text_pattern.h"

namespace headlight {

/// Replaces every match of a pattern by a content, in which no sign has a meaning of its own.
class ReplaceNormalizer final : public Normalizer {
 public:
  ReplaceNormalizer(TextPattern pattern, std::string content)
      : m_pattern(std::move(pattern)), m_content(std::move(content)) {}
  AlignedText apply(const AlignedText& text) const override;

 private:
  TextPattern m_pattern;
  std::string m_content;
};

}  // namespace headlight
