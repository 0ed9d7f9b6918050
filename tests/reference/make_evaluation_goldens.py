"""The figures of `headlight evaluate` for three tiny random models, as transformers' own attentions and logits give them.

    python3 make_evaluation_goldens.py OUT

OUT (tests/data/evaluation) gets models/{encoder,decoder,encoder-decoder}, the sets of evaluation_texts.py below data/ and
corpus/, and figures.json. Made with transformers 5.12, tokenizers 0.23 and torch 2.14, in float64.
"""
import json
import math
import os
import sys

import evaluation_models
import evaluation_texts as texts
import torch
from kneser_ney_reference import Bigram

SEED, INDUCTION_SEQUENCES, INDUCTION_LENGTH = 20_260_115, 64, 64
MASK64 = (1 << 64) - 1


def mix(value):
    value = (value ^ value >> 30) * 0xbf58476d1ce4e5b9 & MASK64
    value = (value ^ value >> 27) * 0x94d049bb133111eb & MASK64
    return value ^ value >> 31


def random_bits(seed, index):
    """SplitMix64, as core/model/random_numbers.h has it."""
    step = 0x9e3779b97f4a7c15
    return mix(mix(seed + step & MASK64) + (index + 1) * step & MASK64)


def run(model, ids, **more):
    with torch.no_grad():
        return model(torch.tensor([ids]), output_attentions=True, **more)


def owners(encoding, text):
    """The character that each token belongs to a word by; -1 for added ones."""
    result = []
    for (begin, end), special in zip(encoding.offsets, encoding.special_tokens_mask):
        while begin + 1 < end and text[begin] in " \n":
            begin += 1
        result.append(-1 if special or begin == end else begin)
    return result


def on_span(row, owner, span):
    return sum(weight for weight, at in zip(row, owner) if span[0] <= at < span[1])


def reference_weights(model, tokenizer, sentence):
    """[layer * heads + head][noun]"""
    encoding = tokenizer.encode(sentence["text"])
    owner = owners(encoding, sentence["text"])
    query = next(i for i, at in enumerate(owner) if sentence["pronoun"][0] <= at < sentence["pronoun"][1])
    rows = torch.cat(run(model, encoding.ids).attentions)[:, :, query].flatten(0, 1).tolist()
    return [[on_span(row, owner, noun) for noun in sentence["nouns"]] for row in rows]


def is_right(sentence, weights):
    right = weights[sentence["answer"]]
    return all(weight < right for i, weight in enumerate(weights) if i != sentence["answer"])


def nearest(sentence):
    begin, end = sentence["pronoun"]
    distances = [(begin - noun[1], 0) if noun[1] <= begin else (noun[0] - end, 1) for noun in sentence["nouns"]]
    return distances.index(min(distances))


def mean(values):
    values = list(values)
    return sum(values) / len(values) if values else 0


def reference_figures(sentences, weights):
    return {"sentences": len(sentences), "accuracy": mean(is_right(s, w) for s, w in zip(sentences, weights)),
            "mean_weight": mean(w[s["answer"]] for s, w in zip(sentences, weights)),
            "first_noun": mean(s["answer"] == 0 for s in sentences),
            "nearest_noun": mean(s["answer"] == nearest(s) for s in sentences)}


def groups(sentences, weights):
    kinds = ["all"] + list(dict.fromkeys(s["kind"] for s in sentences))
    made = []
    for kind in kinds:
        chosen = [(s, w) for s, w in zip(sentences, weights) if kind in ("all", s["kind"])]
        made.append({"kind": kind, **reference_figures(*zip(*chosen)),
                     "right_first": mean(is_right(s, w) for s, w in chosen if s["order"] == "first"),
                     "right_later": mean(is_right(s, w) for s, w in chosen if s["order"] == "last")})
    return made


def pick(accuracies, weights):
    best = max(accuracies)
    return max((i for i, a in enumerate(accuracies) if a >= best - 0.005), key=lambda i: (weights[i], -i))


