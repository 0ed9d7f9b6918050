#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace headlight::test {

using GgufRenames = std::vector<std::pair<std::string, std::string>>;  // Hugging Face's part, llama.cpp's

/// What architectures call otherwise than ggufName() does for all of them; these come first.
inline const GgufRenames& ggufOwnNames(const std::string& architecture) {
  static const GgufRenames sandwich = {{"post_attention_layernorm", "post_attention_norm"},
                                       {"pre_feedforward_layernorm", "ffn_norm"},
                                       {"post_feedforward_layernorm", "post_ffw_norm"}};
  static const std::map<std::string, GgufRenames> own = {
      {"gemma2", sandwich},
      {"gemma3", sandwich},
      {"bert",
       {{"bert.", ""},
        {"embeddings.word_embeddings", "token_embd"},
        {"embeddings.position_embeddings", "position_embd"},
        {"embeddings.token_type_embeddings", "token_types"},
        {"embeddings.LayerNorm", "token_embd_norm"},
        {"encoder.layer.", "blk."},
        {"attention.self.query", "attn_q"},
        {"attention.self.key", "attn_k"},
        {"attention.self.value", "attn_v"},
        {"attention.output.dense", "attn_output"},
        {"attention.output.LayerNorm", "attn_output_norm"},
        {"intermediate.dense", "ffn_up"},
        {"output.dense", "ffn_down"},
        {"output.LayerNorm", "layer_output_norm"}}},
      {"phi3", {{"mlp.gate_up_proj", "ffn_up"}}},
      {"gpt-oss",
       {{"post_attention_layernorm", "post_attention_norm"},
        {"self_attn.sinks", "attn_sinks.weight"},
        {"mlp.router", "ffn_gate_inp"},
        {"mlp.experts.gate_up_proj_bias", "ffn_gate_up_exps.bias"},
        {"mlp.experts.down_proj_bias", "ffn_down_exps.bias"},
        {"mlp.experts.gate_up_proj", "ffn_gate_up_exps.weight"},
        {"mlp.experts.down_proj", "ffn_down_exps.weight"}}},
  };
  static const GgufRenames none;
  const auto found = own.find(architecture);
  return found != own.end() ? found->second : none;
}

inline const GgufRenames& ggufCommonNames() {
  static const GgufRenames names = {{"language_model.", ""},
                                    {"transformer.", ""},
                                    {"model.", ""},
                                    {"h.", "blk."},
                                    {"layers.", "blk."},
                                    {"wte", "token_embd"},
                                    {"wpe", "position_embd"},
                                    {"embed_tokens", "token_embd"},
                                    {"lm_head", "output"},
                                    {"ln_f", "output_norm"},
                                    {"ln_1", "attn_norm"},
                                    {"ln_2", "ffn_norm"},
                                    {"attn.c_attn", "attn_qkv"},
                                    {"attn.c_proj", "attn_output"},
                                    {"mlp.c_fc", "ffn_up"},
                                    {"mlp.c_proj", "ffn_down"},
                                    {"self_attn.q_proj", "attn_q"},
                                    {"self_attn.k_proj", "attn_k"},
                                    {"self_attn.v_proj", "attn_v"},
                                    {"self_attn.o_proj", "attn_output"},
                                    {"self_attn.q_norm", "attn_q_norm"},
                                    {"self_attn.k_norm", "attn_k_norm"},
                                    {"self_attn.qkv_proj", "attn_qkv"},
                                    {"mlp.gate_proj", "ffn_gate"},
                                    {"mlp.up_proj", "ffn_up"},
                                    {"mlp.down_proj", "ffn_down"},
                                    {"input_layernorm", "attn_norm"},
                                    {"post_attention_layernorm", "ffn_norm"},
                                    {"block_sparse_moe.gate", "ffn_gate_inp"}};
  return names;
}

/// "blk.0.ffn_up_exps.*.weight" for one expert's part, which becomes a slice of the stack.
inline std::string ggufExpertName(std::string name) {
  static const std::map<std::string, std::string> parts = {{"w1", "gate"},        {"w2", "down"},
                                                           {"w3", "up"},          {"gate_proj", "gate"},
                                                           {"down_proj", "down"}, {"up_proj", "up"}};
  const std::size_t experts = name.find(".experts.");
  if (experts == std::string::npos) return name;
  const std::size_t layer = name.rfind('.', experts - 1);
  const std::size_t part = name.find('.', experts + 9) + 1;
  const std::size_t end = name.find('.', part);
  return name.substr(0, layer + 1) + "ffn_" + parts.at(name.substr(part, end - part)) + "_exps.*" +
         name.substr(end);
}

/// What convert_hf_to_gguf.py calls a tensor of Hugging Face's library.
inline std::string ggufName(std::string name, const std::string& architecture) {
  const auto rename = [&](const GgufRenames& renames) {
    for (const auto& [theirs, ours] : renames) {
      const std::size_t at = name.find(theirs);
      if (at == 0 || (at != std::string::npos && name[at - 1] == '.')) name.replace(at, theirs.size(), ours);
    }
  };
  rename(ggufOwnNames(architecture));
  rename(ggufCommonNames());
  if (name.starts_with("norm.")) name = "output_" + name;
  return ggufExpertName(name);
}

}  // namespace headlight::test
