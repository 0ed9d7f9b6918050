#include "core/tokenizer/pre_tokenizers/byte_level_pre_tokenizer.h"

#include "core/tokenizer/regex/known_splitters.h"
#include "core/tokenizer/text/byte_characters.h"

namespace headlight {

namespace {

void mapBytes(PreTokens& tokens) {
  AlignedTextBuilder builder(tokens.text);
  std::vector<TextSpan> spans;
  std::size_t written = 0;
  for (const TextSpan& span : tokens.spans) {
    builder.drop(span.begin - builder.position());
    const std::size_t begin = written;
    for (std::size_t at = span.begin; at < span.end; ++at) {
      const std::string_view character = byteCharacter(static_cast<unsigned char>(tokens.text.text[at]));
      builder.replace(1, character);
      written += character.size();
    }
    spans.push_back({begin, written});
  }
  builder.drop(tokens.text.text.size() - builder.position());
  AlignedText mapped = builder.finish();
  tokens.text = std::move(mapped);
  tokens.spans = std::move(spans);
}

}  // namespace

void insertBeforeSpans(PreTokens& tokens, std::string_view prefix, bool (*wanted)(std::string_view piece)) {
  const std::string_view text = tokens.text.text;
  AlignedTextBuilder builder(tokens.text);
  std::vector<TextSpan> spans;
  spans.reserve(tokens.spans.size());
  std::size_t written = 0;
  for (const TextSpan& span : tokens.spans) {
    const std::size_t length = span.end - span.begin;
    const bool add = wanted(text.substr(span.begin, length));
    builder.drop(span.begin - builder.position());
    if (add) builder.insert(prefix);
    builder.keep(length);
    spans.push_back({written, written + length + (add ? prefix.size() : 0)});
    written = spans.back().end;
  }
  builder.drop(text.size() - builder.position());
  AlignedText result = builder.finish();
  tokens.text = std::move(result);
  tokens.spans = std::move(spans);
}

void ByteLevelPreTokenizer::apply(PreTokens& tokens) const {
  if (m_options.addPrefixSpace) {
    insertBeforeSpans(tokens, " ", [](std::string_view piece) { return !piece.starts_with(' '); });
  }
  if (m_options.useRegex) refine(tokens, splitLikeGpt2);
  if (!m_options.keepBytes) mapBytes(tokens);
}

}  // namespace headlight