def masked(model, tokenizer):
    ids = tokenizer.encode(texts.RUNNING, add_special_tokens=False).ids
    corpus = tokenizer.encode(texts.CORPUS, add_special_tokens=False).ids
    bigram = Bigram([corpus], model.config.vocab_size)
    unknown, cls, sep, mask = map(tokenizer.token_to_id, ("[UNK]", "[CLS]", "[SEP]", "[MASK]"))
    size = min(128, model.config.max_position_embeddings) - 2
    log_model, log_bigram = [], []
    for begin in range(0, len(ids), size):
        row = ids[begin:begin + size]
        for offset in range(7):
            places = range(offset, len(row), 7)
            logits = run(model, [cls] + [mask if i in places else id for i, id in enumerate(row)] + [sep]).logits[0]
            log_model += [logits[i + 1].log_softmax(-1)[row[i]].item() for i in places
                          if begin + i > 0 and row[i] != unknown]
    log_bigram = [bigram.log_probability(v, w) for v, w in zip(ids, ids[1:]) if w != unknown]
    return {"tokens": len(log_model), "unknown": ids[1:].count(unknown), "model": math.exp(-mean(log_model)),
            "bigram": math.exp(-mean(log_bigram))}


def encoder_figures(model, tokenizer, sets):
    weights = {name: [reference_weights(model, tokenizer, s) for s in sentences] for name, sentences in sets.items()}
    heads = range(len(weights["selection"][0]))
    selection = [reference_figures(sets["selection"], [w[head] for w in weights["selection"]]) for head in heads]
    head = pick([f["accuracy"] for f in selection], [f["mean_weight"] for f in selection])
    of_head = {name: [w[head] for w in rows] for name, rows in weights.items()}
    right = [is_right(s, w) for s, w in zip(sets["minimal-pairs"], of_head["minimal-pairs"])]
    return {"head": [head // model.config.num_attention_heads, head % model.config.num_attention_heads],
            "selection": selection[head], "held_out": groups(sets["held-out"], of_head["held-out"]),
            "untrained_kinds": groups(sets["untrained-kinds"], of_head["untrained-kinds"]),
            "moved": mean(a and b for a, b in zip(right[::2], right[1::2])), "perplexity": masked(model, tokenizer)}


def causal(model, documents, corpus, size):
    bigram = Bigram(corpus, model.config.vocab_size)
    log_model, log_bigram = [], []
    for ids in documents:
        for begin in range(0, len(ids), size):
            row = ids[begin:begin + size]
            logits = run(model, row).logits[0]
            log_model += [logits[i].log_softmax(-1)[row[i + 1]].item() for i in range(len(row) - 1)]
            log_bigram += [bigram.log_probability(v, w) for v, w in zip(row, row[1:])]
    return {"tokens": len(log_model), "model": math.exp(-mean(log_model)), "bigram": math.exp(-mean(log_bigram))}


def by_kind(model, documents, ids, corpus, size):
    kinds = dict.fromkeys(kind for kind, _ in documents)
    of = lambda kind: [row for (own, _), row in zip(documents, ids) if own == kind]
    return {"all": causal(model, ids, corpus, size), "kinds": {kind: causal(model, of(kind), corpus, size) for kind in kinds}}


def head_means(model, rows):
    """rows: (ids, cells); the mean weight of each head."""
    sums, count = None, 0
    for ids, cells in rows:
        patterns = torch.cat(run(model, ids).attentions).flatten(0, 1)
        part = sum(patterns[:, query, key] for query, key in cells)
        sums = part if sums is None else sums + part
        count += len(cells)
    return (sums / count).tolist()


def found_head(model, selection, sample):
    picked = head_means(model, selection)
    head = picked.index(max(picked))
    heads = model.config.num_attention_heads
    return {"head": [head // heads, head % heads], "selected": picked[head], "measured": head_means(model, sample)[head]}


def repeated(tokenizer, size, number):
    special = tokenizer.token_to_id("<|end|>")
    ordinary = [id for id in range(tokenizer.get_vocab_size()) if id != special]
    drawn = [ordinary[random_bits(SEED, (number << 20) + i) % len(ordinary)] for i in range(size)]
    return drawn + drawn, [(size + i, i + 1) for i in range(size)]


def prompt_figures(model, tokenizer):
    made = []
    for language, prompt, right in texts.PROMPTS:
        probabilities = run(model, tokenizer.encode(prompt).ids).logits[0, -1].softmax(-1)
        top = probabilities.topk(5)
        first = tokenizer.decode([top.indices[0].item()], skip_special_tokens=False).lstrip(" ")
        grammatical = first in right or language == "zh" and first != "" and any(
            first.startswith(r) or r.startswith(first) for r in right)
        made.append({"ids": top.indices.tolist(), "probabilities": top.values.tolist(), "grammatical": grammatical})
    return made


def decoder_figures(model, tokenizer):
    size = model.config.max_position_embeddings
    ids = lambda parts: [tokenizer.encode(part).ids for part in parts]
    english, chinese = (ids(text for _, text in of) for of in (texts.ENGLISH, texts.CHINESE))
    rows = [row[at:at + size] for row in english + chinese for at in range(0, len(row), size)]
    rows = [(row, [(i, i - 1) for i in range(1, len(row))]) for row in rows]
    english_corpus = ids(texts.documents(texts.CORPUS))
    chinese_corpus = ids(texts.documents(texts.CHINESE_CORPUS))
    length = min(INDUCTION_LENGTH, size // 2)
    copies = [repeated(tokenizer, length, i) for i in range(2 * INDUCTION_SEQUENCES)]
    return {"english": by_kind(model, texts.ENGLISH, english, english_corpus, size),
            "unseen_books": causal(model, ids(texts.documents(texts.RUNNING)), english_corpus, size),
            "chinese": by_kind(model, texts.CHINESE, chinese, chinese_corpus, size),
            "previous_token": found_head(model, rows[::2], rows[1::2]),
            "induction": found_head(model, copies[:INDUCTION_SEQUENCES], copies[INDUCTION_SEQUENCES:]),
            "prompts": prompt_figures(model, tokenizer)}


def write(model, tokenizer, source):
    made = model.generate(torch.tensor([tokenizer.encode(source).ids]), max_new_tokens=96, do_sample=False, num_beams=1)
    return tokenizer.decode(made[0, 1:].tolist())


def aligned(model, tokenizer, pair):
    """[layer * heads + head][word]"""
    source, target = tokenizer.encode(pair["source"]), tokenizer.encode(pair["target"])
    own = target.ids[:-1]  # without </s>
    result = run(model, source.ids, decoder_input_ids=torch.tensor([[model.config.decoder_start_token_id] + own]))
    patterns = torch.cat(result.cross_attentions).flatten(0, 1).tolist()
    of = lambda text, span: [len(text.encode()[:at].decode()) for at in span]
    spans = list(dict.fromkeys(tuple(of(pair["source"], word["source"])) for word in pair["words"]))
    spans += [(i, i + 1) for i in range(len(pair["source"])) if not any(b <= i < e for b, e in spans)]
    owner, target_owner = owners(source, pair["source"]), owners(target, pair["target"])
    made = []
    for pattern in patterns:
        words = []
        for word in pair["words"]:
            begin, end = of(pair["target"], word["target"])
            row = pattern[next(i for i, at in enumerate(target_owner) if begin <= at < end)]
            right = on_span(row, owner, of(pair["source"], word["source"]))
            others = [on_span(row, owner, span) for span in spans if list(span) != of(pair["source"], word["source"])]
            words.append(all(right > other for other in others + [w for w, at in zip(row, owner) if at < 0]))
        made.append(words)
    return made


def share(pairs, rows, chosen):
    hits = [hit for pair, row in zip(pairs, rows) for word, hit in zip(pair["words"], row)
            if word["content"] and chosen(pair, word)]
    return {"words": len(hits), "aligned": mean(hits)}


def alignment(pairs, rows):
    return {"all": share(pairs, rows, lambda p, w: True), "reordered": share(pairs, rows, lambda p, w: p["reordered"]),
            "in_order": share(pairs, rows, lambda p, w: not p["reordered"]),
            "crossing": share(pairs, rows, lambda p, w: w["reordered"])}


def translation_figures(model, tokenizer, sets):
    written = [write(model, tokenizer, pair["source"]) for pair in sets["held-out"]]
    selection = [aligned(model, tokenizer, pair) for pair in sets["selection"]]
    shares = [share(sets["selection"], [rows[h] for rows in selection], lambda p, w: True)["aligned"]
              for h in range(len(selection[0]))]
    head = shares.index(max(shares))
    heads = model.config.decoder_attention_heads
    rows = [aligned(model, tokenizer, pair)[head] for pair in sets["held-out"]]
    return {"written": written, "exact": mean(w == p["target"] for w, p in zip(written, sets["held-out"])),
            "head": [head // heads, head % heads], "selection": alignment(sets["selection"], [r[head] for r in selection]),
            "held_out": alignment(sets["held-out"], rows)}


def translation_sets(model, tokenizer):
    pairs = [texts.pair(*entry) for entry in texts.PAIRS]
    # A random model is right where its own words are the target.
    source, written = next((source, text) for source in ("狗爱狗", "猫很大", "我昨天爱狗", "狗很大")
                           for text in [write(model, tokenizer, source)] if text.strip())
    begin = len(written) - len(written.lstrip(" "))
    first = [len(written[:at].encode()) for at in (begin, begin + 1)]
    own = {"source": source, "target": written, "copy": "dog", "skeleton": "W W W", "reordered": False,
           "words": [{"target": first, "source": [0, 3], "content": True, "reordered": False}]}
    return {"selection": pairs[:3], "held-out": pairs + [own], "examples": pairs[:2]}


def main():
    out = sys.argv[1]
    data, corpus = os.path.join(out, "data"), os.path.join(out, "corpus")
    figures = {}
    sets = texts.reference_sets()
    for name, lines in sets.items():
        texts.write_lines(f"{data}/english-encoder/{name}.jsonl", lines)
    texts.write_text(f"{data}/english-encoder/running-text.txt", texts.RUNNING)
    texts.write_text(f"{corpus}/english-encoder/running.txt", texts.CORPUS)
    model, tokenizer = evaluation_models.encoder(f"{out}/models/encoder")
    figures["encoder"] = encoder_figures(model.double(), tokenizer, sets)
    for language, documents in (("english", texts.ENGLISH), ("chinese", texts.CHINESE)):
        texts.write_lines(f"{data}/bilingual-decoder/held-out-{language}.jsonl",
                          [{"kind": kind, "text": text} for kind, text in documents])
    texts.write_lines(f"{data}/bilingual-decoder/prompts.jsonl",
                      [dict(zip(("language", "prompt", "grammatical"), prompt)) for prompt in texts.PROMPTS])
    texts.write_text(f"{corpus}/bilingual-decoder/english.txt", texts.CORPUS)
    texts.write_text(f"{corpus}/bilingual-decoder/chinese.txt", texts.CHINESE_CORPUS)
    model, tokenizer = evaluation_models.decoder(f"{out}/models/decoder", [texts.CORPUS, texts.CHINESE_CORPUS])
    figures["decoder"] = decoder_figures(model.double(), tokenizer)
    both = [text for source, target, _ in texts.PAIRS for text in (source, target)]
    model, tokenizer = evaluation_models.encoder_decoder(f"{out}/models/encoder-decoder", both)
    sets = translation_sets(model.double(), tokenizer)
    for name, lines in sets.items():
        texts.write_lines(f"{data}/chinese-english/{name}.jsonl", lines)
    figures["encoder_decoder"] = translation_figures(model, tokenizer, sets)
    with open(f"{out}/figures.json", "w", encoding="utf-8") as file:
        json.dump(figures, file, indent=1, ensure_ascii=False)
        file.write("\n")


if __name__ == "__main__":
    main()
