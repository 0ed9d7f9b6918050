"""Patterns derived from attention, and statistics of heads, of small models run by transformers itself.

    python3 make_pattern_goldens.py FAMILIES OUT

For some folders of FAMILIES (tests/data/families), OUT (tests/data/patterns) gets NAME.safetensors: the model is run
here in float64 on the ids below, and everything is computed from its own attention weights, values and output projections
with NumPy; maximum flows are networkx's. Arrays, KIND being encoder, decoder or cross:

    ids, decoder_ids, special, punctuation   int32; the last two mark tokens of the main text [tokens]
    KIND.mean            [layers, queries, keys]           heads averaged
    KIND.rollout         [layers, tokens, tokens]          Abnar and Zuidema 2020 (arXiv 2005.00928), section 3
    KIND.flow            [layers, tokens, tokens]          the same paper: maximum flow from each token of each layer
    KIND.value_weighted  [layers, heads, queries, keys]    |alpha f(v)|, Kobayashi et al. 2020 (arXiv 2004.10102)
    KIND.statistics      [layers, heads, 12]               in the order of STATISTICS; NaN: no meaning
    KIND.agreement       [layers * heads, layers * heads]  1 - Jensen-Shannon divergence in bits, mean over queries

Made with transformers 5.12, torch 2.14 and networkx 3.
"""
import pathlib
import sys

import networkx
import numpy as np
import torch
from safetensors.numpy import save_file
from transformers import AutoModelForCausalLM, AutoModelForMaskedLM, AutoModelForSeq2SeqLM

STATISTICS = ["entropy", "normalized-entropy", "distance", "previous", "same", "next", "first", "special", "punctuation",
              "duplicate", "induction", "confidence"]
IDS = [3, 7, 12, 9, 7, 12, 20, 5, 5, 9, 7, 12, 3]
DECODER_IDS = [2, 8, 15, 8, 15, 31, 6, 8]
SPECIAL = {0, 12}      # places of IDS
PUNCTUATION = {6, 7, 8}


class Values:
    """Keeps the values [keys, heads, d_v] and the output projection [heads, d_v, d_model] of each attention."""

    def __init__(self, heads):
        self.heads = heads
        self.values = {}
        self.outputs = {}

    def listen(self, module, kind, layer, part=None):
        def keep(_, __, out):
            rows = out.detach()[0].numpy()
            if part is not None:
                rows = np.split(rows, 3, axis=1)[part]
            self.values[kind, layer] = rows
        module.register_forward_hook(keep)

    def output(self, weight, kind, layer):
        self.outputs[kind, layer] = weight.detach().numpy()  # [heads * d_v, d_model]

    def norms(self, kind, layer):
        """|f(v)| [heads, keys]; f(v) is the value, its bias included, times the head's part of W_O."""
        output = self.outputs[kind, layer]
        size = output.shape[0] // self.heads[kind]
        values = self.values[kind, layer]
        repeats = self.heads[kind] * size // values.shape[1]  # query heads for each head of keys and values
        result = []
        for head in range(self.heads[kind]):
            group = head // repeats
            v = values[:, group * size:(group + 1) * size]
            result.append(np.linalg.norm(v @ output[head * size:(head + 1) * size], axis=1))
        return np.stack(result)


def gpt2(model):
    seen = Values({"decoder": model.config.n_head})
    for layer, block in enumerate(model.transformer.h):
        seen.listen(block.attn.c_attn, "decoder", layer, part=2)
        seen.output(block.attn.c_proj.weight, "decoder", layer)
    return seen


def llama(model):
    seen = Values({"decoder": model.config.num_attention_heads})
    for layer, block in enumerate(model.model.layers):
        seen.listen(block.self_attn.v_proj, "decoder", layer)
        seen.output(block.self_attn.o_proj.weight.T, "decoder", layer)
    return seen


def bert(model):
    seen = Values({"encoder": model.config.num_attention_heads})
    for layer, block in enumerate(model.bert.encoder.layer):
        seen.listen(block.attention.self.value, "encoder", layer)
        seen.output(block.attention.output.dense.weight.T, "encoder", layer)
    return seen


def bart(model):
    c = model.config
    seen = Values({"encoder": c.encoder_attention_heads, "decoder": c.decoder_attention_heads,
                   "cross": c.decoder_attention_heads})
    stacks = [("encoder", model.model.encoder.layers, "self_attn"), ("decoder", model.model.decoder.layers, "self_attn"),
              ("cross", model.model.decoder.layers, "encoder_attn")]
    for kind, layers, name in stacks:
        for layer, block in enumerate(layers):
            seen.listen(getattr(block, name).v_proj, kind, layer)
            seen.output(getattr(block, name).out_proj.weight.T, kind, layer)
    return seen


CASES = {
    "gpt2": (gpt2, AutoModelForCausalLM),
    "llama": (llama, AutoModelForCausalLM),
    "bert": (bert, AutoModelForMaskedLM),
    "bart": (bart, AutoModelForSeq2SeqLM),
}


def mixed(patterns):
    """A = 0.5 W + 0.5 I of each layer, rows made to sum to 1; W is the mean over heads."""
    a = 0.5 * patterns.mean(axis=1) + 0.5 * np.eye(patterns.shape[-1])
    return a / a.sum(axis=-1, keepdims=True)


