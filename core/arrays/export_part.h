#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/arrays/attention_export.h"

namespace headlight {

/// What is written of one kind of attention: heads [headBegin, headEnd) of layers [layerBegin, layerEnd).
struct ExportPart {
  AttentionKind kind = AttentionKind::Encoder;
  const PatternSource* patterns = nullptr;  // owned by the trace
  std::int64_t layerBegin = 0;
  std::int64_t layerEnd = 0;
  std::int64_t headBegin = 0;
  std::int64_t headEnd = 0;

  std::int64_t layers() const { return layerEnd - layerBegin; }
  std::int64_t heads() const { return headEnd - headBegin; }
  std::int64_t queries() const { return patterns->shape().queries; }
  std::int64_t keys() const { return patterns->shape().keys; }
  std::int64_t cells() const { return layers() * heads() * queries() * keys(); }
};

/// The parts of the trace that the selection names, in the order encoder, decoder, cross. Throws Error for a
/// kind, a layer or a head that is not there.
std::vector<ExportPart> selectParts(const Trace& trace, const ExportSelection& selection);

/// What a token is called in files: the vocabulary's own piece, or the label where there is none.
std::vector<std::string> tokenTexts(const TokenList& tokens);

}  // namespace headlight
