"""Queries turned by the position embeddings of transformers' own models, and kinds of layers as its configs give them.

    python3 make_rope_goldens.py OUT

OUT (tests/data/rope) gets
  rotary.json       for each case a config, the kind of layer, the length of the run, one head of a query, and that head at
                    two positions as the model's own code turns it
  layer_types.json  for each case a config, its layer_types and the layers that have rotary positions
Made with transformers 5.12 and torch 2.14. Where a model sorts interleaved pairs into halves they are sorted back, as
products of queries and keys are the same.
"""

import copy
import importlib
import json
import pathlib
import sys

import torch
from transformers import AutoConfig

SIZES = {"hidden_size": 48, "num_attention_heads": 4, "num_key_value_heads": 4, "num_hidden_layers": 4, "max_position_embeddings": 64}
YARN = {"rope_type": "yarn", "factor": 4.0, "original_max_position_embeddings": 16, "rope_theta": 500.0}
LLAMA3 = {"rope_type": "llama3", "factor": 8.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0}
LONG = {"long_factor": [1.0, 2.5, 4.0, 7.0, 9.0, 11.0], "short_factor": [1.0, 1.1, 1.2, 1.3, 1.4, 1.5]}
MLA = {"qk_rope_head_dim": 8, "qk_nope_head_dim": 4, "v_head_dim": 8, "kv_lora_rank": 4, "q_lora_rank": None}
BOTH = ["full_attention", "sliding_attention"]
GEMMA3 = SIZES | {"head_dim": 12, "layer_types": ["sliding_attention", "full_attention"] * 2}

# (name, model_type, config, lengths of the run, kinds of layers)
CASES = [
    ("plain", "llama", SIZES | {"rope_theta": 300.0}, [12], [""]),
    ("linear", "llama", SIZES | {"rope_scaling": {"type": "linear", "factor": 4.0}}, [12], [""]),
    ("dynamic", "llama", SIZES | {"max_position_embeddings": 16, "rope_scaling": {"type": "dynamic", "factor": 2.0}}, [12, 40], [""]),
    ("llama3", "llama", SIZES | {"rope_theta": 100.0, "rope_scaling": LLAMA3 | {"original_max_position_embeddings": 32}}, [40], [""]),
    ("llama3, original missing", "llama", SIZES | {"rope_parameters": LLAMA3 | {"rope_theta": 100.0}}, [40], [""]),
    ("yarn", "llama", SIZES | {"rope_parameters": YARN}, [40], [""]),
    ("yarn, not truncated", "llama", SIZES | {"rope_parameters": YARN | {"truncate": False, "beta_fast": 3, "beta_slow": 0.5}}, [40], [""]),
    ("yarn, attention factor", "llama", SIZES | {"rope_parameters": YARN | {"attention_factor": 0.7}}, [40], [""]),
    ("yarn, mscale", "llama", SIZES | {"rope_parameters": YARN | {"mscale": 1.0, "mscale_all_dim": 0.5}}, [40], [""]),
    ("yarn, factor null", "llama", SIZES | {"rope_parameters": YARN | {"factor": None}}, [40], [""]),
    ("yarn of gpt_oss", "gpt_oss", SIZES | {"head_dim": 12}, [40], [""]),
    ("su", "phi3", SIZES | {"original_max_position_embeddings": 16, "rope_scaling": {"type": "su", "original_max_position_embeddings": 16} | LONG}, [16, 17], [""]),
    ("longrope, partial", "phi3", SIZES | {"hidden_size": 64, "partial_rotary_factor": 0.5, "original_max_position_embeddings": 16, "rope_scaling":
     {"type": "longrope", "long_factor": [1.0, 2.0, 3.0, 4.0], "short_factor": [1.0, 1.0, 1.5, 2.0]}}, [12, 40], [""]),
    ("longrope, attention factor", "llama", SIZES | {"rope_parameters": LONG | {"rope_type": "longrope", "attention_factor": 1.5,
     "original_max_position_embeddings": 16}}, [40], [""]),
    ("rotary_pct", "gpt_neox", SIZES | {"rotary_pct": 0.5, "rotary_emb_base": 200}, [12], [""]),
    ("part of gpt_neox", "gpt_neox", SIZES | {"hidden_size": 64}, [12], [""]),
    ("glm", "glm", SIZES | {"head_dim": 16}, [12], [""]),
    ("cohere", "cohere", SIZES, [12], [""]),
    ("rotary_dim", "gptj", {"n_embd": 48, "n_head": 4, "n_layer": 2, "n_positions": 64, "rotary_dim": 8}, [12], [""]),
    ("gemma3, old keys", "gemma3_text", GEMMA3 | {"rope_theta": 5000.0, "rope_local_base_freq": 50.0, "rope_scaling":
     {"rope_type": "linear", "factor": 8.0}}, [12], BOTH),
    ("gemma3, new keys", "gemma3_text", GEMMA3 | {"rope_parameters": {"full_attention": {"rope_type": "linear", "factor": 8.0,
     "rope_theta": 5000.0}, "sliding_attention": {"rope_type": "default", "rope_theta": 50.0}}}, [12], BOTH),
    ("gemma3, no keys", "gemma3_text", GEMMA3, [12], BOTH),
    ("modernbert, old keys", "modernbert", SIZES | {"global_rope_theta": 4000.0, "local_rope_theta": 70.0}, [12], BOTH),
    ("modernbert, no keys", "modernbert", SIZES, [12], BOTH),
    ("proportional", "gemma4_text", GEMMA3 | {"global_head_dim": 16}, [12], BOTH),
    ("interleaved yarn", "deepseek_v3", SIZES | MLA | {"rope_scaling": YARN | {"mscale": 1.0, "mscale_all_dim": 0.7}}, [40], [""]),
    ("complex numbers", "deepseek_v2", SIZES | MLA | {"rope_scaling": YARN | {"mscale": 0.707, "mscale_all_dim": 0.7}}, [40], [""]),
]

