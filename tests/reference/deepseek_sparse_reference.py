"""DeepSeek-V3.2 (model_type "deepseek_v32") in float64, written from the papers and compared with a golden.

    python3 tests/reference/deepseek_sparse_reference.py tests/data/families/deepseek_v32 [FOLDER ...]

Each FOLDER has a config.json, a model.safetensors in float32 and the reference.safetensors that
make_huggingface_goldens.py wrote from transformers' classes; make_huggingface_goldens.py calls verify() itself. Neither
those classes nor Headlight's code is used here:

    multi-head latent attention   DeepSeek-V2, arXiv 2405.04434, section 2.1.2 and appendix C, equations 37 to 47
    the indexer and its choice    DeepSeek-V3.2, arXiv 2512.02556, section 2.1, equations 1 and 2
    experts                       DeepSeek-V3, arXiv 2412.19437, section 2.1.2, equations 12 to 16
    rotary angles                 YaRN, arXiv 2309.00071, section 3, with the ramp over dimensions of DeepSeek's release

What the papers leave open is as in the code that DeepSeek released with the weights: the indexer's q and k turn in halves
and in their first dimensions, those of the attention in neighbouring pairs and in their last; the indexer's key has a
LayerNorm; its scores are divided by the square roots of the number of heads and of their size.
"""
import json
import math
import os
import sys

import torch
import torch.nn.functional as F
from safetensors.torch import load_file

NARROW_EPSILON = 1e-6  # of the norms of the narrow vectors, and of the indexer's key
LIMITS = {"attentions": 1e-6, "index_scores": 1e-5, "hidden_states": 1e-5, "logits": 1e-5}  # stored in float32


def rms_norm(x, weight, epsilon):
    return x / (x.pow(2).mean(-1, keepdim=True) + epsilon).sqrt() * weight


def mscale(factor, weight):
    """YaRN, equation 22, with a weight of its logarithm."""
    return 1 + 0.1 * weight * math.log(factor) if factor > 1 else 1.0


