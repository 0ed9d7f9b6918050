"""Gradient times attention of small models, by PyTorch's autograd.

    python3 make_gradient_goldens.py FAMILIES OUT

For some folders of FAMILIES (tests/data/families), OUT (tests/data/gradients) gets NAME.safetensors: transformers runs the
model in float64 on the ids below, keeps its attention weights alpha and differentiates one logit y by them. Arrays, KIND
being encoder, decoder or cross:

    ids, decoder_ids   int32
    position, token    int32 [1]: y is the logit of `token` at `position` of the last stack
    logit              [1]
    KIND               [layers, heads, queries, keys]: max(0, alpha dy / dalpha), Barkan et al. 2021 (arXiv 2204.11073)

Made with transformers 5.12 and torch 2.14.
"""
import pathlib
import sys

import torch
from safetensors.torch import save_file
from transformers import AutoModelForCausalLM, AutoModelForMaskedLM, AutoModelForSeq2SeqLM

IDS = [3, 7, 12, 9, 7, 12, 20, 5, 5, 9]
DECODER_IDS = [2, 8, 15, 8, 15, 31, 6]
POSITION, TOKEN = 5, 11
CASES = {"gpt2": AutoModelForCausalLM, "llama": AutoModelForCausalLM, "bert": AutoModelForMaskedLM,
         "bart": AutoModelForSeq2SeqLM}
KINDS = {"gpt2": ["decoder"], "llama": ["decoder"], "bert": ["encoder"], "bart": ["encoder", "decoder", "cross"]}


def attentions_of(name, out):
    if name != "bart":
        return [out.attentions]
    return [out.encoder_attentions, out.decoder_attentions, out.cross_attentions]


def main(families, folder):
    folder.mkdir(exist_ok=True)
    for name, kind_of_model in CASES.items():
        model = kind_of_model.from_pretrained(families / name, dtype=torch.float64, attn_implementation="eager").eval()
        inputs = {"input_ids": torch.tensor([IDS])}
        if name == "bart":
            inputs["decoder_input_ids"] = torch.tensor([DECODER_IDS])
        out = model(**inputs, output_attentions=True, use_cache=False)
        logit = out.logits[0, POSITION, TOKEN]
        arrays = {"ids": torch.tensor(IDS, dtype=torch.int32), "position": torch.tensor([POSITION], dtype=torch.int32),
                  "token": torch.tensor([TOKEN], dtype=torch.int32), "logit": logit.detach().reshape(1).float()}
        if name == "bart":
            arrays["decoder_ids"] = torch.tensor(DECODER_IDS, dtype=torch.int32)
        for kind, weights in zip(KINDS[name], attentions_of(name, out)):
            slopes = torch.autograd.grad(logit, weights, retain_graph=True, allow_unused=True)
            products = [w * (torch.zeros_like(w) if s is None else s) for w, s in zip(weights, slopes)]
            arrays[kind] = torch.stack([p.detach()[0] for p in products]).clamp(min=0).float().contiguous()
        save_file(arrays, folder / f"{name}.safetensors")


main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
