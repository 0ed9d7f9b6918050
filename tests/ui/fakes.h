#pragma once

#include <algorithm>
#include <memory>
#include <sstream>
#include <string>

#include "core/error.h"
#include "core/model/fitting_family.h"
#include "core/model/model.h"
#include "core/tokenizer/tokenizer.h"
#include "core/trace/trace.h"
#include "tests/support/cell_patterns.h"
#include "ui/compute/compute_services.h"

namespace headlight::testing {

/// Splits at single spaces; ids are the words' lengths, but 0 for a word that begins with "?", which it does
/// not know. With brackets it adds [CLS] and [SEP].
class WordTokenizer : public Tokenizer {
 public:
  explicit WordTokenizer(bool brackets) : m_brackets(brackets) {}

  Encoding encode(std::string_view text, std::optional<std::string_view> pair,
                  const EncodeOptions&) const override {
    Encoding encoding;
    if (m_brackets) addSpecial(encoding, "[CLS]", 0);
    addWords(encoding, text, 0);
    if (m_brackets) addSpecial(encoding, "[SEP]", 0);
    if (pair) {
      addWords(encoding, *pair, 1);
      if (m_brackets) addSpecial(encoding, "[SEP]", 1);
    }
    return encoding;
  }
  std::string decode(std::span<const std::int32_t>, bool) const override { return {}; }
  std::int64_t vocabularySize() const override { return 1000; }
  std::string idToToken(std::int32_t id) const override { return std::to_string(id); }
  std::optional<std::int32_t> tokenToId(std::string_view) const override { return std::nullopt; }
  bool isSpecial(std::int32_t) const override { return false; }
  bool isUnknown(std::int32_t id) const override { return id == 0; }
  std::string tokenBytes(std::int32_t id) const override { return std::to_string(id); }
  std::string kindName() const override { return "words"; }

 private:
  static void addSpecial(Encoding& encoding, const char* piece, int type) {
    add(encoding, piece, {0, 0}, -1, type, 1);
  }
  static void add(Encoding& encoding, std::string piece, ByteRange range, int segment, int type,
                  int special) {
    encoding.ids.push_back(piece.starts_with('?') ? 0 : static_cast<std::int32_t>(piece.size()));
    encoding.tokens.push_back(std::move(piece));
    encoding.offsets.push_back(range);
    encoding.segments.push_back(segment);
    encoding.typeIds.push_back(type);
    encoding.special.push_back(static_cast<std::uint8_t>(special));
  }
  static void addWords(Encoding& encoding, std::string_view text, int segment) {
    std::size_t begin = 0;
    while (begin < text.size()) {
      const std::size_t end = std::min(text.find(' ', begin), text.size());
      if (end > begin)
        add(encoding, std::string(text.substr(begin, end - begin)),
            {static_cast<std::int64_t>(begin), static_cast<std::int64_t>(end)}, segment, segment, 0);
      begin = end + 1;
    }
  }

  bool m_brackets;
};

/// Every row uniform over the keys it may see (causal).
class UniformPatterns : public CellPatterns {
 public:
  UniformPatterns(AttentionKind kind, std::int64_t layers, std::int64_t heads, TokenList tokens)
      : m_kind(kind), m_layers(layers), m_heads(heads), m_tokens(std::move(tokens)) {}

  AttentionKind kind() const override { return m_kind; }
  PatternShape shape() const override {
    const auto count = static_cast<std::int64_t>(m_tokens.size());
    return {m_layers, m_heads, count, count};
  }
  const TokenList& queryTokens() const override { return m_tokens; }
  const TokenList& keyTokens() const override { return m_tokens; }
  bool rowsSumToOne() const override { return true; }
  ValueRange valueRange() const override { return {}; }
  bool isMasked(HeadId, std::int64_t query, std::int64_t key) const override { return key > query; }
  float cell(HeadId, std::int64_t query, std::int64_t key) const override {
    return key > query ? 0.0f : 1.0f / static_cast<float>(query + 1);
  }
  void pooled(HeadId head, const PoolRequest& request, float* out, std::int64_t stride,
              const Execution&) const override {
    const std::int64_t block = std::int64_t{1} << request.level;
    const std::int64_t count = shape().queries;
    for (std::int64_t y = request.pixels.queryBegin; y < request.pixels.queryEnd; ++y)
      for (std::int64_t x = request.pixels.keyBegin; x < request.pixels.keyEnd; ++x)
        out[(y - request.pixels.queryBegin) * stride + x - request.pixels.keyBegin] =
            cell(head, std::min(y * block, count - 1), std::min(x * block, count - 1));
  }

 private:
  AttentionKind m_kind;
  std::int64_t m_layers;
  std::int64_t m_heads;
  TokenList m_tokens;
};

/// A model that only names its shape; the fake services run it.
inline std::shared_ptr<const Model> fakeModel(const std::string& name, Architecture architecture,
                                              std::int64_t maxPositions) {
  auto model = std::make_shared<Model>();
  model->name = name;
  model->config.family = architecture == Architecture::Encoder ? "bert" : "gpt2";
  const bool encoder = architecture == Architecture::Encoder;
  StackConfig& stack = (encoder ? model->config.encoder : model->config.decoder).emplace();
  AttentionConfig attention;
  attention.heads = attention.keyValueHeads = 3;
  attention.headSize = attention.valueSize = 4;
  stack.layers = equalLayers(2, selfAttentionLayer(attention, {}, NormPlace::Pre));
  stack.modelSize = 12;
  stack.maxPositions = maxPositions;
  stack.tokenTypes = encoder ? 2 : 0;
  model->parameterCount = 1234;
  model->tokenizer = std::make_shared<WordTokenizer>(encoder);
  return model;
}

inline std::shared_ptr<const Trace> fakeTrace(const Model& model, const RunRequest& request) {
  auto trace = std::make_shared<Trace>();
  const bool encoder = model.config.architecture() == Architecture::Encoder;
  AttentionTrace attention;
  attention.patterns = std::make_shared<UniformPatterns>(
      encoder ? AttentionKind::Encoder : AttentionKind::Decoder, model.config.main().layerCount(),
      model.config.main().heads(), request.tokens);
  (encoder ? trace->encoder : trace->decoder) = attention;
  return trace;
}

/// Opens "encoder" and "decoder" (10 positions each), and "pebble" as a llama; everything else is an error.
inline ComputeServices fakeServices() {
  ComputeServices services;
  services.openModel = [](const SourceChoice& source, const Execution&) -> std::shared_ptr<const Model> {
    const auto* checkpoint = std::get_if<CheckpointChoice>(&source);
    const std::string name = checkpoint ? checkpoint->nameOrDirectory.toStdString() : "playground";
    if (name == "encoder") return fakeModel(name, Architecture::Encoder, 10);
    if (name == "decoder") return fakeModel(name, Architecture::Decoder, 10);
    if (name == "pebble" && checkpoint->family == QStringLiteral("llama"))
      return fakeModel(name, Architecture::Decoder, 10);
    if (name == "pebble") throw UnknownFamily(Message("Nobody knows pebbles."), "llama");
    throw Error("There is no model named " + name + "; open its folder.");
  };
  services.run = [](const Model& model, const RunRequest& request, const Execution&) {
    return fakeTrace(model, request);
  };
  services.importArray = [](const ArrayChoice& choice) -> ImportedAttention {
    throw Error(choice.file.toStdString() + " is not an attention array.");
  };
  return services;
}

}  // namespace headlight::testing
