#pragma once

#include <string>

#include "core/tokenizer/normalizers/normalizer.h"

namespace headlight {

/// Puts a text in front of a text that is not empty; it comes from no byte of the source.
class PrependNormalizer final : public Normalizer {
 public:
  explicit PrependNormalizer(std::string prefix) : m_prefix(std::move(prefix)) {}
  AlignedText apply(const AlignedText& text) const override {
    AlignedTextBuilder builder(text);
    if (!text.text.empty()) builder.insert(m_prefix);
    return builder.finish();
  }

 private:
  std::string m_prefix;
};

}  // namespace headlight
