#include "core/model/start_focus.h"

#include <algorithm>
#include <vector>

#include "core/io/json_fields.h"
#include "core/io/json_file.h"
#include "core/message.h"

namespace headlight {
namespace {

constexpr const char* kFile = "headlight.json";

/// The kinds of attention of such a model; the first one is meant where the file names none.
std::vector<AttentionKind> kindsOf(Architecture architecture) {
  switch (architecture) {
    case Architecture::Encoder:
      return {AttentionKind::Encoder};
    case Architecture::Decoder:
      return {AttentionKind::Decoder};
    case Architecture::EncoderDecoder:
      return {AttentionKind::Cross, AttentionKind::Encoder, AttentionKind::Decoder};
  }
  return {};
}

AttentionKind readKind(const JsonFields& fields, const ModelConfig& config) {
  const std::vector<AttentionKind> kinds = kindsOf(config.architecture());
  const std::string name = fields.text("kind", std::string(nameOf(kinds.front())));
  std::string known;
  for (const AttentionKind kind : kinds) {
    if (nameOf(kind) == name) return kind;
    known += (known.empty() ? "" : ", ") + std::string(nameOf(kind));
  }
  fields.fail("kind", Message("is %1, but the model's attention is: %2", briefJson(name), known));
}

}  // namespace

std::optional<StartFocus> readStartFocus(const ModelFiles& files, const ModelConfig& config) {
  const auto file = files.find(kFile);
  if (!file) return std::nullopt;
  const nlohmann::json json = file->checked([&] { return parseJson(file->text(), file->path); });
  const auto fields = JsonFields(json, file->path).object("start");
  if (!fields) return std::nullopt;
  StartFocus start;
  start.kind = readKind(*fields, config);
  const StackConfig& stack = start.kind == AttentionKind::Encoder ? *config.encoder : *config.decoder;
  start.head.layer = static_cast<int>(fields->integer("layer", {0, stack.layerCount() - 1}));
  start.head.head = static_cast<int>(fields->integer("head", {0, stack.heads() - 1}));
  start.query = fields->text("query", {});
  return start;
}

std::int64_t startQuery(const StartFocus& start, const TokenList& tokens) {
  if (start.query.empty()) return -1;
  const auto found = std::find_if(tokens.begin(), tokens.end(), [&](const TokenInfo& token) {
    return !token.special && token.label == start.query;
  });
  return found == tokens.end() ? -1 : found - tokens.begin();
}

}  // namespace headlight
