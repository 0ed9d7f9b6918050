"""Writes tests/data/families/NAME/ with Hugging Face's own code, for every family in huggingface_families.py.

Command (needs torch and transformers 5; no network), all families or the named ones:

    python3 tests/reference/make_huggingface_goldens.py tests/data/families [NAME ...]

Each folder is a small random checkpoint exactly as save_pretrained writes it: config.json, model.safetensors,
for encoder-decoders also generation_config.json, and reference.safetensors with what the library computes from
these files in float64 with eager attention, stored as float32 (ids, token types and generated ids as int32):

    one stack          ids [T], token_types [T], attentions [L, H, T, T], hidden_states [L + 1, T, d] (the first
                       are the embeddings that enter layer 0, the last one is after the final norm where there is
                       one), logits [T, V] if the model has a head, sink [L, H, T] if it has attention sinks
                       (attentions are then without the sink's column: a row and its sink sum to 1)
    encoder-decoder    ids [T], decoder_ids [D], token_types [T], encoder [L, H, T, T], decoder [L, H, D, D],
                       cross [L, H, D, T], encoder_hidden [T, d], logits [D, V], generated [N]: the ids that greedy
                       search makes, decoder_start_token_id included

A folder NAME-v4 holds only the config.json that transformers 4 would have written for NAME and a file same_as
with the folder that has the weights and the reference; the numbers must be the same, which is checked here.

Seeds are fixed; the gain of queries and keys grows until no head's pattern is near uniform (check_patterns) and
must let a float32 run of the same model agree with the float64 one (check_precision).
"""
import json
import os
import shutil
import sys
import tempfile

os.environ["HF_HUB_OFFLINE"] = "1"

import torch
import transformers
from safetensors.torch import save_file

import huggingface_families as families
from random_weights import Filler

GAINS = (1.0, 1.12, 1.25, 1.4, 1.6, 1.8, 2.1, 2.5)  # tried in this order, times the family's own
LARGEST_ENTROPY = 0.8  # of a head: mean over its rows of entropy / log(visible keys)


class Unsuitable(Exception):
    """These weights make no good golden."""


def load(folder, entry, dtype):
    model = entry["class"].from_pretrained(folder, dtype=dtype, attn_implementation="eager")
    model = model.to(dtype).eval()
    if "after_load" in entry:
        entry["after_load"](model)
    return model


def token_ids(entry, length, seed):
    """Random ids above the special ones, one of them twice, which only its position tells apart."""
    low, high = entry["ids"]
    ids = torch.randint(low, high, (length,), generator=torch.Generator().manual_seed(seed))
    ids[7] = ids[3]
    return ids


