"""Attention patterns of padded inputs, as transformers' eager attention gives them with attention_mask.

    python3 make_padding_goldens.py FAMILIES OUT

FAMILIES is tests/data/families, whose checkpoints are run in float32 (in float64 the finite mask of LLaMA's relatives becomes
infinite on the way through a float32 softmax, and rows NaN); OUT (tests/data/padding) gets NAME.safetensors for
each case: ids and mask [tokens], and attentions [layers, heads, tokens, tokens]; of encoder-decoders also decoder_ids and
decoder_mask [decoder tokens], and encoder, decoder and cross in place of attentions. Made with transformers 5.12 and torch
2.14. A query that may see no key at all has a uniform row there, an artifact of the finite number that masked scores
get; such rows are written as 0, which is what Headlight says of them.
"""

import pathlib
import sys
import types

import torch
from safetensors.torch import save_file
from transformers import AutoModel

from huggingface_corrections import add_alibi_once

# name -> (family, ids, mask or None)
CASES = {
    "bert-right": ("bert", [3, 7, 11, 2, 0, 0], [1, 1, 1, 1, 0, 0]),
    "bert-left": ("bert", [0, 0, 3, 7, 11, 2], [0, 0, 1, 1, 1, 1]),
    "distilbert-hole": ("distilbert", [3, 7, 11, 2, 5], [1, 0, 1, 1, 0]),
    "roberta-plain": ("roberta", [1, 1, 0, 5, 1, 7, 2, 1], None),
    "roberta-right": ("roberta", [0, 5, 7, 2, 1, 1], [1, 1, 1, 1, 0, 0]),
    "roberta-left": ("roberta", [1, 1, 0, 5, 7, 2], [0, 0, 1, 1, 1, 1]),
    "gpt2-right": ("gpt2", [3, 7, 11, 2, 0, 0], [1, 1, 1, 1, 0, 0]),
    "gpt2-left": ("gpt2", [0, 0, 3, 7, 11, 2], [0, 0, 1, 1, 1, 1]),
    "llama-right": ("llama", [3, 7, 11, 2, 0], [1, 1, 1, 1, 0]),
    "llama-left": ("llama", [0, 3, 7, 11, 2], [0, 1, 1, 1, 1]),
    "mistral-left": ("mistral", [0, 3, 7, 11, 2, 9, 8], [0, 1, 1, 1, 1, 1, 1]),
    "opt-left": ("opt", [0, 0, 3, 7, 11, 2], [0, 0, 1, 1, 1, 1]),
    "opt-hole": ("opt", [3, 7, 11, 2, 5, 9], [1, 1, 0, 1, 0, 1]),
    "bloom-hole": ("bloom", [3, 7, 11, 2, 5, 9], [1, 1, 0, 1, 0, 1]),
    "qwen2-window-left": ("qwen2-window", [0, 3, 7, 11, 2, 9, 8], [0, 1, 1, 1, 1, 1, 1]),
    "falcon-alibi-left": ("falcon-alibi", [0, 0, 3, 7, 11, 2], [0, 0, 1, 1, 1, 1]),
    "falcon-alibi-hole": ("falcon-alibi", [3, 7, 11, 2, 5, 9], [1, 1, 0, 1, 0, 1]),
}

# name -> (family, ids, mask, decoder ids, decoder mask): every query sees its sequence's first token
PAIRS = {
    "bart-both": ("bart", [3, 7, 11, 5, 2, 1], [1, 0, 1, 1, 1, 0], [2, 9, 4, 13, 6], [1, 1, 0, 1, 0]),
    "t5-both": ("t5", [3, 7, 11, 5, 2, 0], [1, 0, 1, 1, 1, 0], [0, 9, 4, 13, 6], [1, 1, 0, 1, 0]),
}


def visible(config, layer, query, key):
    """Whether the model's own mask lets the query see the key."""
    if config.model_type in ("bert", "distilbert", "roberta"):
        return True
    window = getattr(config, "sliding_window", None)
    kinds = getattr(config, "layer_types", None)
    if kinds is not None and kinds[layer] != "sliding_attention":
        window = None
    return key <= query and (window is None or key > query - window)


def attentions_of(folder, ids, mask):
    model = AutoModel.from_pretrained(folder, attn_implementation="eager", dtype=torch.float32).eval()
    if model.config.model_type == "falcon":
        add_alibi_once(types.SimpleNamespace(transformer=model))
    inputs = {"input_ids": torch.tensor([ids])}
    if mask is not None:
        inputs["attention_mask"] = torch.tensor([mask])
    with torch.no_grad():
        result = model(**inputs, output_attentions=True)
    attentions = torch.cat(result.attentions)  # [layers, heads, tokens, tokens]
    open_keys = mask or [1] * len(ids)
    for layer in range(attentions.shape[0]):
        for query in range(len(ids)):
            if not any(open_keys[key] and visible(model.config, layer, query, key) for key in range(len(ids))):
                attentions[layer, :, query] = 0
    return attentions


def pairs_of(folder, ids, mask, decoder_ids, decoder_mask):
    model = AutoModel.from_pretrained(folder, attn_implementation="eager", dtype=torch.float32).eval()
    with torch.no_grad():
        result = model(input_ids=torch.tensor([ids]), attention_mask=torch.tensor([mask]),
                       decoder_input_ids=torch.tensor([decoder_ids]),
                       decoder_attention_mask=torch.tensor([decoder_mask]), output_attentions=True, use_cache=False)
    kinds = {"encoder": result.encoder_attentions, "decoder": result.decoder_attentions, "cross": result.cross_attentions}
    tensors = {kind: torch.cat(attentions).to(torch.float32).contiguous() for kind, attentions in kinds.items()}
    for key, values in (("ids", ids), ("decoder_ids", decoder_ids)):
        tensors[key] = torch.tensor(values, dtype=torch.int32)
    for key, values in (("mask", mask), ("decoder_mask", decoder_mask)):
        tensors[key] = torch.tensor(values, dtype=torch.uint8)
    return tensors


def main():
    families, out = map(pathlib.Path, sys.argv[1:])
    out.mkdir(exist_ok=True)
    for name, (family, ids, mask) in CASES.items():
        attentions = attentions_of(families / family, ids, mask)
        tensors = {"attentions": attentions.to(torch.float32).contiguous(), "ids": torch.tensor(ids, dtype=torch.int32)}
        if mask is not None:
            tensors["mask"] = torch.tensor(mask, dtype=torch.uint8)
        save_file(tensors, out / f"{name}.safetensors", metadata={"family": family})
    for name, (family, *inputs) in PAIRS.items():
        save_file(pairs_of(families / family, *inputs), out / f"{name}.safetensors", metadata={"family": family})


main()