def rollout(patterns):
    layers = mixed(patterns)
    made = [layers[0]]
    for a in layers[1:]:
        made.append(a @ made[-1])
    return np.stack(made)


def flow(patterns):
    """Capacities are whole numbers, so that networkx's sums are exact."""
    one = 2 ** 48
    layers = mixed(patterns)
    count, tokens, _ = layers.shape
    graph = networkx.DiGraph()
    graph.add_nodes_from((layer, token) for layer in range(count + 1) for token in range(tokens))
    for layer, a in enumerate(layers):
        for query in range(tokens):
            for key in range(tokens):
                if a[query, key] > 0:
                    graph.add_edge((layer + 1, query), (layer, key), capacity=int(round(a[query, key] * one)))
    made = np.zeros((count, tokens, tokens))
    for layer in range(count):
        for query in range(tokens):
            for key in range(tokens):
                made[layer, query, key] = networkx.maximum_flow_value(graph, (layer + 1, query), (0, key)) / one
    return made


def entropy(p):
    logs = np.log2(p, where=p > 0, out=np.zeros_like(p))
    return -(p * logs).sum(axis=-1)


def statistics(p, kind, ids, special, punctuation):
    """The twelve numbers of one head's pattern p [queries, keys]."""
    queries, keys = p.shape
    rows = {name: [] for name in STATISTICS}
    for i in range(queries):
        h = entropy(p[i])
        visible = i + 1 if kind == "decoder" else keys
        rows["entropy"].append(h)
        if visible > 1:
            rows["normalized-entropy"].append(h / np.log2(visible))
        rows["first"].append(p[i, 0])
        rows["special"].append(p[i, sorted(special)].sum() if special else 0)
        rows["punctuation"].append(p[i, sorted(punctuation)].sum() if punctuation else 0)
        rows["confidence"].append(p[i].max())
        if kind == "cross":
            continue
        rows["distance"].append((p[i] * np.abs(np.arange(keys) - i)).sum())
        rows["same"].append(p[i, i])
        if i > 0:
            rows["previous"].append(p[i, i - 1])
        if i + 1 < keys:
            rows["next"].append(p[i, i + 1])
        before = [j for j in range(i) if ids[j] == ids[i] and j not in special] if i not in special else []
        after = [j + 1 for j in before if j + 1 < i]
        if before:
            rows["duplicate"].append(p[i, before].sum())
        if after:
            rows["induction"].append(p[i, after].sum())
    return [np.mean(rows[name]) if rows[name] else np.nan for name in STATISTICS]


def agreement(patterns):
    heads = patterns.reshape(-1, *patterns.shape[2:])
    made = np.ones((len(heads), len(heads)))
    for a, p in enumerate(heads):
        for b, q in enumerate(heads):
            made[a, b] = 1 - (entropy((p + q) / 2) - (entropy(p) + entropy(q)) / 2).mean()
    return made


def attentions_of(outputs, kind, both):
    if not both:
        return outputs.attentions
    return {"encoder": outputs.encoder_attentions, "decoder": outputs.decoder_attentions,
            "cross": outputs.cross_attentions}[kind]


def main():
    families, out = map(pathlib.Path, sys.argv[1:])
    for name, (listen, kind_of_model) in CASES.items():
        model = kind_of_model.from_pretrained(families / name, dtype=torch.float64, attn_implementation="eager").eval()
        seen = listen(model)
        both = "cross" in seen.heads
        given = {"input_ids": torch.tensor([IDS])}
        if both:
            given["decoder_input_ids"] = torch.tensor([DECODER_IDS])
        with torch.no_grad():
            outputs = model(**given, output_attentions=True)
        marks = [[int(i in places) for i in range(len(IDS))] for places in (SPECIAL, PUNCTUATION)]
        made = {"ids": np.array(IDS, np.int32), "decoder_ids": np.array(DECODER_IDS if both else [0], np.int32),
                "special": np.array(marks[0], np.int32), "punctuation": np.array(marks[1], np.int32)}
        for kind in seen.heads:
            patterns = np.stack([layer[0].numpy() for layer in attentions_of(outputs, kind, both)])
            keys_are_marked = kind != "decoder" or not both  # marks are of the main text
            marked = (SPECIAL, PUNCTUATION) if keys_are_marked else (set(), set())
            ids = DECODER_IDS if both and kind == "decoder" else IDS
            floats = {"mean": patterns.mean(axis=1), "agreement": agreement(patterns)}
            floats["value_weighted"] = np.stack(
                [layer * seen.norms(kind, i)[:, None, :] for i, layer in enumerate(patterns)])
            floats["statistics"] = np.array([[statistics(head, kind, ids, *marked) for head in layer]
                                             for layer in patterns])
            if kind != "cross":
                floats["rollout"] = rollout(patterns)
                floats["flow"] = flow(patterns)
            made.update({f"{kind}.{key}": value.astype(np.float32) for key, value in floats.items()})
        out.mkdir(parents=True, exist_ok=True)
        save_file(made, out / f"{name}.safetensors")
        print(name, {key: value.shape for key, value in made.items()})


if __name__ == "__main__":
    main()
