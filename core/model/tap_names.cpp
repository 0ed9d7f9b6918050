#include "core/model/tap_names.h"

#include "core/trace/sublayer_tap_part.h"

#include <tuple>
#include <utility>

namespace headlight {
namespace {

// What a row is of.
enum class Row {
  Model,
  Table,
  Scale,
  Queries,
  Keys,
  Values,
  Z,
  HeadOutputs,
  Inner,
  Experts,
  Chosen,
  ChosenInner,
  ChosenModel,
  SharedInner
};

// What stands before "query" and "hook_q".
struct Prefix {
  const char* name;
  const char* alias;
};

Prefix prefixOf(TapPart part) {
  switch (part) {
    case TapPart::Stack:
    case TapPart::Layer:
      return {"", ""};
    case TapPart::Attention:
      return {"attention.", "attn."};
    case TapPart::CrossAttention:
      return {"cross_attention.", "cross_attn."};
    case TapPart::FeedForward:
      return {"feed_forward.", "mlp."};
  }
  return {"", ""};
}

/// Lists what one stack can record.
class StackTaps {
 public:
  StackTaps(const ModelConfig& model, AttentionKind stack, const StackTensors& tensors,
            std::vector<TapInfo>& taps)
      : m_config(stack == AttentionKind::Encoder ? *model.encoder : *model.decoder),
        m_tensors(tensors),
        m_stack(stack),
        m_both(model.architecture() == Architecture::EncoderDecoder),
        m_taps(taps) {}

  void list() {
    listEmbeddings();
    for (m_layer = 0; m_layer < m_config.layerCount(); ++m_layer) listLayer();
    m_layer = -1;
    m_sublayer = nullptr;
    listFinalNorm();
  }

 private:
  struct Names {
    std::string name;
    std::string alias;  // empty: none
  };

  std::string stackName() const { return m_stack == AttentionKind::Encoder ? "encoder" : "decoder"; }
  bool isLayerNorm() const { return m_config.norm.kind == NormKind::LayerNorm; }
  std::pair<std::string, std::string> pathOf(const Names& names) const;
  void describe(Row row, TapInfo& info) const;
  void add(TapPart part, TapPoint point, const Names& bare, Row row);
  void addOwn(TapPoint point, const Names& names, Row row);
  void listEmbeddings();
  void listFinalNorm();
  void listLayer();
  void listInputNorm(std::size_t number);
  void listOutputNorm(std::size_t number);
  void listHeadNorms();
  void listAttention();
  void listFeedForward();
  void listMixture();
  void listOutput();
  void listResidual(bool isLast, bool isRead);

