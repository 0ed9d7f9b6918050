#include "core/tokenizer/pipeline_tokenizer.h"

#include <algorithm>
#include <array>

#include "core/error.h"
#include "core/tokenizer/decoders/byte_fallback_decoder.h"
#include "core/tokenizer/metaspace.h"
#include "core/tokenizer/normalizers/strip_normalizer.h"
#include "core/tokenizer/text/byte_characters.h"
#include "core/tokenizer/text/character_rules.h"
#include "core/utf8.h"

namespace headlight {

namespace {

// Positions are 32 bits wide inside.
constexpr std::size_t kLongestText = std::size_t{1} << 30;

// Whether a word character stands directly before or behind a part of a text.
bool touchesWord(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin > 0 && characters::isWord(utf8::previous(text, begin))) return true;
  return end < text.size() && characters::isWord(utf8::next(text, end));
}

void check(std::string_view text, Phrase name) {
  if (text.size() > kLongestText) {
    throw Error("%1 has %2 bytes; a tokenizer takes at most %3.", name, text.size(), kLongestText);
  }
  if (const auto position = utf8::firstInvalid(text)) {
    throw Error("%1 is not valid UTF-8 at byte %2.", name, *position);
  }
}

}  // namespace

PipelineTokenizer::PipelineTokenizer(TokenizerParts parts) : m_parts(std::move(parts)) {
  m_addedOfId.assign(static_cast<std::size_t>(m_parts.vocabulary->idCount()), -1);
  // Special tokens come first: where two contents are the same once normalized, the first is found.
  for (const bool special : {true, false}) {
    for (std::size_t number = 0; number < m_parts.addedTokens.size(); ++number) {
      const AddedToken& token = m_parts.addedTokens[number];
      if (token.special != special) continue;
      m_addedOfId[static_cast<std::size_t>(token.id)] = static_cast<std::int32_t>(number);
      if (!token.normalized) {
        m_inText.add(token.content, number);
      } else if (m_parts.normalizer) {
        m_inNormalized.add(m_parts.normalizer->apply(AlignedText::identity(token.content, 0)).text, number);
      } else {
        m_inNormalized.add(token.content, number);
      }
    }
  }
}

const AddedToken* PipelineTokenizer::addedTokenOfId(std::int32_t id) const {
  if (id < 0 || static_cast<std::size_t>(id) >= m_addedOfId.size()) return nullptr;
  const std::int32_t number = m_addedOfId[static_cast<std::size_t>(id)];
  return number < 0 ? nullptr : &m_parts.addedTokens[static_cast<std::size_t>(number)];
}

std::vector<PipelineTokenizer::Section> PipelineTokenizer::sections(std::string_view text,
                                                                    const ContentMatcher& matcher) const {
  std::vector<Section> result;
  std::size_t done = 0;
  std::size_t at = 0;
  while (const auto match = matcher.find(text, at)) {
    const AddedToken& token = m_parts.addedTokens[match->number];
    at = match->end;
    if (token.singleWord && touchesWord(text, match->begin, match->end)) continue;
    TextSpan span{match->begin, match->end};
    if (token.leftStrip)
      span.begin = std::max(done, strippedSpan(text.substr(0, span.begin), false, true).end);
    if (token.rightStrip) span.end += strippedSpan(text.substr(span.end), true, false).begin;
    span.end = std::max(span.begin, span.end);
    if (done < span.begin) result.push_back({{done, span.begin}, nullptr});
    result.push_back({span, &token});
    // It may lie in the white space that the token before it took; then the rest of that is text again, as in
    // the library.
    done = span.end;
  }
  if (done < text.size()) result.push_back({{done, text.size()}, nullptr});
  return result;
}

PipelineTokenizer::FoundToken PipelineTokenizer::found(const AddedToken& token, ByteRange range) const {
  return {m_parts.vocabulary->indexOfId(token.id), range, token.special};
}

std::vector<PipelineTokenizer::FoundToken> PipelineTokenizer::encodeText(std::string_view text) const {
  std::vector<FoundToken> tokens;
  WordCache cache;
  for (const auto& [span, token] : sections(text, m_inText)) {
    if (token) {
      tokens.push_back(
          found(*token, {static_cast<std::int64_t>(span.begin), static_cast<std::int64_t>(span.end)}));
      continue;
    }
    const std::string_view section = text.substr(span.begin, span.end - span.begin);
    const std::size_t taken = m_parts.leadingCodes ? takeLeadingCode(section, span.begin, tokens) : 0;
    if (taken < section.size()) encodeSection(section.substr(taken), span.begin + taken, cache, tokens);
  }
  // A byte belongs to the first of two tokens that both claim it.
  std::int64_t at = 0;
  for (FoundToken& token : tokens) {
    token.range.begin = std::max(token.range.begin, at);
    token.range.end = at = std::max(token.range.end, token.range.begin);
  }
  return tokens;
}

