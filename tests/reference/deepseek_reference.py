"""DeepSeek's first mixture of experts (model_type "deepseek", 16B), which no library carries, in float64.

Dai et al. 2024 (arXiv 2401.06066), equations 9 to 11: LLaMA's attention; each token's feed-forward is the sum of
n_shared_experts (stored as one, side by side) and of the num_experts_per_tok routed experts with the highest
softmax(x W), each times that probability. Unless norm_topk_prob is set, these weights do not sum to 1.
"""
import torch
import torch.nn.functional as F

import reference_models as models


def gated(x, w, prefix):
    """Shazeer 2020 (arXiv 2002.05202), SwiGLU."""
    linear = lambda y, name: F.linear(y, w[f"{prefix}.{name}_proj.weight"])
    return linear(F.silu(linear(x, "gate")) * linear(x, "up"), "down")


def mixture(x, w, prefix, c):
    probabilities = torch.softmax(F.linear(x, w[prefix + ".gate.weight"]), dim=-1)
    weights, chosen = probabilities.topk(c["num_experts_per_tok"], dim=-1)
    if c["norm_topk_prob"]:
        weights = weights / weights.sum(-1, keepdim=True)
    rows = [gated(row, w, prefix + ".shared_experts")
            + sum(weight * gated(row, w, f"{prefix}.experts.{expert}") for weight, expert in zip(ws, es))
            for row, ws, es in zip(x, weights, chosen.tolist())]
    return torch.stack(rows)


def deepseek(c, w, ids, types):
    """As the functions of reference_models: attentions, hidden states and logits."""

    def feed_forward(x, layer):
        prefix = f"model.layers.{layer}.mlp"
        sparse = layer >= c["first_k_dense_replace"] and layer % c["moe_layer_freq"] == 0
        return mixture(x, w, prefix, c) if sparse else gated(x, w, prefix)

    return models.llama(c, w, ids, types, feed_forward)
