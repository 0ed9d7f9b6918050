"""Forward passes in float64, written from the papers with torch.nn.functional, for the golden checkpoints.

Each function takes a config (as in config.json), the weights by their Hugging Face names (float64 tensors)
and the ids, and returns attentions [L, H, T, T], hidden_states [L + 1, T, d] and logits [T, vocabulary].
hidden_states[0] are the embeddings; the last one is after the final norm where there is one.

Post-norm and pre-norm blocks are also run through torch.nn.TransformerEncoderLayer, which must agree.
"""
import math

import torch
import torch.nn.functional as F

ACTIVATIONS = {
    "gelu": F.gelu,
    "gelu_new": lambda x: F.gelu(x, approximate="tanh"),
    "relu": F.relu,
    "silu": F.silu,
}


def attention(q, k, v, scale, allowed):
    """Vaswani et al. 2017 (arXiv 1706.03762), equation 1. q, k, v: [H, T, d_k]; allowed: [T, T]."""
    scores = torch.einsum("hid,hjd->hij", q, k) * scale
    pattern = torch.softmax(scores.masked_fill(~allowed, -math.inf), dim=-1)
    return pattern, torch.einsum("hij,hjd->hid", pattern, v)


def split_heads(x, heads):
    """[T, H * d_k] -> [H, T, d_k]"""
    return x.view(x.shape[0], heads, -1).transpose(0, 1)


def join_heads(z):
    """[H, T, d_k] -> [T, H * d_k]"""
    return z.transpose(0, 1).reshape(z.shape[1], -1)


def causal(tokens, window=None):
    """[T, T]: key j is seen by query i if i - window < j <= i."""
    i, j = torch.arange(tokens)[:, None], torch.arange(tokens)[None, :]
    return (j <= i) if window is None else (j <= i) & (j > i - window)


def torch_layer(x, w, heads, activation, eps, norm_first, mask=None):
    """The same block by torch.nn.TransformerEncoderLayer; w holds its parameters by torch's names."""
    d, ff = x.shape[-1], w["linear1.weight"].shape[0]
    layer = torch.nn.TransformerEncoderLayer(
        d, heads, ff, dropout=0.0, activation=activation, layer_norm_eps=eps, batch_first=True,
        norm_first=norm_first, dtype=torch.float64)
    layer.load_state_dict(w)
    layer.train()  # the eval path fuses kernels; with dropout 0 both compute the same function
    return layer(x[None], src_mask=None if mask is None else ~mask)[0]


