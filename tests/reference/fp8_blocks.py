"""Weights in 8 bits with one scale for each block, as DeepSeek publishes V3: a float8_e4m3fn matrix NAME.weight
and a float32 matrix NAME.weight_scale_inv; weight[i, j] = code[i, j] * scale[i / block, j / block].

The blocks at the right and lower edges may be cut short. Embeddings, head, norms and routers keep their type.
"""
import os
import re

import torch
from safetensors.torch import load_file, save_file

from golden_files import edit_config

BLOCK = 16  # DeepSeek's is 128; here matrices are small and must have several
LARGEST = 448.0  # of float8_e4m3fn
QUANTIZED = re.compile(r"\.layers\..*_proj\w*\.weight$|\.indexer\.(wq_b|wk)\.weight$")
NOT_QUANTIZED = re.compile(r"weights_proj\.weight$")


def is_quantized(name):
    return bool(QUANTIZED.search(name)) and not NOT_QUANTIZED.search(name)


def scales_of(weight):
    """One for each block; bfloat16 has few enough bits that code * scale is exact in float32."""
    rows, columns = (-(-size // BLOCK) for size in weight.shape)
    padded = torch.zeros(rows * BLOCK, columns * BLOCK)
    padded[:weight.shape[0], :weight.shape[1]] = weight.abs()
    largest = padded.view(rows, BLOCK, columns, BLOCK).amax(dim=(1, 3))
    return (largest / LARGEST).to(torch.bfloat16).float()


def spread(scales, shape):
    """A scale for each weight."""
    return scales.repeat_interleave(BLOCK, 0).repeat_interleave(BLOCK, 1)[:shape[0], :shape[1]]


def quantize(weight):
    scales = scales_of(weight)
    codes = (weight / spread(scales, weight.shape)).clamp(-LARGEST, LARGEST).to(torch.float8_e4m3fn)
    return codes, scales


def dequantize(codes, scales):
    return codes.float() * spread(scales, codes.shape)


def round_weights(folder):
    """Rounds the weights in a folder to what 8 bits can hold; they stay float32."""
    path = os.path.join(folder, "model.safetensors")
    tensors = load_file(path)
    for name in filter(is_quantized, list(tensors)):
        tensors[name] = dequantize(*quantize(tensors[name]))
    save_file(tensors, path, {"format": "pt"})


def store(folder):
    """Writes rounded weights as 8 bits and scales."""
    path = os.path.join(folder, "model.safetensors")
    tensors = load_file(path)
    for name in filter(is_quantized, list(tensors)):
        codes, scales = quantize(tensors[name])
        if not torch.equal(dequantize(codes, scales), tensors[name]):
            raise AssertionError(f"{name} changes when it is stored")
        tensors[name], tensors[name + "_scale_inv"] = codes, scales
    save_file(tensors, path, {"format": "pt"})
    edit_config(folder, lambda config: config.update(quantization_config={
        "activation_scheme": "dynamic", "fmt": "e4m3", "quant_method": "fp8", "weight_block_size": [BLOCK, BLOCK]}))