LAYERS = {"hidden_size": 48, "num_attention_heads": 4, "num_key_value_heads": 4, "num_hidden_layers": 9}
LAYER_CASES = [(family, LAYERS) for family in ("gemma2", "gemma3_text", "cohere2", "olmo3", "gpt_oss", "modernbert", "qwen2", "qwen3",
                                               "qwen2_moe", "smollm3", "llama4_text")]
LAYER_CASES += [
    ("gemma4_text", LAYERS | {"num_hidden_layers": 12}),
    ("gemma3_text", LAYERS | {"sliding_window_pattern": 4}),
    ("cohere2", LAYERS | {"sliding_window_pattern": 3}),
    ("modernbert", LAYERS | {"global_attn_every_n_layers": 2}),
    ("qwen2", LAYERS | {"use_sliding_window": True, "max_window_layers": 5}),
    ("qwen3", LAYERS | {"use_sliding_window": True, "max_window_layers": 5, "sliding_window": None}),
    ("qwen2_moe", LAYERS | {"use_sliding_window": True, "max_window_layers": 5}),
    ("smollm3", LAYERS | {"use_sliding_window": True, "sliding_window": 8, "no_rope_layer_interval": 3}),
    ("smollm3", LAYERS | {"no_rope_layers": [1, 0, 1, 1, 1, 0, 1, 1, 1]}),
    ("llama4_text", LAYERS | {"no_rope_layers": [], "no_rope_layer_interval": 2}),
    ("gpt_neo", {"num_layers": 9, "attention_types": [[["global", "local", "local"], 3]]}),
    ("gemma2", LAYERS | {"num_hidden_layers": 2, "layer_types": ["full_attention", "full_attention"]}),
]


def module_of(model_type):
    name = model_type.removesuffix("_text")
    return importlib.import_module(f"transformers.models.{name}.modeling_{name}")