  const StackConfig& m_config;
  const StackTensors& m_tensors;
  AttentionKind m_stack;
  bool m_both;  // whether the model has two stacks
  std::vector<TapInfo>& m_taps;
  std::int64_t m_layer = -1;
  const SublayerConfig* m_sublayer = nullptr;
};

// The full names.
std::pair<std::string, std::string> StackTaps::pathOf(const Names& names) const {
  const std::string stack = m_both ? stackName() + "." : "";
  if (m_layer < 0) return {stack + names.name, names.alias};
  const std::string number = std::to_string(m_layer) + ".";
  return {stack + "layers." + number + names.name,
          names.alias.empty() ? "" : (m_both ? stack : "blocks.") + number + names.alias};
}

void StackTaps::describe(Row row, TapInfo& info) const {
  const AttentionConfig none;
  const AttentionConfig& attention = m_sublayer ? m_sublayer->attention : none;
  const MixtureSettings mixture = m_sublayer ? m_sublayer->mixture : MixtureSettings{};
  const auto plain = [&](const char* words, std::int64_t size) {
    info.shape = std::string("tokens, ") + words;
    info.columns = size;
  };
  const auto heads = [&](const char* words, std::int64_t count, std::int64_t size) {
    plain(words, count * size);
    info.heads = count;
  };
  switch (row) {
    case Row::Model:
      return plain("d_model", m_config.modelSize);
    case Row::Table:
      return plain(m_config.tableSize() == m_config.modelSize ? "d_model" : "d_embedding",
                   m_config.tableSize());
    case Row::Scale:
      return plain("1", 1);
    case Row::Queries:
      return heads("heads, d_k", attention.heads, attention.headSize);
    case Row::Keys:
      return heads("key heads, d_k", attention.keyValueHeads, attention.headSize);
    case Row::Values:
      return heads("key heads, d_v", attention.keyValueHeads, attention.valueSize);
    case Row::Z:
      return heads("heads, d_v", attention.heads, attention.valueSize);
    case Row::HeadOutputs:
      return heads("heads, d_model", attention.heads, m_config.modelSize);
    case Row::Inner:
      return plain("d_ff", m_sublayer ? m_sublayer->feedForward.size : 0);
    case Row::Experts:
      return plain("experts", mixture.experts);
    case Row::Chosen:
      return plain("chosen experts", mixture.chosen);
    case Row::ChosenInner:
      return heads("chosen experts, d_expert", mixture.chosen, mixture.expertSize);
    case Row::ChosenModel:
      return heads("chosen experts, d_model", mixture.chosen, m_config.modelSize);
    case Row::SharedInner:
      return plain("d_shared", mixture.sharedSize);
  }
}

void StackTaps::add(TapPart part, TapPoint point, const Names& bare, Row row) {
  TapInfo info;
  info.place = {m_stack, m_layer, part, point};
  info.bareName = bare.name;
  info.bareAlias = bare.alias;
  std::tie(info.name, info.alias) = pathOf(bare);
  describe(row, info);
  if (part == TapPart::CrossAttention && (row == Row::Keys || row == Row::Values))
    info.shape = "encoder " + info.shape;
  m_taps.push_back(std::move(info));
}

// One of the sublayer's, with its names after the sublayer's.
void StackTaps::addOwn(TapPoint point, const Names& names, Row row) {
  const TapPart part = tapPartOf(m_sublayer->kind);
  const Prefix prefix = prefixOf(part);
  add(part, point, {prefix.name + names.name, names.alias.empty() ? "" : prefix.alias + names.alias}, row);
}

void StackTaps::listEmbeddings() {
  const bool alone = !m_both;
  // The encoders of TransformerLens have an embedding of their own kind; only T5's encoder names its.
  const std::string start = alone && m_stack == AttentionKind::Encoder ? "embed." : "";
  const auto alias = [&](const char* name) { return alone ? start + name : std::string(); };
  const Row place = m_config.projectTokens ? Row::Model : Row::Table;
  const bool isFirst = alone || m_stack == AttentionKind::Encoder;
  add(TapPart::Stack, TapPoint::TokenEmbedding, {"token_embedding", isFirst ? start + "hook_embed" : ""},
      Row::Table);
  const bool learned =
      m_config.positionalEncoding == PositionalEncoding::Learned && m_tensors.positionEmbedding;
  if (learned || m_config.positionalEncoding == PositionalEncoding::Sinusoidal)
    add(TapPart::Stack, TapPoint::PositionEmbedding, {"position_embedding", alias("hook_pos_embed")}, place);
  if (m_tensors.typeEmbedding) {
    add(TapPart::Stack, TapPoint::TypeEmbedding, {"type_embedding", alias("hook_token_type_embed")},
        Row::Table);
  }
  if (m_tensors.embeddingNorm) {
    add(TapPart::Stack, TapPoint::EmbeddingNormScale,
        {"embedding_norm.scale", alone ? "embed.ln.hook_scale" : ""}, Row::Scale);
  }
  const bool hasFull = alone && m_stack == AttentionKind::Encoder;
  add(TapPart::Stack, TapPoint::Embedding, {"embedding", hasFull ? "hook_full_embed" : ""}, Row::Model);
}

void StackTaps::listFinalNorm() {
  if (!m_tensors.finalNorm && !m_config.norm.weightless) return;
  const std::string norm = m_both ? stackName() + "_final_ln" : "ln_final";
  add(TapPart::Stack, TapPoint::FinalNormScale, {"final_norm.scale", norm + ".hook_scale"}, Row::Scale);
  add(TapPart::Stack, TapPoint::FinalNormed, {"final_norm", isLayerNorm() ? norm + ".hook_normalized" : ""},
      Row::Model);
}

// TransformerLens numbers norms from 1, one for each sublayer. What it calls "normalized" of an RMSNorm lacks
// the weights, so that these have no name there.
void StackTaps::listInputNorm(std::size_t number) {
  if (!hasInputNorm(m_sublayer->norm) || m_sublayer->input == SublayerInput::LastInput) return;
  const TapPart part = tapPartOf(m_sublayer->kind);
  const std::string name = std::string(prefixOf(part).name) + "input_norm";
  const std::string alias = "ln" + std::to_string(number);
  add(part, TapPoint::InputNormScale, {name + ".scale", alias + ".hook_scale"}, Row::Scale);
  add(part, TapPoint::InputNormed, {name, isLayerNorm() ? alias + ".hook_normalized" : ""}, Row::Model);
}

void StackTaps::listOutputNorm(std::size_t number) {
  if (!hasOutputNorm(m_sublayer->norm)) return;
  const TapPart part = tapPartOf(m_sublayer->kind);
  const std::string name = std::string(prefixOf(part).name) + "output_norm";
  const std::string alias =
      "ln" + std::to_string(number) + (m_sublayer->norm == NormPlace::Sandwich ? "_post" : "");
  add(part, TapPoint::OutputNormScale, {name + ".scale", alias + ".hook_scale"}, Row::Scale);
  add(part, TapPoint::OutputNormed, {name, isLayerNorm() ? alias + ".hook_normalized" : ""}, Row::Model);
}

void StackTaps::listHeadNorms() {
  addOwn(TapPoint::QueryNormed, {"query_normed", ""}, Row::Queries);
  addOwn(TapPoint::KeyNormed, {"key_normed", ""}, Row::Keys);
}

void StackTaps::listAttention() {
  const AttentionConfig& attention = m_sublayer->attention;
  addOwn(TapPoint::Query, {"query", "hook_q"}, Row::Queries);
  addOwn(TapPoint::Key, {"key", "hook_k"}, Row::Keys);
  addOwn(TapPoint::Value, {"value", "hook_v"}, Row::Values);
  const bool normed = attention.headNorm != HeadNorm::None;
  const bool normsFirst = attention.headNormPlace == HeadNormPlace::BeforeRotary;
  if (normed && normsFirst) listHeadNorms();
  if (attention.rotary) {
    addOwn(TapPoint::QueryRotated, {"query_rotated", "hook_rot_q"}, Row::Queries);
    addOwn(TapPoint::KeyRotated, {"key_rotated", "hook_rot_k"}, Row::Keys);
  }
  if (normed && !normsFirst) listHeadNorms();
  addOwn(TapPoint::Z, {"z", "hook_z"}, Row::Z);
  addOwn(TapPoint::HeadOutput, {"head_output", "hook_result"}, Row::HeadOutputs);
}

void StackTaps::listFeedForward() {
  addOwn(TapPoint::FeedForwardPre, {"pre", "hook_pre"}, Row::Inner);
  if (m_sublayer->feedForward.gated)
    addOwn(TapPoint::FeedForwardLinear, {"linear", "hook_pre_linear"}, Row::Inner);
  addOwn(TapPoint::FeedForwardPost, {"post", "hook_post"}, Row::Inner);
}

// TransformerLens has a module for each expert with the rows that are sent there, and its expert weights are
// the softmax over all experts. Here the rows of pre and post are those of each token's experts in the order
// of the indices, under the names of a feed-forward.
void StackTaps::listMixture() {
  const MixtureSettings& mixture = m_sublayer->mixture;
  const bool isSoftmax = mixture.routing == ExpertRouting::Softmax;
  addOwn(TapPoint::RouterLogits, {"router", ""}, Row::Experts);
  if (isSoftmax || mixture.routing == ExpertRouting::Sigmoid)
    addOwn(TapPoint::RouterScores, {"router_scores", isSoftmax ? "hook_expert_weights" : ""}, Row::Experts);
  addOwn(TapPoint::ExpertIndices, {"expert_indices", "hook_expert_indices"}, Row::Chosen);
  addOwn(TapPoint::ExpertWeights, {"expert_weights", ""}, Row::Chosen);
  addOwn(TapPoint::FeedForwardPre, {"pre", "hook_pre"}, Row::ChosenInner);
  addOwn(TapPoint::FeedForwardLinear, {"linear", "hook_pre_linear"}, Row::ChosenInner);
  addOwn(TapPoint::FeedForwardPost, {"post", "hook_post"}, Row::ChosenInner);
  addOwn(TapPoint::ExpertOutput, {"expert_output", ""}, Row::ChosenModel);
  if (mixture.sharedSize == 0) return;
  addOwn(TapPoint::SharedPre, {"shared.pre", ""}, Row::SharedInner);
  addOwn(TapPoint::SharedLinear, {"shared.linear", ""}, Row::SharedInner);
  addOwn(TapPoint::SharedPost, {"shared.post", ""}, Row::SharedInner);
  addOwn(TapPoint::SharedOutput, {"shared.output", ""}, Row::Model);
}

void StackTaps::listOutput() {
  const TapPart part = tapPartOf(m_sublayer->kind);
  const Prefix prefix = prefixOf(part);
  const std::string alias(prefix.alias);
  add(part, TapPoint::Output,
      {std::string(prefix.name) + "output", "hook_" + alias.substr(0, alias.size() - 1) + "_out"},
      Row::Model);
}

// Between sublayers that stand side by side the stream is only half of a sum that nobody reads.
void StackTaps::listResidual(bool isLast, bool isRead) {
  const TapPart part = tapPartOf(m_sublayer->kind);
  if (isLast) {
    add(part, TapPoint::Residual, {"residual_post", "hook_resid_post"}, Row::Model);
  } else if (isRead && part == TapPart::CrossAttention) {
    add(part, TapPoint::Residual, {"residual_mid_cross", "hook_resid_mid_cross"}, Row::Model);
  } else if (isRead) {
    add(part, TapPoint::Residual, {"residual_mid", "hook_resid_mid"}, Row::Model);
  }
}

void StackTaps::listLayer() {
  const std::vector<SublayerConfig>& sublayers = m_config.layers[static_cast<std::size_t>(m_layer)].sublayers;
  add(TapPart::Layer, TapPoint::ResidualPre, {"residual_pre", "hook_resid_pre"}, Row::Model);
  for (std::size_t i = 0; i < sublayers.size(); ++i) {
    m_sublayer = &sublayers[i];
    listInputNorm(i + 1);
    if (attends(m_sublayer->kind)) listAttention();
    if (m_sublayer->kind == SublayerKind::FeedForward) listFeedForward();
    if (m_sublayer->kind == SublayerKind::Mixture) listMixture();
    listOutput();
    const bool isLast = i + 1 == sublayers.size();
    listResidual(isLast, !isLast && sublayers[i + 1].input == SublayerInput::Stream);
    listOutputNorm(i + 1);
  }
}

}  // namespace

std::vector<TapInfo> tapsOf(const ModelConfig& config, const ModelWeights& weights) {
  std::vector<TapInfo> taps;
  if (config.encoder) StackTaps(config, AttentionKind::Encoder, *weights.encoder, taps).list();
  if (config.decoder) StackTaps(config, AttentionKind::Decoder, *weights.decoder, taps).list();
  return taps;
}

}  // namespace headlight
