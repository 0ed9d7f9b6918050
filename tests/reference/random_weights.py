"""Fills a Hugging Face model with seeded random weights that make every detail of its arithmetic show.

Projections of queries and keys get a gain of their own, so that attention is neither uniform nor saturated;
biases, norm weights, sinks, router biases and tables of relative positions are far from what a fresh model has.
"""
import math
import re

import torch

# Fused projections of queries, keys and values are included: their values only get a little larger.
QUERY_KEY = re.compile(
    r"(^|[._])(q_proj|k_proj|query|key|query_proj|key_proj|q|k|c_attn|qkv_proj|Wqkv|query_key_value|in_proj|"
    r"q_b_proj|kv_b_proj|kv_a_proj_with_mqa|pos_q_proj|pos_proj|pos_key_proj|pos_query_proj)\.weight$")
QUERY_KEY_NORM = re.compile(r"(q_norm|k_norm|q_layernorm|k_layernorm)(\.norms\.\d+)?\.weight$")
SCALES = [  # of parameters that are neither matrices nor norms; the first match counts
    (re.compile(r"sinks$"), 0.8),
    (re.compile(r"e_score_correction_bias$"), 0.2),
    (re.compile(r"final_logits_bias$"), 0.15),
    (re.compile(r"relative_attention_bias\.weight$"), 1.0),
    (re.compile(r"rel_embeddings\.weight$"), 1.0),
    (re.compile(r"(embed_positions|position_embeddings|wpe)\.weight$"), 0.8),
    (re.compile(r"bias$"), 0.3),
]
BUFFERS = re.compile(r"(e_score_correction_bias|final_logits_bias)$")  # buffers that are weights


def fan_in(module, parameter):
    """The number of inputs of one output."""
    if type(module).__name__ == "Conv1D" or type(module).__name__ == "GptOssExperts":
        return parameter.shape[-2]
    if isinstance(module, torch.nn.Conv1d):
        return parameter.shape[1] * parameter.shape[2]
    return parameter.shape[-1]


class Filler:
    """gain: of queries and keys; embedding: the standard deviation of token embeddings; matrix: gain of the rest."""

    def __init__(self, seed, gain, embedding, matrix):
        self.generator = torch.Generator().manual_seed(seed)
        self.gain = gain
        self.embedding = embedding
        self.matrix = matrix

    def draw(self, parameter):
        return torch.randn(parameter.shape, generator=self.generator)

    def norm_weight(self, name, parameter):
        gain = self.gain if QUERY_KEY_NORM.search(name) else 1.0
        starts_at_zero = bool((parameter == 0).all())  # Gemma's norms multiply by 1 + weight
        return (1 + 0.3 * self.draw(parameter)) * gain - (1 if starts_at_zero else 0)

    def value(self, name, module, parameter):
        if "Norm" in type(module).__name__ and name.endswith("weight"):
            return self.norm_weight(name, parameter)
        for pattern, scale in SCALES:
            if pattern.search(name):
                return scale * self.draw(parameter)
        if isinstance(module, torch.nn.Embedding):
            value = self.embedding * self.draw(parameter)
            if module.padding_idx is not None:
                value[module.padding_idx] = 0  # as training leaves it
            return value
        gain = self.gain if QUERY_KEY.search(name) else self.matrix
        return gain / math.sqrt(fan_in(module, parameter)) * self.draw(parameter)

    @torch.no_grad()
    def fill(self, model):
        for path, module in model.named_modules():
            if "Sinusoidal" in type(module).__name__:
                continue
            buffers = [(n, b) for n, b in module.named_buffers(recurse=False) if BUFFERS.search(n)]
            for name, parameter in list(module.named_parameters(recurse=False)) + buffers:
                parameter.copy_(self.value(f"{path}.{name}", module, parameter))
        model.tie_weights()
