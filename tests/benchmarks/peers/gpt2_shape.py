# A GPT-2-small-shaped transformer with random weights, for measuring engines against each other.
#
#   python3 gpt2_shape.py FOLDER
#
# writes FOLDER/config.json and FOLDER/model.safetensors with Hugging Face's names (Headlight opens the folder) and, where
# PyTorch can export it, FOLDER/model.onnx: ids [tokens] -> logits of the last token [vocabulary] and the attention
# pattern of every layer [heads, tokens, tokens]. Needs PyTorch (Debian's python3-torch).
import json
import math
import os
import struct
import sys

import torch
import torch.nn.functional as F

LAYERS, HEADS, WIDTH, VOCABULARY, POSITIONS = 12, 12, 768, 50257, 1024


def make_weights():
    generator = torch.Generator().manual_seed(1)
    weights = {}

    def normal(name, *shape, std=0.02, mean=0.0):
        weights[name] = torch.randn(*shape, generator=generator) * std + mean

    normal("transformer.wte.weight", VOCABULARY, WIDTH)
    normal("transformer.wpe.weight", POSITIONS, WIDTH)
    for layer in range(LAYERS):
        prefix = f"transformer.h.{layer}."
        for norm in ("ln_1", "ln_2"):
            normal(prefix + norm + ".weight", WIDTH, std=0.1, mean=1.0)
            normal(prefix + norm + ".bias", WIDTH)
        # Wider than trained ones, so that random heads do not all look alike.
        normal(prefix + "attn.c_attn.weight", WIDTH, 3 * WIDTH, std=0.06)
        normal(prefix + "attn.c_attn.bias", 3 * WIDTH)
        normal(prefix + "attn.c_proj.weight", WIDTH, WIDTH)
        normal(prefix + "attn.c_proj.bias", WIDTH)
        normal(prefix + "mlp.c_fc.weight", WIDTH, 4 * WIDTH)
        normal(prefix + "mlp.c_fc.bias", 4 * WIDTH)
        normal(prefix + "mlp.c_proj.weight", 4 * WIDTH, WIDTH)
        normal(prefix + "mlp.c_proj.bias", WIDTH)
    normal("transformer.ln_f.weight", WIDTH, std=0.1, mean=1.0)
    normal("transformer.ln_f.bias", WIDTH)
    return weights


class Gpt2(torch.nn.Module):
    """The forward of GPT-2 with every attention pattern as an output, as engines are asked for them."""

    def __init__(self, weights):
        super().__init__()
        self.weights = torch.nn.ParameterDict(
            {name.replace(".", "_"): torch.nn.Parameter(value, requires_grad=False) for name, value in weights.items()})

    def tensor(self, name):
        return self.weights[name.replace(".", "_")]

    def norm(self, x, name):
        return F.layer_norm(x, (WIDTH,), self.tensor(name + ".weight"), self.tensor(name + ".bias"), 1e-5)

    def linear(self, x, name):
        return torch.matmul(x, self.tensor(name + ".weight")) + self.tensor(name + ".bias")

    def forward(self, ids):
        tokens = ids.shape[0]
        positions = torch.arange(tokens)
        x = self.tensor("transformer.wte.weight")[ids] + self.tensor("transformer.wpe.weight")[positions]
        later = torch.ones(tokens, tokens, dtype=torch.bool).triu(1)
        patterns = []
        for layer in range(LAYERS):
            prefix = f"transformer.h.{layer}."
            qkv = self.linear(self.norm(x, prefix + "ln_1"), prefix + "attn.c_attn")
            q, k, v = (part.view(-1, HEADS, WIDTH // HEADS).transpose(0, 1) for part in qkv.split(WIDTH, dim=1))
            scores = torch.matmul(q, k.transpose(1, 2)) / math.sqrt(WIDTH // HEADS)
            pattern = torch.softmax(scores.masked_fill(later, float("-inf")), dim=-1)
            patterns.append(pattern)
            z = torch.matmul(pattern, v).transpose(0, 1).reshape(-1, WIDTH)
            x = x + self.linear(z, prefix + "attn.c_proj")
            hidden = F.gelu(self.linear(self.norm(x, prefix + "ln_2"), prefix + "mlp.c_fc"), approximate="tanh")
            x = x + self.linear(hidden, prefix + "mlp.c_proj")
        last = self.norm(x[-1], "transformer.ln_f")
        return (torch.matmul(self.tensor("transformer.wte.weight"), last), *patterns)


def write_safetensors(weights, file):
    header, offset = {}, 0
    for name, value in weights.items():
        size = value.numel() * 4
        header[name] = {"dtype": "F32", "shape": list(value.shape), "data_offsets": [offset, offset + size]}
        offset += size
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(file, "wb") as out:
        out.write(struct.pack("<Q", len(text)) + text)
        for value in weights.values():
            out.write(value.contiguous().numpy().tobytes())


def main():
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    weights = make_weights()
    write_safetensors(weights, os.path.join(folder, "model.safetensors"))
    config = {"model_type": "gpt2", "architectures": ["GPT2LMHeadModel"], "n_layer": LAYERS, "n_head": HEADS,
              "n_embd": WIDTH, "n_positions": POSITIONS, "vocab_size": VOCABULARY, "activation_function": "gelu_new",
              "layer_norm_epsilon": 1e-5, "tie_word_embeddings": True}
    with open(os.path.join(folder, "config.json"), "w") as out:
        json.dump(config, out, indent=1)
    names = ["logits"] + [f"pattern{layer}" for layer in range(LAYERS)]
    model = Gpt2(weights).eval()
    axes = {"ids": {0: "tokens"}, **{name: {1: "tokens", 2: "tokens"} for name in names[1:]}}
    torch.onnx.export(model, (torch.arange(7),), os.path.join(folder, "model.onnx"), input_names=["ids"],
                      output_names=names, dynamic_axes=axes, opset_version=17)


if __name__ == "__main__":
    main()