def post_norm_encoder(x, layers, heads, activation, eps):
    """Devlin et al. 2018 (arXiv 1810.04805): blocks as in Vaswani et al. 2017, norm after the sum.

    layers: for each a dict with (weight, bias) pairs q, k, v, o, norm1, up, down, norm2.
    """
    d = x.shape[-1]
    allowed = torch.ones(x.shape[0], x.shape[0], dtype=torch.bool)
    patterns, states = [], [x]
    for p in layers:
        before = x
        q, k, v = (split_heads(F.linear(x, *p[n]), heads) for n in ("q", "k", "v"))
        pattern, z = attention(q, k, v, 1 / math.sqrt(d // heads), allowed)
        x = F.layer_norm(x + F.linear(join_heads(z), *p["o"]), (d,), *p["norm1"], eps)
        inner = activation(F.linear(x, *p["up"]))
        x = F.layer_norm(x + F.linear(inner, *p["down"]), (d,), *p["norm2"], eps)
        again = torch_layer(before, torch_parameters(p), heads, activation, eps, norm_first=False)
        assert torch.allclose(x, again, atol=1e-10, rtol=0), "torch.nn.TransformerEncoderLayer differs"
        patterns.append(pattern)
        states.append(x)
    return torch.stack(patterns), torch.stack(states)


def torch_parameters(p):
    """One layer's parameters under the names of torch.nn.TransformerEncoderLayer."""
    w = {"self_attn.in_proj_weight": torch.cat([p[n][0] for n in "qkv"]),
         "self_attn.in_proj_bias": torch.cat([p[n][1] for n in "qkv"])}
    for theirs, ours in (("self_attn.out_proj", "o"), ("linear1", "up"), ("linear2", "down"),
                         ("norm1", "norm1"), ("norm2", "norm2")):
        w[theirs + ".weight"], w[theirs + ".bias"] = p[ours]
    return w


def pair(w, name):
    return w[name + ".weight"], w[name + ".bias"]


def bert_like(c, w, ids, types, prefix, position_offset):
    """BERT, and RoBERTa (Liu et al. 2019, arXiv 1907.11692), whose positions start at padding_idx + 1."""
    d, eps = c["hidden_size"], c["layer_norm_eps"]
    e = prefix + "embeddings."
    x = w[e + "word_embeddings.weight"][ids] + w[e + "token_type_embeddings.weight"][types]
    x = x + w[e + "position_embeddings.weight"][torch.arange(len(ids)) + position_offset]
    x = F.layer_norm(x, (d,), *pair(w, e + "LayerNorm"), eps)
    names = {"q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value",
             "o": "attention.output.dense", "norm1": "attention.output.LayerNorm",
             "up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm"}
    layers = [{n: pair(w, f"{prefix}encoder.layer.{i}.{full}") for n, full in names.items()}
              for i in range(c["num_hidden_layers"])]
    activation = ACTIVATIONS[c["hidden_act"]]
    return post_norm_encoder(x, layers, c["num_attention_heads"], activation, eps)


def bert(c, w, ids, types):
    patterns, states = bert_like(c, w, ids, types, "bert.", 0)
    p, d = "cls.predictions.", c["hidden_size"]
    x = ACTIVATIONS[c["hidden_act"]](F.linear(states[-1], *pair(w, p + "transform.dense")))
    x = F.layer_norm(x, (d,), *pair(w, p + "transform.LayerNorm"), c["layer_norm_eps"])
    return patterns, states, F.linear(x, w["bert.embeddings.word_embeddings.weight"], w[p + "bias"])


def roberta(c, w, ids, types):
    patterns, states = bert_like(c, w, ids, types, "roberta.", c["pad_token_id"] + 1)
    # The language-model head's activation is the exact GELU whatever hidden_act says.
    x = F.gelu(F.linear(states[-1], *pair(w, "lm_head.dense")))
    x = F.layer_norm(x, (c["hidden_size"],), *pair(w, "lm_head.layer_norm"), c["layer_norm_eps"])
    return patterns, states, F.linear(x, w["roberta.embeddings.word_embeddings.weight"], w["lm_head.bias"])


def distilbert(c, w, ids, types):
    """Sanh et al. 2019 (arXiv 1910.01108): BERT without token types; its norms use 1e-12."""
    d, e = c["dim"], "distilbert.embeddings."
    x = w[e + "word_embeddings.weight"][ids] + w[e + "position_embeddings.weight"][: len(ids)]
    x = F.layer_norm(x, (d,), *pair(w, e + "LayerNorm"), 1e-12)
    names = {"q": "attention.q_lin", "k": "attention.k_lin", "v": "attention.v_lin", "o": "attention.out_lin",
             "norm1": "sa_layer_norm", "up": "ffn.lin1", "down": "ffn.lin2", "norm2": "output_layer_norm"}
    layers = [{n: pair(w, f"distilbert.transformer.layer.{i}.{full}") for n, full in names.items()}
              for i in range(c["n_layers"])]
    activation = ACTIVATIONS[c["activation"]]
    patterns, states = post_norm_encoder(x, layers, c["n_heads"], activation, 1e-12)
    x = activation(F.linear(states[-1], *pair(w, "vocab_transform")))
    x = F.layer_norm(x, (d,), *pair(w, "vocab_layer_norm"), 1e-12)
    return patterns, states, F.linear(x, w[e + "word_embeddings.weight"], w["vocab_projector.bias"])


def gpt2(c, w, ids, types):
    """Radford et al. 2019: pre-norm blocks, learned positions; Conv1D weights are [in, out]."""
    d, heads, eps = c["n_embd"], c["n_head"], c["layer_norm_epsilon"]
    activation = ACTIVATIONS[c["activation_function"]]
    allowed = causal(len(ids))
    x = w["transformer.wte.weight"][ids] + w["transformer.wpe.weight"][: len(ids)]
    patterns, states = [], [x]
    for i in range(c["n_layer"]):
        before, t = x, f"transformer.h.{i}."
        weights = {n: (w[f"{t}{n}.weight"].T, w[f"{t}{n}.bias"])
                   for n in ("attn.c_attn", "attn.c_proj", "mlp.c_fc", "mlp.c_proj")}
        q, k, v = F.linear(F.layer_norm(x, (d,), *pair(w, t + "ln_1"), eps), *weights["attn.c_attn"]).split(d, -1)
        scale = 1 / math.sqrt(d // heads) if c["scale_attn_weights"] else 1.0
        if c["scale_attn_by_inverse_layer_idx"]:
            scale /= i + 1
        pattern, z = attention(*(split_heads(a, heads) for a in (q, k, v)), scale, allowed)
        x = x + F.linear(join_heads(z), *weights["attn.c_proj"])
        inner = activation(F.linear(F.layer_norm(x, (d,), *pair(w, t + "ln_2"), eps), *weights["mlp.c_fc"]))
        x = x + F.linear(inner, *weights["mlp.c_proj"])
        if scale == 1 / math.sqrt(d // heads):
            fused = dict(zip("qkv", zip(weights["attn.c_attn"][0].split(d), weights["attn.c_attn"][1].split(d))))
            p = {**fused, "o": weights["attn.c_proj"], "up": weights["mlp.c_fc"], "down": weights["mlp.c_proj"],
                 "norm1": pair(w, t + "ln_1"), "norm2": pair(w, t + "ln_2")}
            again = torch_layer(before, torch_parameters(p), heads, activation, eps, True, allowed)
            assert torch.allclose(x, again, atol=1e-10, rtol=0), "torch.nn.TransformerEncoderLayer differs"
        patterns.append(pattern)
        states.append(x)
    states[-1] = F.layer_norm(x, (d,), *pair(w, "transformer.ln_f"), eps)
    head = w.get("lm_head.weight", w["transformer.wte.weight"])
    return torch.stack(patterns), torch.stack(states), F.linear(states[-1], head)


def rotary_frequencies(c, head_size, tokens):
    """Su et al. 2021 (arXiv 2104.09864), theta_i = base^(-2i/d), and the scalings of long-context models:
    linear (arXiv 2306.15595), dynamic (the base grows with the text: "NTK-aware"), llama3 (Llama 3.1)."""
    base, scaling = c.get("rope_theta", 10000.0), c.get("rope_scaling") or {}
    kind = scaling.get("rope_type", scaling.get("type"))
    exponents = torch.arange(0, head_size, 2, dtype=torch.float64) / head_size
    if kind == "dynamic":
        longest = c["max_position_embeddings"]
        stretch = scaling["factor"] * max(tokens, longest) / longest - (scaling["factor"] - 1)
        base = base * stretch ** (head_size / (head_size - 2))
    frequencies = base ** -exponents
    if kind == "linear":
        frequencies = frequencies / scaling["factor"]
    if kind == "llama3":
        context, low, high = (scaling[n] for n in ("original_max_position_embeddings", "low_freq_factor",
                                                   "high_freq_factor"))
        turns = context * frequencies / (2 * math.pi)  # full turns within the original context
        blend = ((turns - low) / (high - low)).clamp(0, 1)
        frequencies = (1 - blend) * frequencies / scaling["factor"] + blend * frequencies
    return frequencies


def rotate(x, frequencies):
    """Each pair (x_i, x_{i + d/2}) is turned by position * theta_i. x: [H, T, d_k]"""
    angles = torch.arange(x.shape[1], dtype=torch.float64)[:, None] * frequencies
    a, b = x.chunk(2, dim=-1)
    return torch.cat([a * angles.cos() - b * angles.sin(), a * angles.sin() + b * angles.cos()], dim=-1)


def rms_norm(x, weight, eps):
    """Zhang and Sennrich 2019 (arXiv 1910.07467), equation 4."""
    return x / torch.sqrt((x * x).mean(-1, keepdim=True) + eps) * weight


def llama(c, w, ids, types, feed_forward=None):
    """Touvron et al. 2023 (arXiv 2302.13971), grouped-query attention as in Ainslie et al. (arXiv 2305.13245):
    query head h uses key/value head h // (heads / key_value_heads).

    feed_forward: replaces the gated one; called with the normed state and the layer."""
    heads, groups, eps = c["num_attention_heads"], c["num_key_value_heads"], c["rms_norm_eps"]
    head_size = c.get("head_dim") or c["hidden_size"] // heads
    frequencies = rotary_frequencies(c, head_size, len(ids))
    linear = lambda x, name: F.linear(x, w[name + ".weight"], w.get(name + ".bias"))
    x = w["model.embed_tokens.weight"][ids]
    patterns, states = [], [x]
    for i in range(c["num_hidden_layers"]):
        t = f"model.layers.{i}."
        windowed = c.get("use_sliding_window", True) and i >= c.get("max_window_layers", 0)
        allowed = causal(len(ids), c.get("sliding_window") if windowed else None)
        normed = rms_norm(x, w[t + "input_layernorm.weight"], eps)
        q = rotate(split_heads(linear(normed, t + "self_attn.q_proj"), heads), frequencies)
        k = rotate(split_heads(linear(normed, t + "self_attn.k_proj"), groups), frequencies)
        v = split_heads(linear(normed, t + "self_attn.v_proj"), groups)
        group_of = [h // (heads // groups) for h in range(heads)]
        pattern, z = attention(q, k[group_of], v[group_of], 1 / math.sqrt(head_size), allowed)
        x = x + linear(join_heads(z), t + "self_attn.o_proj")
        normed = rms_norm(x, w[t + "post_attention_layernorm.weight"], eps)
        if feed_forward:
            x = x + feed_forward(normed, i)
        else:
            gated = F.silu(linear(normed, t + "mlp.gate_proj")) * linear(normed, t + "mlp.up_proj")
            x = x + linear(gated, t + "mlp.down_proj")
        patterns.append(pattern)
        states.append(x)
    states[-1] = rms_norm(x, w["model.norm.weight"], eps)
    head = w.get("lm_head.weight", w["model.embed_tokens.weight"])
    return torch.stack(patterns), torch.stack(states), F.linear(states[-1], head)
