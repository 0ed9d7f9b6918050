#include "core/arrays/export_part.h"

#include <array>

#include "core/error.h"

namespace headlight {

namespace {

constexpr std::array kKinds = {AttentionKind::Encoder, AttentionKind::Decoder, AttentionKind::Cross};

[[noreturn]] void throwNoSuchKind(const Trace& trace, AttentionKind wanted) {
  std::string present;
  for (const AttentionKind kind : kKinds) {
    if (!trace.attention(kind)) continue;
    present += (present.empty() ? "" : ", ") + std::string(nameOf(kind));
  }
  throw Error("There is no %1 attention here, only: %2.", std::string(nameOf(wanted)), present);
}

ExportPart partOf(const PatternSource& patterns, AttentionKind kind, const ExportSelection& selection) {
  const PatternShape shape = patterns.shape();
  ExportPart part{kind, &patterns, 0, shape.layers, 0, shape.heads};
  if (selection.layer) {
    if (*selection.layer < 0 || *selection.layer >= shape.layers) {
      throw Error("There is no layer %1: the %2 has layers 0 to %3.", *selection.layer, phrase(nameOf(kind)),
                  shape.layers - 1);
    }
    if (!patterns.hasPattern(*selection.layer)) {
      throw Error("Layer %1 of the %2 attention has no pattern: it does not attend.", *selection.layer,
                  phrase(nameOf(kind)));
    }
    part.layerBegin = *selection.layer;
    part.layerEnd = part.layerBegin + 1;
  }
  if (selection.head) {
    if (*selection.head < 0 || *selection.head >= shape.heads) {
      throw Error("There is no head %1: the %2 has heads 0 to %3.", *selection.head, phrase(nameOf(kind)),
                  shape.heads - 1);
    }
    part.headBegin = *selection.head;
    part.headEnd = part.headBegin + 1;
  }
  return part;
}

}  // namespace

std::vector<ExportPart> selectParts(const Trace& trace, const ExportSelection& selection) {
  std::vector<ExportPart> parts;
  for (const AttentionKind kind : kKinds) {
    if (selection.kind && *selection.kind != kind) continue;
    const AttentionTrace* attention = trace.attention(kind);
    if (attention && attention->patterns) parts.push_back(partOf(*attention->patterns, kind, selection));
  }
  if (parts.empty() && selection.kind) throwNoSuchKind(trace, *selection.kind);
  if (parts.empty()) throw Error("There is no attention here to write.");
  return parts;
}

std::vector<std::string> tokenTexts(const TokenList& tokens) {
  std::vector<std::string> texts;
  texts.reserve(tokens.size());
  for (const TokenInfo& token : tokens) texts.push_back(token.piece.empty() ? token.label : token.piece);
  return texts;
}

}  // namespace headlight
