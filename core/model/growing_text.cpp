#include "core/model/growing_text.h"

#include <algorithm>
#include <utility>

#include "core/error.h"

namespace headlight {
namespace {

void requireDecoder(const Model& model) {
  if (!model.config.decoder) throw Error("%1 is an encoder alone, so it writes no text.", model.name);
}

}  // namespace

GrowingText::GrowingText(const Model& model, RunRequest& request)
    : m_beside(model.config.architecture() == Architecture::EncoderDecoder),
      m_tokenizer(m_beside ? model.decoderTokenizer() : model.tokenizer.get()),
      m_request(request),
      m_ids(m_beside ? request.decoderIds : request.ids),
      m_labels(m_beside ? request.decoderTokens : request.tokens) {}

void GrowingText::append(std::int32_t id) {
  m_ids.push_back(id);
  std::vector<std::uint8_t>& mask = m_beside ? m_request.decoderAttentionMask : m_request.attentionMask;
  if (!mask.empty()) mask.push_back(1);
  std::vector<std::int64_t>& positions = m_beside ? m_request.decoderPositions : m_request.positions;
  if (!positions.empty()) positions.push_back(positions.back() + 1);
  if (!m_beside && !m_request.tokenTypes.empty()) m_request.tokenTypes.push_back(m_request.tokenTypes.back());
}

void GrowingText::label(std::size_t first) {
  TokenList labels = makeTokenList(m_ids, m_tokenizer);
  if (m_labels.size() == first) std::copy(m_labels.begin(), m_labels.end(), labels.begin());
  m_labels = std::move(labels);
}

TokenList GrowingText::takeLabels() { return std::exchange(m_labels, {}); }

void GrowingText::giveLabels(TokenList labels) { m_labels = std::move(labels); }

void appendWritten(const Model& model, std::span<const std::int32_t> written, RunRequest& request) {
  requireDecoder(model);
  if (written.empty()) return;
  GrowingText text(model, request);
  const auto first = static_cast<std::size_t>(text.count());
  for (const std::int32_t id : written) text.append(id);
  text.label(first);
}

void requireWriter(const Model& model) {
  requireDecoder(model);
  if (!model.transformer->hasOutputHead())
    throw Error("%1 writes no text: its checkpoint holds no language-model head.", model.name);
}

}  // namespace headlight
