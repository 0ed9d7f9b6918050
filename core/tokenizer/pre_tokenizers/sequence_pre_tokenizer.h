#pragma once

#include <memory>
#include <vector>

#include "core/tokenizer/pre_tokenizers/pre_tokenizer.h"

namespace headlight {

/// Several pre-tokenizers, one after the other.
class SequencePreTokenizer final : public PreTokenizer {
 public:
  explicit SequencePreTokenizer(std::vector<std::unique_ptr<PreTokenizer>> steps)
      : m_steps(std::move(steps)) {}
  void apply(PreTokens& tokens) const override {
    for (const auto& step : m_steps) step->apply(tokens);
  }

 private:
  std::vector<std::unique_ptr<PreTokenizer>> m_steps;
};

}  // namespace headlight