def angles(c, tokens):
    """[tokens, rotary dimensions / 2]"""
    rope, size = c["rope_parameters"], c["qk_rope_head_dim"]
    length, base = rope["original_max_position_embeddings"], rope["rope_theta"]
    turning = lambda turns: size * math.log(length / (turns * 2 * math.pi)) / (2 * math.log(base))
    low = max(math.floor(turning(rope.get("beta_fast", 32))), 0)
    high = min(math.ceil(turning(rope.get("beta_slow", 1))), size - 1)
    i = torch.arange(size // 2, dtype=torch.float64)
    stretched = ((i - low) / max(high - low, 1e-3)).clamp(0, 1)
    frequency = base ** (-2 * i / size)
    frequency = stretched * frequency / rope["factor"] + (1 - stretched) * frequency
    return torch.outer(torch.arange(tokens, dtype=torch.float64), frequency)


def turn(pairs, theta):
    """Pairs [T, ..., n] of complex numbers by theta [T, n]."""
    shape = [theta.shape[0]] + [1] * (pairs.dim() - 2) + [theta.shape[1]]
    return pairs * torch.polar(torch.ones_like(theta), theta).reshape(shape)


def turn_neighbours(x, theta):
    return torch.view_as_real(turn(torch.complex(x[..., 0::2], x[..., 1::2]), theta)).flatten(-2)


def turn_halves(x, theta):
    first, second = x.chunk(2, dim=-1)
    turned = turn(torch.complex(first, second), theta)
    return torch.cat([turned.real, turned.imag], dim=-1)


def index_scores(c, w, x, narrow, theta):
    """I [T, T]: the sum over heads of weight * relu(q . k), equation 1 of DeepSeek-V3.2."""
    heads, size, turning = c["index_n_heads"], c["index_head_dim"], c["qk_rope_head_dim"]
    q = (narrow @ w["wq_b.weight"].T).reshape(len(x), heads, size)
    k = F.layer_norm(x @ w["wk.weight"].T, (size,), w["k_norm.weight"], w["k_norm.bias"], NARROW_EPSILON)
    q = torch.cat([turn_halves(q[..., :turning], theta), q[..., turning:]], dim=-1)
    k = torch.cat([turn_halves(k[..., :turning], theta), k[..., turning:]], dim=-1)
    weights = x @ w["weights_proj.weight"].T / math.sqrt(heads * size)
    return torch.einsum("th,ths->ts", weights, torch.einsum("thd,sd->ths", q, k).relu())


def chosen_keys(c, scores):
    """[T, T], True for the index_topk keys of each query with the largest scores, later ones left out."""
    chosen = torch.zeros_like(scores, dtype=torch.bool)
    for t in range(len(scores)):
        keys = sorted(range(t + 1), key=lambda s: -scores[t, s].item())
        chosen[t, keys[:c["index_topk"]]] = True
    return chosen


def attention(c, w, x, theta):
    """Its output [T, d_model], patterns [H, T, T] and index scores [T, T]."""
    heads, plain, turning, size = (c[key] for key in
                                   ("num_attention_heads", "qk_nope_head_dim", "qk_rope_head_dim", "v_head_dim"))
    narrow = rms_norm(x @ w["q_a_proj.weight"].T, w["q_a_layernorm.weight"], NARROW_EPSILON)
    q = (narrow @ w["q_b_proj.weight"].T).reshape(len(x), heads, plain + turning)
    compressed, shared = (x @ w["kv_a_proj_with_mqa.weight"].T).split([c["kv_lora_rank"], turning], dim=-1)
    compressed = rms_norm(compressed, w["kv_a_layernorm.weight"], NARROW_EPSILON)
    k, v = (compressed @ w["kv_b_proj.weight"].T).reshape(len(x), heads, plain + size).split([plain, size], dim=-1)
    scores = torch.einsum("thd,shd->hts", q[..., :plain], k) + torch.einsum(
        "thd,sd->hts", turn_neighbours(q[..., plain:], theta), turn_neighbours(shared, theta))
    rope = c["rope_parameters"]
    scores = scores * mscale(rope["factor"], rope["mscale_all_dim"]) ** 2 / math.sqrt(plain + turning)
    indexer = {key[len("indexer."):]: value for key, value in w.items() if key.startswith("indexer.")}
    index = index_scores(c, indexer, x, narrow, theta)
    pattern = scores.masked_fill(~chosen_keys(c, index), -math.inf).softmax(-1)
    return torch.einsum("hts,shd->thd", pattern, v).flatten(1) @ w["o_proj.weight"].T, pattern, index.tril()


def gated(x, w, prefix):
    linear = lambda y, name: y @ w[f"{prefix}{name}_proj.weight"].T
    return linear(F.silu(linear(x, "gate")) * linear(x, "up"), "down")


def experts_of(c, affinity, correction):
    """The experts of one token, by their groups' two best first."""
    choice = affinity + correction
    size = c["n_routed_experts"] // c["n_group"]
    best = [choice[g * size:(g + 1) * size].sort(descending=True).values[:2].sum().item() for g in range(c["n_group"])]
    groups = sorted(range(c["n_group"]), key=lambda g: -best[g])[:c["topk_group"]]
    open_experts = [e for e in range(c["n_routed_experts"]) if e // size in groups]
    return sorted(open_experts, key=lambda e: -choice[e].item())[:c["num_experts_per_tok"]]


def mixture(c, w, x):
    affinity = torch.sigmoid(x @ w["gate.weight"].T)
    rows = []
    for row, scores in zip(x, affinity):
        experts = experts_of(c, scores, w["gate.e_score_correction_bias"])
        total = scores[experts].sum() if c["norm_topk_prob"] else 1.0
        rows.append(gated(row, w, "shared_experts.") + sum(
            c["routed_scaling_factor"] * scores[e] / total * gated(row, w, f"experts.{e}.") for e in experts))
    return torch.stack(rows)


def part(w, prefix):
    return {key[len(prefix):]: value for key, value in w.items() if key.startswith(prefix)}


def forward(c, w, ids):
    """As the golden: attentions, index_scores, hidden_states and logits."""
    x = w["model.embed_tokens.weight"][ids]
    theta = angles(c, len(ids))
    states, patterns, indices = [x], [], []
    for layer in range(c["num_hidden_layers"]):
        own = part(w, f"model.layers.{layer}.")
        norm = lambda name: rms_norm(x, own[name + "_layernorm.weight"], c["rms_norm_eps"])
        added, pattern, index = attention(c, part(own, "self_attn."), norm("input"), theta)
        x = x + added
        mlp = part(own, "mlp.")
        x = x + (gated(norm("post_attention"), mlp, "") if layer < c["first_k_dense_replace"]
                 else mixture(c, mlp, norm("post_attention")))
        states.append(x)
        patterns.append(pattern)
        indices.append(index)
    states[-1] = rms_norm(x, w["model.norm.weight"], c["rms_norm_eps"])
    return {"attentions": torch.stack(patterns), "index_scores": torch.stack(indices),
            "hidden_states": torch.stack(states), "logits": states[-1] @ w["lm_head.weight"].T}


def verify(folder, ids, exact):
    """Asserts that a golden's numbers are those of the papers; the largest differences."""
    with open(os.path.join(folder, "config.json")) as file:
        config = json.load(file)
    weights = {key: value.double() for key, value in load_file(os.path.join(folder, "model.safetensors")).items()}
    own = forward(config, weights, ids.long())
    differences = {key: (own[key] - exact[key].double()).abs().max().item() for key in LIMITS}
    for key, limit in LIMITS.items():
        assert differences[key] <= limit, f"{folder}: {key} differs by {differences[key]:.1e}"
    return differences


def main():
    torch.set_num_threads(1)
    for folder in sys.argv[1:]:
        reference = load_file(os.path.join(folder, "reference.safetensors"))
        print(folder, verify(folder, reference["ids"], reference))


if __name__ == "__main__":
    main()
