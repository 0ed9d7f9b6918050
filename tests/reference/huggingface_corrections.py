"""What is done to a model of the library before it is saved or run, where no config can say it."""
import copy
import math

import torch
from torch import nn

from huggingface_entries import rope


def untie(model):
    """Gives the head weights of its own."""
    generator = torch.Generator().manual_seed(1)
    weight = torch.randn(model.lm_head.weight.shape, generator=generator) * 0.8
    model.lm_head.weight = nn.Parameter(weight)


def turn_windows_plainly(model):
    """OLMo 3 stretches the frequencies of full layers only; transformers 5.12 stretches all of them."""
    plain = copy.deepcopy(model.config)
    plain.rope_parameters = rope(model.config.rope_parameters["rope_theta"])
    rotary = type(model.model.rotary_emb)(plain)

    def replace(module, arguments, named):
        states = named["hidden_states"]
        named["position_embeddings"] = rotary(states, torch.arange(states.shape[1])[None])
        return arguments, named

    for layer, kind in zip(model.model.layers, model.config.layer_types):
        if kind == "sliding_attention":
            layer.self_attn.register_forward_pre_hook(replace, with_kwargs=True)


def add_alibi_once(model):
    """transformers 5.12 puts Falcon's biases into the mask, and its eager attention adds them once more."""
    def clear(module, arguments, named):
        named["alibi"] = torch.zeros_like(named["alibi"])
        return arguments, named

    for layer in model.transformer.h:
        layer.self_attention.register_forward_pre_hook(clear, with_kwargs=True)


def name_experts(model):
    """A field that transformers 5.12 reads in group_limited_greedy and never sets."""
    for layer in model.model.layers:
        layer.mlp.num_experts = model.config.n_routed_experts


def scale_scores_for_yarn(model):
    """DeepSeek's own code multiplies V2's scores by yarn's factor squared; transformers does so from 5.15 on."""
    rope_parameters = model.config.rope_parameters
    factor = 0.1 * rope_parameters["mscale_all_dim"] * math.log(rope_parameters["factor"]) + 1
    for layer in model.model.layers:
        layer.self_attn.scaling = layer.self_attn.qk_head_dim ** -0.5 * factor * factor
