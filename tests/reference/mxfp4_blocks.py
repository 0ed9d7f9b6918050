"""Experts in 4 bits, as gpt-oss is published (Open Compute Project, Microscaling Formats 1.0, MXFP4).

NAME_blocks [experts, outputs, inputs / 32, 16] holds two codes in a byte, the earlier input in the low half;
NAME_scales [experts, outputs, inputs / 32] holds exponents: weight = VALUES[code] * 2 ** (scale - 127).
The unquantized tensor NAME has the axes [experts, inputs, outputs].
"""
import os
import re

import torch
from safetensors.torch import load_file, save_file

from golden_files import edit_config

VALUES = torch.tensor([0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, -0.0, -0.5, -1.0, -1.5, -2.0, -3.0, -4.0, -6.0])
EXPERTS = re.compile(r"\.mlp\.experts\.(gate_up_proj|down_proj)$")


def quantize(weight):
    """Codes [experts, outputs, blocks, 32] and scales [experts, outputs, blocks]."""
    rows = weight.transpose(1, 2)
    blocks = rows.reshape(*rows.shape[:2], -1, 32)
    exponents = torch.ceil(torch.log2(blocks.abs().amax(-1) / 6))
    codes = (blocks / torch.exp2(exponents)[..., None])[..., None].sub(VALUES).abs().argmin(-1)
    return codes, (exponents + 127).to(torch.uint8)


def dequantize(codes, scales):
    blocks = VALUES[codes] * torch.exp2(scales.float() - 127)[..., None]
    return blocks.flatten(2).transpose(1, 2).contiguous()


def round_weights(folder):
    """Rounds the experts in a folder to what 4 bits can hold; they stay float32."""
    path = os.path.join(folder, "model.safetensors")
    tensors = load_file(path)
    for name in filter(EXPERTS.search, list(tensors)):
        tensors[name] = dequantize(*quantize(tensors[name]))
    save_file(tensors, path, {"format": "pt"})


def store(folder):
    """Writes rounded experts as codes and scales."""
    path = os.path.join(folder, "model.safetensors")
    tensors = load_file(path)
    for name in filter(EXPERTS.search, list(tensors)):
        codes, scales = quantize(tensors[name])
        if not torch.equal(dequantize(codes, scales), tensors.pop(name)):
            raise AssertionError(f"{name} changes when it is stored")
        tensors[name + "_blocks"] = (codes[..., ::2] + 16 * codes[..., 1::2]).to(torch.uint8)
        tensors[name + "_scales"] = scales
    save_file(tensors, path, {"format": "pt"})
    edit_config(folder, lambda config: config.update(quantization_config={
        "modules_to_not_convert": ["model.layers.*.self_attn", "model.layers.*.mlp.router", "model.embed_tokens",
                                   "lm_head"], "quant_method": "mxfp4"}))
