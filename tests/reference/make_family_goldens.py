"""Writes tests/data/families/NAME/{config.json, model.safetensors, reference.safetensors}.

Command, from the repository's root (needs PyTorch and numpy; Debian: python3-torch):

    /usr/bin/python3 tests/reference/make_family_goldens.py tests/data/families

Each folder is a small random checkpoint with Hugging Face's config keys and tensor names. Weights are scaled
so that attention is clearly not uniform and biases and norm weights matter, so that a wrong detail shows.
The reference holds ids [T], token_types [T], attentions [L, H, T, T], hidden_states [L + 1, T, d] and
logits [T, vocabulary], computed in float64 and stored as float32 (ids and token types as int32).
"""
import json
import os
import sys

import numpy as np
import torch

import deepseek_reference
import reference_models as models
import safetensors_file


class Maker:
    """Random float32 parameters by name, drawn from one seeded generator."""

    def __init__(self, seed):
        self.random = np.random.default_rng(seed)
        self.tensors = {}

    def add(self, name, shape, scale):
        self.tensors[name] = (self.random.standard_normal(shape) * scale).astype(np.float32)

    def linear(self, name, outputs, inputs, bias=True, gain=1.0, conv=False):
        self.add(name + ".weight", (inputs, outputs) if conv else (outputs, inputs), gain / np.sqrt(inputs))
        if bias:
            self.add(name + ".bias", (outputs,), 0.4)

    def norm(self, name, size, bias=True):
        self.tensors[name + ".weight"] = (1 + 0.3 * self.random.standard_normal(size)).astype(np.float32)
        if bias:
            self.add(name + ".bias", (size,), 0.3)


QK_GAIN = 1.3  # scores then have a standard deviation of about 1.7: neither uniform nor saturated


def encoder_layer(m, prefix, sizes, names):
    """A layer with its norms behind; the names are those of query, key, value, output, norm, both linear layers, norm."""
    d, ff = sizes
    query, key, value, output, attention_norm, inner, outer, last_norm = [prefix + name for name in names]
    m.linear(query, d, d, gain=QK_GAIN)
    m.linear(key, d, d, gain=QK_GAIN)
    m.linear(value, d, d)
    m.linear(output, d, d)
    m.norm(attention_norm, d)
    m.linear(inner, ff, d)
    m.linear(outer, d, ff)
    m.norm(last_norm, d)


def bert_tensors(m, c, prefix, positions):
    d, ff = c["hidden_size"], c["intermediate_size"]
    e = prefix + "embeddings."
    m.add(e + "word_embeddings.weight", (c["vocab_size"], d), 1.0)
    m.add(e + "position_embeddings.weight", (positions, d), 0.7)
    m.add(e + "token_type_embeddings.weight", (c["type_vocab_size"], d), 0.7)
    m.norm(e + "LayerNorm", d)
    for i in range(c["num_hidden_layers"]):
        encoder_layer(m, f"{prefix}encoder.layer.{i}.", (d, ff), [
            "attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense",
            "attention.output.LayerNorm", "intermediate.dense", "output.dense", "output.LayerNorm"])


def make_bert(m, c):
    bert_tensors(m, c, "bert.", c["max_position_embeddings"])
    m.linear("cls.predictions.transform.dense", c["hidden_size"], c["hidden_size"])
    m.norm("cls.predictions.transform.LayerNorm", c["hidden_size"])
    m.add("cls.predictions.bias", (c["vocab_size"],), 0.4)


def make_roberta(m, c):
    bert_tensors(m, c, "roberta.", c["max_position_embeddings"])
    m.linear("lm_head.dense", c["hidden_size"], c["hidden_size"])
    m.norm("lm_head.layer_norm", c["hidden_size"])
    m.add("lm_head.bias", (c["vocab_size"],), 0.4)


def make_distilbert(m, c):
    d, ff = c["dim"], c["hidden_dim"]
    m.add("distilbert.embeddings.word_embeddings.weight", (c["vocab_size"], d), 1.0)
    m.add("distilbert.embeddings.position_embeddings.weight", (c["max_position_embeddings"], d), 0.7)
    m.norm("distilbert.embeddings.LayerNorm", d)
    for i in range(c["n_layers"]):
        encoder_layer(m, f"distilbert.transformer.layer.{i}.", (d, ff), [
            "attention.q_lin", "attention.k_lin", "attention.v_lin", "attention.out_lin", "sa_layer_norm",
            "ffn.lin1", "ffn.lin2", "output_layer_norm"])
    m.linear("vocab_transform", d, d)
    m.norm("vocab_layer_norm", d)
    m.add("vocab_projector.bias", (c["vocab_size"],), 0.4)


