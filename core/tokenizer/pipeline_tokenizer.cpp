#include "core/tokenizer/pipeline_tokenizer.h"

#include <algorithm>
#include <array>

#include "core/error.h"
#include "core/io/utf8.h"
#include "core/tokenizer/decoders/byte_fallback_decoder.h"
#include "core/tokenizer/normalizers/strip_normalizer.h"
#include "core/tokenizer/text/byte_characters.h"
#include "core/tokenizer/text/utf8.h"

namespace headlight {

namespace {

// Positions are 32 bits wide inside.
constexpr std::size_t kLongestText = std::size_t{1} << 30;

void check(std::string_view text, const char* name) {
  if (text.size() > kLongestText) {
    throw Error(std::string(name) + " has " + std::to_string(text.size()) +
                " bytes; a tokenizer takes at most " + std::to_string(kLongestText) + ".");
  }
  if (const auto position = firstInvalidUtf8(text)) {
    throw Error(std::string(name) + " is not valid UTF-8 at byte " + std::to_string(*position) + ".");
  }
}

}  // namespace

PipelineTokenizer::PipelineTokenizer(TokenizerParts parts) : m_parts(std::move(parts)) {
  m_addedOfId.assign(static_cast<std::size_t>(m_parts.vocabulary->idCount()), -1);
  for (std::size_t number = 0; number < m_parts.addedTokens.size(); ++number) {
    const AddedToken& token = m_parts.addedTokens[number];
    m_addedOfId[static_cast<std::size_t>(token.id)] = static_cast<std::int32_t>(number);
    m_all.add(token.content, number);
    if (token.normalized && m_parts.normalizer) {
      const std::string content = m_parts.normalizer->apply(AlignedText::identity(token.content, 0)).text;
      m_inNormalized.add(content, number);
      m_all.add(content, number);
    } else {
      m_inText.add(token.content, number);
    }
  }
}

const AddedToken* PipelineTokenizer::addedToken(std::string_view content) const {
  const auto number = m_all.exact(content);
  return number ? &m_parts.addedTokens[*number] : nullptr;
}

const AddedToken* PipelineTokenizer::addedTokenOfId(std::int32_t id) const {
  if (id < 0 || static_cast<std::size_t>(id) >= m_addedOfId.size()) return nullptr;
  const std::int32_t number = m_addedOfId[static_cast<std::size_t>(id)];
  return number < 0 ? nullptr : &m_parts.addedTokens[static_cast<std::size_t>(number)];
}

std::vector<PipelineTokenizer::Section> PipelineTokenizer::sections(std::string_view text,
                                                                    const ContentMatcher& matcher) const {
  std::vector<Section> result;
  const auto push = [&](std::size_t begin, std::size_t end) {
    if (begin < end) result.push_back({{begin, end}, {begin, end}});
  };
  std::size_t at = 0;
  while (const auto match = matcher.find(text, at)) {
    push(at, match->begin);
    push(match->begin, match->end);
    at = match->end;
  }
  push(at, text.size());
  for (std::size_t i = 0; result.size() > 1 && i < result.size(); ++i) {
    const TextSpan inner = result[i].inner;
    const AddedToken* token = addedToken(text.substr(inner.begin, inner.end - inner.begin));
    if (!token) continue;
    if (token->leftStrip && i > 0) {
      TextSpan& before = result[i - 1].inner;
      before.end =
          before.begin + strippedSpan(text.substr(before.begin, before.end - before.begin), false, true).end;
      result[i].outer.begin = before.end;
    }
    if (token->rightStrip && i + 1 < result.size()) {
      TextSpan& after = result[i + 1].inner;
      after.begin += strippedSpan(text.substr(after.begin, after.end - after.begin), true, false).begin;
      result[i].outer.end = after.begin;
    }
  }
  return result;
}

std::vector<PipelineTokenizer::FoundToken> PipelineTokenizer::encodeText(std::string_view text) const {
  std::vector<FoundToken> tokens;
  WordCache cache;
  for (const Section& section : sections(text, m_inText)) {
    const TextSpan inner = section.inner;
    if (inner.begin == inner.end) continue;
    const std::string_view part = text.substr(inner.begin, inner.end - inner.begin);
    if (const AddedToken* token = addedToken(part)) {
      const TextSpan outer = section.outer;
      tokens.push_back({m_parts.vocabulary->indexOfId(token->id),
                        {static_cast<std::int64_t>(outer.begin), static_cast<std::int64_t>(outer.end)},
                        token->special});
    } else {
      encodeSection(part, inner.begin, cache, tokens);
    }
  }
  return tokens;
}

void PipelineTokenizer::encodeSection(std::string_view text, std::size_t begin, WordCache& cache,
                                      std::vector<FoundToken>& tokens) const {
  AlignedText normalized = AlignedText::identity(text, begin);
  if (m_parts.textNormalizer) normalized = m_parts.textNormalizer->apply(normalized);
  if (m_parts.normalizer) normalized = m_parts.normalizer->apply(normalized);
  if (m_inNormalized.empty() && !m_all.exact(normalized.text)) {
    encodeNormalized(std::move(normalized), cache, tokens);
    return;
  }
  for (const Section& part : sections(normalized.text, m_inNormalized)) {
    const TextSpan inner = part.inner;
    if (inner.begin == inner.end) continue;
    const AddedToken* token =
        addedToken(std::string_view(normalized.text).substr(inner.begin, inner.end - inner.begin));
    if (token) {
      AlignmentCursor cursor(normalized);
      tokens.push_back({m_parts.vocabulary->indexOfId(token->id),
                        cursor.source(part.outer.begin, part.outer.end), token->special});
      continue;
    }
    AlignedTextBuilder builder(normalized);
    builder.drop(inner.begin);
    builder.keep(inner.end - inner.begin);
    builder.drop(normalized.text.size() - inner.end);
    encodeNormalized(builder.finish(), cache, tokens);
  }
}

void PipelineTokenizer::encodeNormalized(AlignedText text, WordCache& cache,
                                         std::vector<FoundToken>& tokens) const {
  if (text.text.empty()) return;
  PreTokens words;
  words.spans.push_back({0, text.text.size()});
  words.text = std::move(text);
  if (m_parts.preTokenizer) m_parts.preTokenizer->apply(words);
  std::vector<ModelToken> found;
  found.reserve(words.spans.size() + words.spans.size() / 4);
  const std::string_view bytes = words.text.text;
  for (const TextSpan& span : words.spans) {
    m_parts.model->encode(bytes.substr(span.begin, span.end - span.begin),
                          static_cast<std::uint32_t>(span.begin), cache, found);
  }
  if (m_parts.fuseUnknown) fuseUnknown(found);
  AlignmentCursor cursor(words.text);
  tokens.reserve(tokens.size() + found.size());
  for (const ModelToken& token : found)
    tokens.push_back({token.piece, cursor.source(token.begin, token.end), false});
}

void PipelineTokenizer::fuseUnknown(std::vector<ModelToken>& tokens) const {
  std::size_t kept = 0;
  for (const ModelToken& token : tokens) {
    const bool joins =
        kept > 0 && token.piece == m_parts.unknown && tokens[kept - 1].piece == m_parts.unknown;
    if (joins) {
      tokens[kept - 1].end = token.end;
    } else {
      tokens[kept++] = token;
    }
  }
  tokens.resize(kept);
}

void PipelineTokenizer::append(Encoding& encoding, const FoundToken& token, int segment, int typeId) const {
  const std::int32_t id = m_parts.vocabulary->id(token.piece);
  encoding.ids.push_back(id);
  encoding.tokens.emplace_back(m_parts.vocabulary->piece(token.piece));
  encoding.offsets.push_back(token.range);
  encoding.segments.push_back(segment);
  encoding.typeIds.push_back(typeId);
  encoding.special.push_back(segment < 0 || token.special ? 1 : 0);
}

Encoding PipelineTokenizer::assembled(const std::vector<FoundToken>& first,
                                      const std::vector<FoundToken>& second, bool pair,
                                      std::array<std::int64_t, 2> sizes, bool addSpecial) const {
  using Kind = ProcessingTemplate::Item::Kind;
  Encoding encoding;
  const std::size_t count = first.size() + second.size() + 4;
  encoding.ids.reserve(count);
  encoding.tokens.reserve(count);
  encoding.offsets.reserve(count);
  encoding.segments.reserve(count);
  encoding.typeIds.reserve(count);
  encoding.special.reserve(count);
  std::int64_t at = 0;  // where the empty range of a special token is: at the end of what is before it
  for (const ProcessingTemplate::Item& item :
       pair ? m_parts.postProcessor.pair : m_parts.postProcessor.single) {
    if (item.kind == Kind::Special) {
      if (addSpecial) append(encoding, {item.piece, {at, at}, true}, -1, item.typeId);
      continue;
    }
    const bool isSecond = item.kind == Kind::Second;
    for (const FoundToken& token : isSecond ? second : first)
      append(encoding, token, isSecond ? 1 : 0, item.typeId);
    at = sizes[isSecond ? 1 : 0];
  }
  return encoding;
}

Encoding PipelineTokenizer::encode(std::string_view text, std::optional<std::string_view> pair,
                                   const EncodeOptions& options) const {
  check(text, "The text");
  if (pair) check(*pair, "The second text");
  const std::vector<FoundToken> first = encodeText(text);
  const std::vector<FoundToken> second = pair ? encodeText(*pair) : std::vector<FoundToken>{};
  const std::array<std::int64_t, 2> sizes = {static_cast<std::int64_t>(text.size()),
                                             static_cast<std::int64_t>(pair ? pair->size() : 0)};
  return assembled(first, second, pair.has_value(), sizes, options.addSpecialTokens);
}

std::string PipelineTokenizer::decode(std::span<const std::int32_t> ids, bool skipSpecialTokens) const {
  std::vector<DecodedPiece> pieces;
  for (const std::int32_t id : ids) {
    if (id < 0 || id >= vocabularySize()) {
      throw Error("Token id " + std::to_string(id) + " is outside the vocabulary of " +
                  std::to_string(vocabularySize()) + " ids.");
    }
    const AddedToken* added = addedTokenOfId(id);
    if (skipSpecialTokens && added && added->special) continue;
    const std::int32_t index = m_parts.vocabulary->indexOfId(id);
    const std::int32_t shown = index == Vocabulary::kNone ? m_parts.unknown : index;
    if (shown != Vocabulary::kNone) {
      pieces.push_back({std::string(m_parts.vocabulary->piece(shown)), added != nullptr});
    }
  }
  if (pieces.empty()) return {};
  std::string text;
  if (m_parts.decoder) {
    for (const DecodedPiece& piece : m_parts.decoder->apply(std::move(pieces))) text += piece.text;
  } else {
    for (const DecodedPiece& piece : pieces) text += (text.empty() ? "" : " ") + piece.text;
  }
  if (m_parts.decoder && !m_parts.endOfWordSuffix.empty()) {
    text = replacedAll(text, m_parts.endOfWordSuffix, " ");
    const TextSpan span = strippedSpan(text, skipSpecialTokens, skipSpecialTokens);
    text = text.substr(span.begin, span.end - span.begin);
  }
  return text;
}

std::int64_t PipelineTokenizer::vocabularySize() const { return m_parts.vocabulary->idCount(); }

std::string PipelineTokenizer::idToToken(std::int32_t id) const {
  const std::int32_t index = m_parts.vocabulary->indexOfId(id);
  return index == Vocabulary::kNone ? std::string() : std::string(m_parts.vocabulary->piece(index));
}

std::optional<std::int32_t> PipelineTokenizer::tokenToId(std::string_view token) const {
  const std::int32_t index = m_parts.vocabulary->find(token);
  if (index == Vocabulary::kNone) return std::nullopt;
  return m_parts.vocabulary->id(index);
}

bool PipelineTokenizer::isSpecial(std::int32_t id) const {
  const AddedToken* added = addedTokenOfId(id);
  return added && added->special;
}

bool PipelineTokenizer::isUnknown(std::int32_t id) const {
  return m_parts.unknown != Vocabulary::kNone && m_parts.vocabulary->id(m_parts.unknown) == id;
}

std::string PipelineTokenizer::tokenBytes(std::int32_t id) const {
  std::string piece = idToToken(id);
  if (addedTokenOfId(id)) return piece;
  if (m_parts.byteLevel) return bytesOfPiece(piece);
  if (m_parts.byteFallback) {
    if (const int byte = byteOfFallbackPiece(piece); byte >= 0)
      return std::string(1, static_cast<char>(byte));
  }
  if (!m_parts.continuingPrefix.empty() && piece.starts_with(m_parts.continuingPrefix)) {
    piece.erase(0, m_parts.continuingPrefix.size());
  }
  if (!m_parts.endOfWordSuffix.empty() && piece.ends_with(m_parts.endOfWordSuffix)) {
    piece.resize(piece.size() - m_parts.endOfWordSuffix.size());
  }
  return m_parts.metaspace ? replacedAll(piece, "\xE2\x96\x81", " ") : piece;
}

}  // namespace headlight
