"""Numbers of eight and four bits with scales, as torch and transformers widen them.

    python3 make_quantized_goldens.py OUT

OUT (tests/data/quantized) gets
  float8.safetensors  every byte as weight [16, 16], scales [4, 2] of blocks of 5 rows and 9 columns, and the products
  mxfp4.safetensors   blocks [2, 3, 2, 16], scales [2, 3, 2] and the numbers [2, 3, 64]
Made with transformers 5.12 and torch 2.14. NaN is written as 12345.
"""

import pathlib
import sys

import torch
from safetensors.torch import save_file
from transformers.integrations.mxfp4 import convert_moe_packed_tensors


def main():
    out = pathlib.Path(sys.argv[1])
    torch.manual_seed(3)
    weight = torch.arange(256, dtype=torch.uint8).reshape(16, 16).view(torch.float8_e4m3fn)
    scales = torch.rand(4, 2) + 0.5
    wide = scales.repeat_interleave(5, 0)[:16].repeat_interleave(9, 1)[:, :16]
    values = torch.nan_to_num(weight.float() * wide, nan=12345.0)
    save_file({"weight": weight, "scales": scales, "values": values}, out / "float8.safetensors")

    blocks = torch.randint(0, 256, (2, 3, 2, 16), dtype=torch.uint8)
    blocks[0, 0, 0] = torch.arange(16, dtype=torch.uint8) * 17  # every number twice
    exponents = torch.randint(100, 140, (2, 3, 2), dtype=torch.uint8)
    numbers = convert_moe_packed_tensors(blocks, exponents, dtype=torch.float32)
    numbers = numbers.transpose(1, 2).contiguous()  # back from the order of its own layer
    save_file({"blocks": blocks, "scales": exponents, "values": numbers}, out / "mxfp4.safetensors")
    print(numbers.shape, numbers[0, 0, :8], exponents[0, 0])


main()
