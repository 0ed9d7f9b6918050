"""Writes tests/data/training/NAME.safetensors: losses and gradients of Hugging Face's own code by PyTorch's autograd.

Command (needs torch and transformers 5; no network), all models or the named ones:

    python3 tests/reference/make_training_goldens.py tests/data/families tests/data/training [NAME ...]

The models are those of tests/data/families/NAME, run in float64 with eager attention and without dropout. Each file
holds a batch of sequences of different lengths one after another, and what comes of it:

    ids, starts [sequences + 1]       of the encoder, or of a decoder-only model; int32 as all ids
    decoder_ids, decoder_starts       of an encoder-decoder
    targets                           for every token of the stack that predicts; -1: none
    label_smoothing [1], loss [1]     float64; the sum of cross-entropies
    gradient.TENSOR                   of that sum, for every tensor of model.safetensors; float32

Ids are above the special ones: the library keeps the embedding of padding from learning, which training never meets.
"""
import os
import sys

os.environ["HF_HUB_OFFLINE"] = "1"

import torch
import transformers
from safetensors.torch import load_file, save_file

from transformers import AutoModelForCausalLM, AutoModelForMaskedLM, AutoModelForSeq2SeqLM

LENGTHS = (11, 1, 15, 6)
DECODER_LENGTHS = (9, 4, 1, 12)
CAUSAL, MASKED, PAIRS = AutoModelForCausalLM, AutoModelForMaskedLM, AutoModelForSeq2SeqLM
# Name: class, label smoothing.
MODELS = {
    "bert": (MASKED, 0.0),
    "albert-groups": (MASKED, 0.1),
    "xlm-roberta": (MASKED, 0.0),
    "gpt2": (CAUSAL, 0.0),
    "llama": (CAUSAL, 0.1),
    "qwen3": (CAUSAL, 0.0),
    "gemma3_text": (CAUSAL, 0.0),
    "olmo2": (CAUSAL, 0.0),
    "granite": (CAUSAL, 0.0),
    "gptj": (CAUSAL, 0.0),
    "phi": (CAUSAL, 0.0),
    "bart": (PAIRS, 0.1),
    "marian": (PAIRS, 0.0),
    "marian-separate": (PAIRS, 0.0),
    "pegasus": (PAIRS, 0.0),
}


def starts_of(lengths):
    return torch.tensor([0, *torch.tensor(lengths).cumsum(0).tolist()], dtype=torch.int32)


def split(rows, lengths):
    return rows.split(list(lengths))


def next_tokens(ids):
    """Each token's follower; the last one has none."""
    return torch.cat([ids[1:], torch.tensor([-1])])


def make_batch(model_class, vocabulary, generator):
    def draw(count):
        return torch.randint(5, vocabulary - 5, (count,), generator=generator)

    ids = draw(sum(LENGTHS))
    batch = {"ids": ids, "starts": starts_of(LENGTHS)}
    if model_class is PAIRS:
        batch["decoder_ids"] = draw(sum(DECODER_LENGTHS))
        batch["decoder_starts"] = starts_of(DECODER_LENGTHS)
        batch["targets"] = draw(sum(DECODER_LENGTHS))
        batch["targets"][3] = -1
    elif model_class is CAUSAL:
        batch["targets"] = torch.cat([next_tokens(part) for part in split(ids, LENGTHS)])
    else:
        chosen = torch.rand(ids.shape, generator=generator) < 0.3
        batch["targets"] = torch.where(chosen, draw(len(ids)), -1)
    return batch


def logits_of(model, batch):
    parts = split(batch["ids"], LENGTHS)
    cache = {"use_cache": False} if model.can_generate() else {}
    if "decoder_ids" not in batch:
        return torch.cat([model(input_ids=ids[None], **cache).logits[0] for ids in parts])
    targets = split(batch["decoder_ids"], DECODER_LENGTHS)
    return torch.cat([model(input_ids=ids[None], decoder_input_ids=target[None], **cache).logits[0]
                      for ids, target in zip(parts, targets)])


def write_golden(families, folder, name):
    model_class, smoothing = MODELS[name]
    model = model_class.from_pretrained(os.path.join(families, name), dtype=torch.float64, attn_implementation="eager")
    model.eval()
    stored = load_file(os.path.join(families, name, "model.safetensors"))
    state = model.state_dict(keep_vars=True)
    leaves = {key: state[key] for key in stored}
    for leaf in leaves.values():
        leaf.requires_grad_(True)
    vocabulary = min(model.config.vocab_size, getattr(model.config, "decoder_vocab_size", None) or 10**6)
    batch = make_batch(model_class, vocabulary, torch.Generator().manual_seed(7))
    loss = torch.nn.functional.cross_entropy(logits_of(model, batch), batch["targets"], ignore_index=-1,
                                             reduction="sum", label_smoothing=smoothing)
    loss.backward()
    tensors = {key: value.to(torch.int32) for key, value in batch.items()}
    tensors["label_smoothing"] = torch.tensor([smoothing], dtype=torch.float64)
    tensors["loss"] = loss.detach()[None]
    unused = [key for key, leaf in leaves.items() if leaf.grad is None]
    for key, leaf in leaves.items():
        if leaf.grad is not None:
            tensors["gradient." + key] = leaf.grad.float()
    path = os.path.join(folder, name + ".safetensors")
    save_file({key: value.contiguous() for key, value in tensors.items()}, path)
    print(f"{name}: {os.path.getsize(path) / 1000:.0f} kB, loss {loss.item():.3f}"
          + (f", without gradient: {unused}" if unused else ""), flush=True)


def main():
    torch.set_num_threads(1)
    transformers.logging.set_verbosity_error()
    transformers.utils.logging.disable_progress_bar()
    os.makedirs(sys.argv[2], exist_ok=True)
    for name in sys.argv[3:] or MODELS:
        write_golden(sys.argv[1], sys.argv[2], name)


if __name__ == "__main__":
    main()
