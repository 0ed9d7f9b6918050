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
  throw Error("There is no " + std::string(nameOf(wanted)) + " attention here, only: " + present + ".");
}

[[noreturn]] void throwOutside(const char* what, int wanted, std::int64_t count, AttentionKind kind) {
  throw Error("There is no " + std::string(what) + " " + std::to_string(wanted) + ": the " +
              std::string(nameOf(kind)) + " has " + what + "s 0 to " + std::to_string(count - 1) + ".");
}

ExportPart partOf(const PatternSource& patterns, AttentionKind kind, const ExportSelection& selection) {
  const PatternShape shape = patterns.shape();
  ExportPart part{kind, &patterns, 0, shape.layers, 0, shape.heads};
  if (selection.layer) {
    if (*selection.layer < 0 || *selection.layer >= shape.layers) {
      throwOutside("layer", *selection.layer, shape.layers, kind);
    }
    if (!patterns.hasPattern(*selection.layer)) {
      throw Error("Layer " + std::to_string(*selection.layer) + " of the " + std::string(nameOf(kind)) +
                  " attention has no pattern: it does not attend.");
    }
    part.layerBegin = *selection.layer;
    part.layerEnd = part.layerBegin + 1;
  }
  if (selection.head) {
    if (*selection.head < 0 || *selection.head >= shape.heads) {
      throwOutside("head", *selection.head, shape.heads, kind);
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
