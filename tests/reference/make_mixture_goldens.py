"""Outputs of the mixtures of experts of transformers' own models.

    python3 make_mixture_goldens.py OUT

OUT (tests/data/mixture) gets NAME.safetensors for each case: "in" and "out" [rows, d_model], and the tensors of the block
under the names that the model has, experts stacked. Made with transformers 5.12 and torch 2.14 in float64.
"""

import importlib
import pathlib
import sys

import torch
from safetensors.torch import save_file
from transformers import AutoConfig

ROWS, MODEL, EXPERT, EXPERTS = 6, 8, 6, 8
SIZES = {"hidden_size": MODEL, "intermediate_size": EXPERT, "moe_intermediate_size": EXPERT, "num_hidden_layers": 1,
         "num_attention_heads": 2, "num_key_value_heads": 2, "vocab_size": 16}
DEEPSEEK = {"n_routed_experts": EXPERTS, "n_shared_experts": 2, "num_experts_per_tok": 3, "routed_scaling_factor": 2.5,
            "qk_rope_head_dim": 4, "qk_nope_head_dim": 4, "v_head_dim": 4, "kv_lora_rank": 4, "q_lora_rank": None}

# name -> (model_type, class of the block, config)
CASES = {
    "mixtral": ("mixtral", "MixtralSparseMoeBlock", {"num_local_experts": EXPERTS, "num_experts_per_tok": 2}),
    "olmoe": ("olmoe", "OlmoeSparseMoeBlock", {"num_experts": EXPERTS, "num_experts_per_tok": 3, "norm_topk_prob": False}),
    "qwen2_moe": ("qwen2_moe", "Qwen2MoeSparseMoeBlock", {"num_experts": EXPERTS, "num_experts_per_tok": 3, "norm_topk_prob": False,
                                                          "shared_expert_intermediate_size": 10}),
    "deepseek_v2": ("deepseek_v2", "DeepseekV2Moe", DEEPSEEK | {"topk_method": "greedy"}),
    "deepseek_v2-groups": ("deepseek_v2", "DeepseekV2Moe", DEEPSEEK | {"topk_method": "group_limited_greedy", "n_group": 4, "topk_group": 2}),
    "deepseek_v3": ("deepseek_v3", "DeepseekV3MoE", DEEPSEEK | {"n_group": 4, "topk_group": 2, "norm_topk_prob": True}),
    "gpt_oss": ("gpt_oss", "GptOssMLP", {"num_local_experts": EXPERTS, "num_experts_per_tok": 3}),
    "llama4": ("llama4_text", "Llama4TextMoe", {"num_local_experts": EXPERTS, "num_experts_per_tok": 1}),
}


def block_of(model_type, name, fields):
    config = AutoConfig.for_model(model_type, **SIZES, **fields)
    config._experts_implementation = "eager"
    family = model_type.removesuffix("_text")
    module = importlib.import_module(f"transformers.models.{family}.modeling_{family}")
    block = getattr(module, name)(config).double().eval()
    block.num_experts = EXPERTS  # which DeepSeek-V2's groups need and its block lacks
    return block


def main():
    out = pathlib.Path(sys.argv[1])
    for name, (model_type, block_name, fields) in CASES.items():
        generator = torch.Generator().manual_seed(7)
        block = block_of(model_type, block_name, fields)
        # Rounded to float32, so that both sides start from the same numbers. Large enough for gpt_oss's clamp.
        for tensor in block.state_dict().values():
            tensor.copy_((torch.randn(tensor.shape, generator=generator) * 1.5).float())
        rows = (torch.randn(ROWS, MODEL, generator=generator) * 2).float().double()
        with torch.no_grad():
            made = block(rows[None])
        made = made[0] if isinstance(made, tuple) else made
        tensors = {"in": rows, "out": made.reshape(ROWS, MODEL)} | block.state_dict()
        save_file({key: value.float().contiguous() for key, value in tensors.items()}, out / f"{name}.safetensors")
        print(name, {key: list(value.shape) for key, value in tensors.items()})


main()