def make_gpt2(m, c):
    d, ff = c["n_embd"], c["n_inner"] or 4 * c["n_embd"]
    gain = QK_GAIN if c["scale_attn_weights"] else 0.7
    m.add("transformer.wte.weight", (c["vocab_size"], d), 0.8)
    m.add("transformer.wpe.weight", (c["n_positions"], d), 0.6)
    for i in range(c["n_layer"]):
        t = f"transformer.h.{i}."
        m.norm(t + "ln_1", d)
        m.linear(t + "attn.c_attn", 3 * d, d, gain=gain, conv=True)
        m.linear(t + "attn.c_proj", d, d, conv=True)
        m.norm(t + "ln_2", d)
        m.linear(t + "mlp.c_fc", ff, d, conv=True)
        m.linear(t + "mlp.c_proj", d, ff, conv=True)
    m.norm("transformer.ln_f", d)
    if not c["tie_word_embeddings"]:
        m.linear("lm_head", c["vocab_size"], d, bias=False)


def make_gated(m, prefix, d, ff, bias=False):
    for name, outputs, inputs in (("gate", ff, d), ("up", ff, d), ("down", d, ff)):
        m.linear(f"{prefix}.{name}_proj", outputs, inputs, bias=bias)


def make_mixture(m, prefix, c):
    d, ff = c["hidden_size"], c["moe_intermediate_size"]
    m.linear(prefix + ".gate", c["n_routed_experts"], d, bias=False, gain=1.5)
    for expert in range(c["n_routed_experts"]):
        make_gated(m, f"{prefix}.experts.{expert}", d, ff)
    make_gated(m, prefix + ".shared_experts", d, ff * c["n_shared_experts"])


def make_llama(m, c):
    d, ff = c["hidden_size"], c["intermediate_size"]
    head_size = c.get("head_dim") or d // c["num_attention_heads"]
    queries, keys = c["num_attention_heads"] * head_size, c["num_key_value_heads"] * head_size
    qkv_bias = c.get("attention_bias", c["model_type"] == "qwen2")
    m.add("model.embed_tokens.weight", (c["vocab_size"], d), 0.8)
    for i in range(c["num_hidden_layers"]):
        t = f"model.layers.{i}."
        m.norm(t + "input_layernorm", d, bias=False)
        m.linear(t + "self_attn.q_proj", queries, d, bias=qkv_bias, gain=QK_GAIN)
        m.linear(t + "self_attn.k_proj", keys, d, bias=qkv_bias, gain=QK_GAIN)
        m.linear(t + "self_attn.v_proj", keys, d, bias=qkv_bias)
        m.linear(t + "self_attn.o_proj", d, queries, bias=c.get("attention_bias", False))
        m.norm(t + "post_attention_layernorm", d, bias=False)
        if i >= c.get("first_k_dense_replace", i + 1):
            make_mixture(m, t + "mlp", c)
        else:
            make_gated(m, t + "mlp", d, ff, c.get("mlp_bias", False))
    m.norm("model.norm", d, bias=False)
    if not c["tie_word_embeddings"]:
        m.linear("lm_head", c["vocab_size"], d, bias=False)


def bert_config(**changes):
    return {"architectures": ["BertForMaskedLM"], "model_type": "bert", "hidden_size": 20, "hidden_act": "gelu",
            "num_hidden_layers": 3, "num_attention_heads": 4, "intermediate_size": 36, "vocab_size": 41,
            "max_position_embeddings": 16, "type_vocab_size": 2, "layer_norm_eps": 1e-12, "pad_token_id": 0,
            "position_embedding_type": "absolute", **changes}


def gpt2_config(**changes):
    return {"architectures": ["GPT2LMHeadModel"], "model_type": "gpt2", "n_embd": 18, "n_head": 3, "n_layer": 3,
            "n_inner": None, "n_positions": 16, "vocab_size": 37, "activation_function": "gelu_new",
            "layer_norm_epsilon": 1e-5, "scale_attn_weights": True, "scale_attn_by_inverse_layer_idx": False,
            "tie_word_embeddings": True, **changes}


def llama_config(**changes):
    return {"architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": 24,
            "intermediate_size": 40, "num_hidden_layers": 2, "num_attention_heads": 4, "num_key_value_heads": 2,
            "vocab_size": 43, "max_position_embeddings": 32, "rms_norm_eps": 1e-5, "rope_theta": 10000.0,
            "rope_scaling": None, "hidden_act": "silu", "attention_bias": False, "tie_word_embeddings": True,
            **changes}


def roberta_config():
    return bert_config(architectures=["RobertaForMaskedLM"], model_type="roberta", max_position_embeddings=16,
                       type_vocab_size=1, layer_norm_eps=1e-5, pad_token_id=1)


def distilbert_config():
    return {"architectures": ["DistilBertForMaskedLM"], "model_type": "distilbert", "dim": 20, "hidden_dim": 36,
            "n_heads": 4, "n_layers": 3, "vocab_size": 41, "max_position_embeddings": 16, "activation": "gelu",
            "sinusoidal_pos_embds": False, "pad_token_id": 0}


LLAMA3 = {"rope_type": "llama3", "factor": 8.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0,
          "original_max_position_embeddings": 64}

