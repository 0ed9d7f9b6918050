"""Attention by spans of a text, and predictions without a span, of small models run by transformers itself.

    python3 make_span_goldens.py FAMILIES OUT

For some folders of FAMILIES (tests/data/families), OUT (tests/data/spans) gets NAME.safetensors: the model is run here in
float64 on the ids below, and everything is computed from its own attention weights with NumPy. KIND being encoder, decoder or
cross:

    ids, decoder_ids                int32
    KIND.queries, KIND.keys         int32 [queries], [keys]: the span of each token; -1: none, -2: a query that does not count
    KIND.shares                     [layers, heads, SPANS + 1, SPANS]: the weight that a query of the first span gives to the
                                    second, as a mean over its queries; the last row is over all queries that count
    KIND.chances                    the same for weights spread evenly over the keys that a query sees
    position                        int32: whose logits count
    base                            [vocabulary]: probabilities there
    cut                             [SPANS, vocabulary]: the same with a span's tokens hidden from all (attention_mask 0)

Made with transformers 5.12 and torch 2.14.
"""
import pathlib
import sys

import numpy as np
import torch
from safetensors.numpy import save_file
from transformers import AutoModelForCausalLM, AutoModelForMaskedLM, AutoModelForSeq2SeqLM

IDS = [3, 7, 12, 9, 7, 12, 20, 5, 5, 9, 7, 12, 3]
DECODER_IDS = [2, 8, 15, 8, 15, 31, 6, 8]
SPANS = 3
LABELS = [-1, 0, 0, 1, 1, 1, -1, 2, 0, 2, 1, -1, -1]
LEFT_OUT = 6  # does not count as a query
CASES = {"gpt2": AutoModelForCausalLM, "llama": AutoModelForCausalLM, "bert": AutoModelForMaskedLM,
         "bart": AutoModelForSeq2SeqLM}


def by_spans(pattern, visible, queries, keys):
    """Shares and chances [SPANS + 1, SPANS] of one head; pattern and visible are [queries, keys]."""
    of_key = np.array([[key == span for span in range(SPANS)] for key in keys], float)
    given = pattern @ of_key
    even = visible / visible.sum(axis=1, keepdims=True) @ of_key
    rows = [queries == span for span in range(SPANS)] + [queries != -2]
    with np.errstate(invalid="ignore"):
        return [np.stack([of[row].mean(axis=0) if row.any() else np.full(SPANS, np.nan) for row in rows])
                for of in (given, even)]


def arrays_of(kind, layers, queries, keys):
    patterns = np.stack([layer[0].numpy() for layer in layers])
    count = patterns.shape[-2:]
    visible = np.tril(np.ones(count)) if kind == "decoder" else np.ones(count)
    made = [[by_spans(head, visible, queries, keys) for head in layer] for layer in patterns]
    return {f"{kind}.queries": queries.astype(np.int32), f"{kind}.keys": keys.astype(np.int32),
            f"{kind}.shares": np.array([[head[0] for head in layer] for layer in made], np.float32),
            f"{kind}.chances": np.array([[head[1] for head in layer] for layer in made], np.float32)}


def main():
    families, out = map(pathlib.Path, sys.argv[1:])
    labels = np.array(LABELS)
    as_queries = labels.copy()
    as_queries[LEFT_OUT] = -2
    of_decoder = np.full(len(DECODER_IDS), -1)
    for name, loader in CASES.items():
        model = loader.from_pretrained(families / name, dtype=torch.float64, attn_implementation="eager").eval()
        both = name == "bart"
        given = {"input_ids": torch.tensor([IDS])}
        if both:
            given["decoder_input_ids"] = torch.tensor([DECODER_IDS])
        with torch.no_grad():
            outputs = model(**given, output_attentions=True)
        made = {"ids": np.array(IDS, np.int32), "decoder_ids": np.array(DECODER_IDS if both else [0], np.int32)}
        if both:
            made.update(arrays_of("encoder", outputs.encoder_attentions, as_queries, labels))
            made.update(arrays_of("cross", outputs.cross_attentions, of_decoder, labels))
        else:
            kind = "encoder" if name == "bert" else "decoder"
            made.update(arrays_of(kind, outputs.attentions, as_queries, labels))
        position = len(DECODER_IDS if both else IDS) - 1
        made["position"] = np.array([position], np.int32)
        made["base"] = outputs.logits[0, position].softmax(-1).numpy().astype(np.float32)
        cuts = []
        for span in range(SPANS):
            mask = torch.tensor([[int(label != span) for label in LABELS]])
            with torch.no_grad():
                logits = model(**given, attention_mask=mask).logits
            cuts.append(logits[0, position].softmax(-1).numpy())
        made["cut"] = np.stack(cuts).astype(np.float32)
        out.mkdir(parents=True, exist_ok=True)
        save_file(made, out / f"{name}.safetensors")
        print(name, {key: value.shape for key, value in made.items()})


if __name__ == "__main__":
    main()