def embedding_of(module, config):
    """The module that makes cosines and sines; of several, that of the text model."""
    names = [name for name in vars(module) if name.endswith("RotaryEmbedding") and "Vision" not in name]
    own = [name for name in names if vars(module)[name].__module__ == module.__name__]
    return vars(module)[sorted(own, key=len)[0] if len(own) == 1 else next(n for n in own if "Text" in n)](config)


def turned(model_type, config, layer_type, query, tokens):
    """The query [d] at every position: [tokens, d]."""
    module = module_of(model_type)
    positions = torch.arange(tokens)[None]
    rows = query.expand(1, 1, tokens, -1)  # [batch, head, token, dimension]
    if model_type == "gptj":
        sincos = module.create_sinusoidal_positions(64, config.rotary_dim)[positions]
        sin, cos = torch.split(sincos, sincos.shape[-1] // 2, dim=-1)
        part = rows.transpose(1, 2)[..., : config.rotary_dim]
        return torch.cat((module.apply_rotary_pos_emb(part, sin, cos)[0, :, 0], rows[0, 0, :, config.rotary_dim:]), -1)
    arguments = (rows, positions) + ((layer_type,) if layer_type else ())
    made = embedding_of(module, config)(*arguments)
    if model_type == "deepseek_v2":
        return module.apply_rotary_emb(rows, rows, made)[0][0, 0]
    cos, sin = made
    if model_type == "deepseek_v3":
        halves = module.apply_rotary_pos_emb_interleave(rows, rows, cos, sin)[0][0, 0]
        return torch.stack(halves.chunk(2, -1), -1).flatten(-2)
    if model_type == "gpt_oss":
        return module._apply_rotary_emb(rows, cos[:, None], sin[:, None])[0, 0]
    if model_type == "gemma4_text":
        return module.apply_rotary_pos_emb(rows, cos, sin, unsqueeze_dim=1)[0, 0]
    return module.apply_rotary_pos_emb(rows, rows, cos, sin)[0][0, 0]


def head_size(model_type, config, layer_type):
    if model_type.startswith("deepseek"):
        return config.qk_rope_head_dim
    if model_type == "gemma4_text" and layer_type == "full_attention":
        return config.global_head_dim
    return getattr(config, "head_dim", None) or config.hidden_size // config.num_attention_heads


def rounded(row):
    return [round(value, 7) for value in row.tolist()]


def rotary_cases():
    for name, model_type, fields, lengths, layer_types in CASES:
        for layer_type in layer_types:
            for tokens in lengths:
                config = AutoConfig.for_model(model_type, **copy.deepcopy(fields))
                query = torch.sin(torch.arange(head_size(model_type, config, layer_type)) * 1.7 + 0.3) + 0.2
                rows = turned(model_type, config, layer_type, query, tokens)
                positions = [1, tokens - 1]
                yield {"name": f"{name}: {tokens} tokens {layer_type}".strip(), "config": {"model_type": model_type} | fields,
                       "layerType": layer_type, "tokens": tokens, "positions": positions, "query": rounded(query),
                       "turned": [rounded(rows[position]) for position in positions]}


def layer_cases():
    for model_type, fields in LAYER_CASES:
        config = AutoConfig.for_model(model_type, **copy.deepcopy(fields))
        kinds = getattr(config, "layer_types", None)
        if model_type == "gpt_neo":
            kinds = [{"global": "full_attention", "local": "sliding_attention"}[kind] for kind in config.attention_layers]
        rope = getattr(config, "no_rope_layers", None) or [1] * len(kinds)
        yield {"config": {"model_type": model_type} | fields, "layerTypes": kinds, "rope": [bool(value) for value in rope]}


def write(path, cases):
    lines = ",\n".join(json.dumps(case) for case in cases)
    path.write_text(f"[\n{lines}\n]\n")


def main():
    out = pathlib.Path(sys.argv[1])
    with torch.no_grad():
        write(out / "rotary.json", rotary_cases())
    write(out / "layer_types.json", layer_cases())


main()