def make_inputs(entry, config, seed):
    inputs = {"input_ids": token_ids(entry, entry["tokens"], seed)}
    if "decoder_tokens" in entry:
        decoder = token_ids(entry, entry["decoder_tokens"], seed + 1)
        decoder[0] = entry["generation"]["decoder_start_token_id"]
        inputs["decoder_input_ids"] = decoder
    elif getattr(config, "type_vocab_size", 0) > 1:
        inputs["token_type_ids"] = (torch.arange(entry["tokens"]) >= entry["tokens"] // 2).long()
    return inputs


def stack(tensors):
    return torch.stack([tensor[0] for tensor in tensors]).double()


@torch.no_grad()
def run(model, inputs):
    batch = {name: ids[None] for name, ids in inputs.items()}
    out = model(**batch, output_attentions=True, output_hidden_states=True, use_cache=False) \
        if accepts_cache(model) else model(**batch, output_attentions=True, output_hidden_states=True)
    if "decoder_input_ids" in inputs:
        return {"encoder": stack(out.encoder_attentions), "decoder": stack(out.decoder_attentions),
                "cross": stack(out.cross_attentions), "logits": out.logits[0].double(),
                "encoder_hidden": out.encoder_last_hidden_state[0].double()}
    result = {"attentions": stack(out.attentions), "hidden_states": hidden_states(model, batch, out)}
    if getattr(out, "logits", None) is not None:
        result["logits"] = out.logits[0].double()
    if any(name.endswith("sinks") for name, _ in model.named_parameters()):
        result["sink"] = 1 - result["attentions"].sum(-1)
    return result


def accepts_cache(model):
    return model.config.is_encoder_decoder or hasattr(model, "generate") and model.can_generate()


def hidden_states(model, batch, out):
    """The library's list; its last entry must be what the head reads."""
    body = getattr(model, "base_model", model)
    last = body(**batch).last_hidden_state[0].double()
    states = [state[0].double() for state in out.hidden_states]
    if states[-1].shape == last.shape and not torch.allclose(states[-1], last, atol=1e-5):
        raise AssertionError("the last of hidden_states is not last_hidden_state")
    shapes = {tuple(state.shape) for state in states}
    if len(shapes) > 1:
        print("  hidden states differ in shape:", [tuple(state.shape) for state in states])
        states = [state for state in states if state.shape == states[0].shape]
    return torch.stack(states)


def check_patterns(result):
    """No head is close to uniform over the keys that its rows see."""
    for kind in ("attentions", "encoder", "decoder", "cross"):
        if kind not in result:
            continue
        p = result[kind] / result[kind].sum(-1, keepdim=True)
        visible = (result[kind] > 0).sum(-1)
        entropy = -(p * p.clamp(min=1e-300).log()).sum(-1) / visible.clamp(min=2).log()
        several = (visible >= 2).double()
        mean = (entropy * several).sum(-1) / several.sum(-1)
        if mean.max() > LARGEST_ENTROPY:
            raise Unsuitable(f"{kind}: a head with normalized entropy {mean.max():.2f}")


def check_precision(exact, single):
    for name, value in exact.items():
        limit = 3e-4 if name in ("logits", "hidden_states", "encoder_hidden") else 1e-5
        difference = (value - single[name]).abs().max().item()
        if not difference <= limit:
            raise Unsuitable(f"{name} differs by {difference:.1e} in float32")
    if "logits" in exact and exact["logits"].abs().max() > 30:
        raise Unsuitable(f"a logit of {exact['logits'].abs().max():.0f}")


def generate(model, inputs):
    with torch.no_grad():
        return model.generate(inputs["input_ids"][None], num_beams=1, do_sample=False, max_new_tokens=10,
                              use_cache=False)[0]


def save_checkpoint(entry, name, seed, gain, folder):
    torch.manual_seed(seed)
    config = families.make_config(entry)
    model = entry["class"].from_config(config) if hasattr(entry["class"], "from_config") else entry["class"](config)
    Filler(seed, gain, entry.get("embedding", 0.8), entry.get("matrix", 1.0)).fill(model)
    entry.get("prepare", lambda filled: None)(model)
    model = model.to(entry.get("dtype", torch.float32))
    if "generation" in entry:
        model.generation_config = transformers.GenerationConfig(**entry["generation"])
    os.makedirs(folder, exist_ok=True)
    model.save_pretrained(folder)
    if "generation" not in entry and os.path.exists(os.path.join(folder, "generation_config.json")):
        os.remove(os.path.join(folder, "generation_config.json"))
    if "on_disk" in entry:
        edit_config(folder, entry["on_disk"])


def edit_config(folder, edit):
    path = os.path.join(folder, "config.json")
    with open(path) as file:
        config = json.load(file)
    edit(config)
    with open(path, "w") as file:
        json.dump(config, file, indent=2)
        file.write("\n")


def attempt(entry, name, seed, gain, folder):
    save_checkpoint(entry, name, seed, gain, folder)
    model = load(folder, entry, torch.float64)
    inputs = make_inputs(entry, model.config, seed)
    exact = run(model, inputs)
    check_patterns(exact)
    single_model = load(folder, entry, torch.float32)
    check_precision(exact, run(single_model, inputs))
    if "generation" in entry:
        exact["generated"] = generate(model, inputs)
        if len(set(exact["generated"].tolist())) < 4:
            raise Unsuitable("generated ids repeat")
        if not torch.equal(exact["generated"], generate(single_model, inputs)):
            raise Unsuitable("generated ids differ in float32")
    return inputs, exact


def write_reference(folder, inputs, exact):
    types = inputs.get("token_type_ids", torch.zeros_like(inputs["input_ids"]))
    tensors = {"ids": inputs["input_ids"], "token_types": types}
    if "decoder_input_ids" in inputs:
        tensors["decoder_ids"] = inputs["decoder_input_ids"]
    if "generated" in exact:
        tensors["generated"] = exact["generated"]
    tensors = {name: value.to(torch.int32).contiguous() for name, value in tensors.items()}
    tensors.update({name: value.float().contiguous() for name, value in exact.items() if name != "generated"})
    save_file(tensors, os.path.join(folder, "reference.safetensors"))


def write_old_config(root, name, entry, inputs, exact):
    """NAME-v4; the library must read it as the same model."""
    with open(os.path.join(root, name, "config.json")) as file:
        config = families.old_config(json.load(file), entry)
    folder = os.path.join(root, name + "-v4")
    os.makedirs(folder, exist_ok=True)
    edit = json.dumps(config, indent=2) + "\n"
    for path, text in (("config.json", edit), ("same_as", name + "\n")):
        with open(os.path.join(folder, path), "w") as file:
            file.write(text)
    if entry.get("v4_unchecked"):
        return
    with tempfile.TemporaryDirectory() as scratch:
        shutil.copytree(os.path.join(root, name), scratch, dirs_exist_ok=True)
        shutil.copy(os.path.join(folder, "config.json"), scratch)
        again = run(load(scratch, entry, torch.float64), inputs)
    for key, value in again.items():
        difference = (value - exact[key]).abs().max().item()
        if difference > 1e-6:
            raise AssertionError(f"{name}-v4: {key} differs by {difference:.1e}")


def describe(name, gain, exact, folder):
    size = sum(os.path.getsize(os.path.join(folder, f)) for f in os.listdir(folder))
    kinds = ", ".join(f"{key} {list(value.shape)}" for key, value in exact.items())
    logits = f", largest logit {exact['logits'].abs().max():.1f}" if "logits" in exact else ""
    generated = f", generated {exact['generated'].tolist()}" if "generated" in exact else ""
    print(f"{name}: {size / 1000:.0f} kB, gain {gain:.2f}, {kinds}{logits}{generated}", flush=True)


def write_family(root, name):
    entry = families.FAMILIES[name]
    folder = os.path.join(root, name)
    tries = [(entry.get("gain", 1.3) * gain, seed) for gain in GAINS for seed in range(8)]
    for gain, seed in tries:
        try:
            inputs, exact = attempt(entry, name, families.seed_of(name) + seed, gain, folder)
            break
        except Unsuitable as reason:
            print(f"  {name}, gain {gain:.2f}: {reason}", flush=True)
    else:
        raise SystemExit(f"{name}: no gain makes a good golden")
    write_reference(folder, inputs, exact)
    describe(name, gain, exact, folder)
    if "v4" in entry:
        write_old_config(root, name, entry, inputs, exact)


def main():
    torch.set_num_threads(1)
    transformers.logging.set_verbosity_error()
    transformers.utils.logging.disable_progress_bar()
    for name in sys.argv[2:] or families.FAMILIES:
        write_family(sys.argv[1], name)


if __name__ == "__main__":
    main()
