#include "core/tokenizer/training/word_splitter.h"

#include <nlohmann/json.hpp>

#include "core/io/json_fields.h"
#include "core/tokenizer/json/normalizer_json.h"
#include "core/tokenizer/json/pre_tokenizer_json.h"

namespace headlight {

WordSplitter::WordSplitter(const nlohmann::ordered_json& tokenizer) {
  const nlohmann::json components(tokenizer);
  const JsonFields fields(components, "The tokenizer");
  if (const auto normalizer = fields.object("normalizer"))
    m_normalizer = normalizerFromJson(*normalizer, "normalizer.");
  if (const auto preTokenizer = fields.object("pre_tokenizer"))
    m_preTokenizer = preTokenizerFromJson(*preTokenizer, "pre_tokenizer.", false);
}

PreTokens WordSplitter::split(std::string_view text) const {
  PreTokens tokens;
  tokens.text = AlignedText::identity(text, 0);
  if (m_normalizer) tokens.text = m_normalizer->apply(tokens.text);
  if (tokens.text.text.empty()) return tokens;
  tokens.spans.push_back({0, tokens.text.text.size()});
  if (m_preTokenizer) m_preTokenizer->apply(tokens);
  return tokens;
}

std::vector<std::string> WordSplitter::words(std::string_view text) const {
  std::vector<std::string> found;
  forEachWord(text, [&](std::string_view word) { found.emplace_back(word); });
  return found;
}

}  // namespace headlight