// Returns how many bytes the code has; 0 where there is none. One that the vocabulary does not have is
// unknown.
std::size_t PipelineTokenizer::takeLeadingCode(std::string_view text, std::size_t begin,
                                               std::vector<FoundToken>& tokens) const {
  const std::size_t end = text.starts_with(">>") ? text.find("<<") : std::string_view::npos;
  if (end == std::string_view::npos) return 0;
  const std::string_view code = text.substr(0, end + 2);
  const std::int32_t piece = m_parts.vocabulary->find(code);
  const bool known = piece != Vocabulary::kNone;
  const auto at = static_cast<std::int64_t>(begin);
  tokens.push_back({known ? piece : m_parts.unknown,
                    {at, at + static_cast<std::int64_t>(code.size())},
                    false,
                    known ? std::string() : std::string(code)});
  return code.size();
}

void PipelineTokenizer::encodeSection(std::string_view text, std::size_t begin, WordCache& cache,
                                      std::vector<FoundToken>& tokens) const {
  AlignedText normalized = AlignedText::identity(text, begin);
  if (m_parts.normalizer) normalized = m_parts.normalizer->apply(normalized);
  if (m_inNormalized.empty()) {
    encodeNormalized(std::move(normalized), cache, tokens);
    return;
  }
  for (const auto& [span, token] : sections(normalized.text, m_inNormalized)) {
    if (token) {
      tokens.push_back(found(*token, AlignmentCursor(normalized).source(span.begin, span.end)));
      continue;
    }
    AlignedTextBuilder builder(normalized);
    builder.drop(span.begin);
    builder.keep(span.end - span.begin);
    builder.drop(normalized.text.size() - span.end);
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
  std::vector<ModelToken> pieces;
  pieces.reserve(words.spans.size() + words.spans.size() / 4);
  const std::string_view bytes = words.text.text;
  for (const TextSpan& span : words.spans) {
    m_parts.model->encode(bytes.substr(span.begin, span.end - span.begin),
                          static_cast<std::uint32_t>(span.begin), cache, pieces);
  }
  if (m_parts.fuseUnknown) fuseUnknown(pieces);
  AlignmentCursor cursor(words.text);
  tokens.reserve(tokens.size() + pieces.size());
  for (const ModelToken& token : pieces) {
    tokens.push_back({token.piece, cursor.source(token.begin, token.end), false});
    if (token.piece != m_parts.unknown) continue;
    const std::string_view unknown = bytes.substr(token.begin, token.end - token.begin);
    const std::int32_t listed = m_parts.listedUnknown ? m_parts.vocabulary->find(unknown) : Vocabulary::kNone;
    if (listed != Vocabulary::kNone) {
      tokens.back().piece = listed;
    } else if (m_parts.unknownKeepsText) {
      tokens.back().shown = unknown;
    }
  }
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
  encoding.tokens.emplace_back(token.shown.empty() ? m_parts.vocabulary->piece(token.piece) : token.shown);
  encoding.offsets.push_back(token.range);
  encoding.segments.push_back(segment);
  encoding.typeIds.push_back(typeId);
  encoding.special.push_back(token.special ? 1 : 0);
}

void PipelineTokenizer::appendSpecial(Encoding& encoding, const ProcessingTemplate::Item& item,
                                      std::int64_t at) {
  encoding.ids.push_back(item.id);
  encoding.tokens.push_back(item.token);
  encoding.offsets.push_back({at, at});
  encoding.segments.push_back(-1);
  encoding.typeIds.push_back(item.typeId);
  encoding.special.push_back(1);
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
      if (addSpecial) appendSpecial(encoding, item, at);
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
  check(text, phrase("The text"));
  if (pair) check(*pair, phrase("The second text"));
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
      throw Error("Token id %1 is outside the vocabulary of %2 ids.", id, vocabularySize());
    }
    const AddedToken* added = addedTokenOfId(id);
    if (skipSpecialTokens && added && added->special) continue;
    const std::int32_t index = m_parts.vocabulary->indexOfId(id);
    if (index != Vocabulary::kNone) pieces.push_back({std::string(m_parts.vocabulary->piece(index))});
  }
  std::string text;
  if (m_parts.decoder) {
    for (const DecodedPiece& piece : m_parts.decoder->apply(std::move(pieces))) text += piece.text;
  } else {
    for (std::size_t i = 0; i < pieces.size(); ++i) text += (i == 0 ? "" : " ") + pieces[i].text;
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
  return m_parts.metaspace ? replacedAll(piece, kMetaspace, " ") : piece;
}

}  // namespace headlight