# name: (config, makes the tensors, forward, tokens)
VARIANTS = {
    "bert": (bert_config(), make_bert, models.bert, 13),
    "roberta": (roberta_config(), make_roberta, models.roberta, 13),
    "distilbert": (distilbert_config(), make_distilbert, models.distilbert, 13),
    "gpt2": (gpt2_config(), make_gpt2, models.gpt2, 13),
    "gpt2-untied": (gpt2_config(tie_word_embeddings=False, n_inner=30), make_gpt2, models.gpt2, 13),
    "gpt2-unscaled": (gpt2_config(scale_attn_weights=False), make_gpt2, models.gpt2, 13),
    "gpt2-inverse-layer": (gpt2_config(scale_attn_by_inverse_layer_idx=True), make_gpt2, models.gpt2, 13),
    "llama": (llama_config(), make_llama, models.llama, 13),
    "llama-linear": (llama_config(rope_scaling={"type": "linear", "factor": 4.0}), make_llama, models.llama, 21),
    "llama-dynamic": (llama_config(rope_scaling={"type": "dynamic", "factor": 2.0}, max_position_embeddings=8,
                                   head_dim=8), make_llama, models.llama, 21),
    # With 16 dimensions a head and 64 positions, wavelengths fall into all three bands of llama3.
    "llama-llama3": (llama_config(rope_scaling=LLAMA3, head_dim=16, max_position_embeddings=512,
                                  tie_word_embeddings=False), make_llama, models.llama, 33),
    # A head size that is not hidden_size / heads, biases everywhere, three query heads on each key/value head.
    "llama-biases": (llama_config(head_dim=10, num_attention_heads=6, attention_bias=True, mlp_bias=True,
                                  tie_word_embeddings=False), make_llama, models.llama, 13),
    "mistral": (llama_config(architectures=["MistralForCausalLM"], model_type="mistral", sliding_window=5,
                             tie_word_embeddings=False, num_hidden_layers=3), make_llama, models.llama, 17),
    "qwen2": (llama_config(architectures=["Qwen2ForCausalLM"], model_type="qwen2", use_sliding_window=False,
                           sliding_window=5, max_window_layers=1, rms_norm_eps=1e-6, rope_theta=1000000.0),
              make_llama, models.llama, 13),
    "qwen2-window": (llama_config(architectures=["Qwen2ForCausalLM"], model_type="qwen2", use_sliding_window=True,
                                  sliding_window=4, max_window_layers=1, num_hidden_layers=3), make_llama,
                     models.llama, 13),
    # As DeepSeek-LLM publishes its models: LLaMA's model_type, a head for each key/value head, an untied head.
    "deepseek-llm": (llama_config(num_key_value_heads=4, rms_norm_eps=1e-6, tie_word_embeddings=False,
                                  intermediate_size=62), make_llama, models.llama, 13),
    # As DeepSeekMoE 16B: layer 0 is dense; two of six experts with weights that do not sum to 1.
    "deepseek": (llama_config(architectures=["DeepseekForCausalLM"], model_type="deepseek", num_key_value_heads=4,
                              rms_norm_eps=1e-6, tie_word_embeddings=False, scoring_func="softmax", seq_aux=True,
                              aux_loss_alpha=0.001, pretraining_tp=1, moe_layer_freq=1, first_k_dense_replace=1,
                              n_routed_experts=6, n_shared_experts=2, num_experts_per_tok=2, norm_topk_prob=False,
                              moe_intermediate_size=10), make_llama, deepseek_reference.deepseek, 20),
}
for _config, *_ in VARIANTS.values():
    if _config["model_type"] == "qwen2":
        del _config["attention_bias"]  # Qwen2 has no such key: biases on q, k and v, none on the output


def write_variant(folder, name, seed):
    config, make, forward, tokens = VARIANTS[name]
    maker = Maker(seed)
    make(maker, config)
    ids = maker.random.integers(5, config["vocab_size"], tokens)
    ids[7] = ids[3]  # a repeated token, which only its position tells apart
    types = np.zeros(tokens, np.int64)
    if config.get("type_vocab_size", 0) > 1:
        types[tokens // 2:] = 1
    weights = {key: torch.from_numpy(value).double() for key, value in maker.tensors.items()}
    with torch.no_grad():
        patterns, states, logits = forward(config, weights, torch.from_numpy(ids), torch.from_numpy(types))
    path = os.path.join(folder, name)
    os.makedirs(path, exist_ok=True)
    with open(os.path.join(path, "config.json"), "w") as file:
        json.dump(config, file, indent=1)
        file.write("\n")
    safetensors_file.write(os.path.join(path, "model.safetensors"), maker.tensors, {"format": "pt"})
    safetensors_file.write(os.path.join(path, "reference.safetensors"), {
        "ids": ids.astype(np.int32), "token_types": types.astype(np.int32),
        "attentions": patterns.float().numpy(), "hidden_states": states.float().numpy(),
        "logits": logits.float().numpy()})
    peak = patterns.max(-1).values[..., 1:].mean().item()
    print(f"{name}: mean of the rows' largest weight {peak:.2f}, largest logit {logits.abs().max():.1f}")


def main():
    torch.set_num_threads(1)
    for seed, name in enumerate(VARIANTS):
        write_variant(sys.argv[1], name, 1000 + seed)


if __name__ == "__main__":
    main()
