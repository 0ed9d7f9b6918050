#!/usr/bin/env python3
"""Writes English-Chinese sentence pairs with their word alignment, from a grammar of the project's own:

    python3 resources/training/translation_grammar.py FOLDER [--pairs 600000] [--seed 1] [--evaluation DIR]

FOLDER/chinese-english/training.tsv has a pair a line: Chinese TAB English TAB alignment. The alignment is a list of
`source begin-end:target begin-end`, separated by spaces, half-open byte ranges in the UTF-8 of the two sentences; English
words without a counterpart (articles, "do") are left out. held-out.tsv has pairs of held-out skeletons, for the loss
while training; sentences.txt (one language a line) and words.txt are for the tokenizer. --evaluation writes the small files
of resources/evaluation/chinese-english anew: none of their sentences is in training.tsv, and of held-out.jsonl no skeleton.

A sentence is written in both languages at once (translation_sentences, translation_clauses, translation_phrases over the
words of translation_lexicon), so that the same Chinese has the same English always. A skeleton is the sequence of word
classes of the Chinese sentence; skeletons are held out by a hash of their text, except those of up to three words.
"""

import argparse
import json
import os
import random
import re
import zlib

import translation_sentences as sentences

HELD_OUT_SHARE = 8  # one skeleton of so many
ALWAYS_TRAINED = 4  # words: shorter skeletons are trained
HELD_OUT_PAIRS = 2000  # for the loss while training
TOKENIZER_PAIRS = 100000  # so many pairs have every word
# Of content words such as "in the morning", "want to", "look after", these are none themselves.
FUNCTION_WORDS = set("a an the to of for in on at up away after about".split())
EXAMPLES = ("我爱猫", "猫爱我")  # measured on, so not trained


class Pair:
    """One sentence in both languages, its alignment in bytes, its skeleton and depth."""

    def __init__(self, sentence, mark):
        self.sentence = sentence
        self.mark = mark
        self.source, self.source_spans = self._chinese()
        self.target, self.target_spans = self._english()
        self.skeleton = " ".join(word.kind for word in sentence.zh)

    def _chinese(self):
        text, spans, at = "", {}, 0
        for word in self.sentence.zh:
            end = at + len(word.text.encode())
            spans[id(word)] = (at, end)
            text, at = text + word.text, end
        return text + {"": "", ".": "。", "?": "？"}[self.mark], spans

    def _english(self):
        text, spans = "", []
        for word in self.sentence.en:
            if text and word.text != sentences.COMMA_EN:
                text += " "
            begin = len(text)
            text += word.text if begin else word.text[0].upper() + word.text[1:]
            spans.append((begin, len(text)))
        return text + self.mark, spans

    def aligned(self):
        """[(target span, source span, Zh word)] in the order of the target."""
        return [(span, self.source_spans[id(word.of)], word.of) for word, span in zip(self.sentence.en, self.target_spans) if word.of]

    def alignment(self):
        return " ".join(f"{s[0]}-{s[1]}:{t[0]}-{t[1]}" for t, s, _ in self.aligned())

    def line(self):
        return f"{self.source}\t{self.target}\t{self.alignment()}\n"

    def copy(self):
        """Every Chinese word replaced by its translation, in the order of the Chinese: a baseline."""
        words = [sentences.COMMA_EN if word.kind == "comma" else word.gloss for word in self.sentence.zh]
        text = " ".join(word for word in words if word).replace(" ,", ",")
        return text[:1].upper() + text[1:] + self.mark


def crossing(aligned):
    """For each aligned pair whether it crosses another one."""
    starts = [source[0] for _, source, _ in aligned]
    return [any(starts[other] > start for other in range(at)) or any(starts[other] < start for other in range(at + 1, len(starts)))
            for at, start in enumerate(starts)]


def is_held_out(skeleton):
    return skeleton.count(" ") >= ALWAYS_TRAINED - 1 and zlib.crc32(skeleton.encode()) % HELD_OUT_SHARE == 0


def pair(rng):
    made = sentences.sentence(rng)
    closed = not made.phrase and rng.random() < (0.7 if made.question else 0.5)
    return Pair(made, ("?" if made.question else ".") if closed else "")


class Pairs:
    """Distinct pairs from a seed; throws where one Chinese sentence has two translations."""

    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.seen = {}

    def next(self):
        while True:
            made = pair(self.rng)
            known = self.seen.setdefault(made.source, made.target)
            if known != made.target:
                raise ValueError(f"{made.source} is both {known!r} and {made.target!r}")
            if known is made.target:
                return made


def evaluation_line(made):
    aligned = made.aligned()
    words, target_bytes = [], made.target.encode()
    for (target, source, word), crosses in zip(aligned, crossing(aligned)):
        entry = {"target": list(target), "source": list(source)}
        if word.content and target_bytes[target[0]:target[1]].decode().lower() not in FUNCTION_WORDS:
            entry["content"] = True
        if crosses:
            entry["reordered"] = True
        words.append(entry)
    fields = {"source": made.source, "target": made.target, "copy": made.copy(), "skeleton": made.skeleton,
              "reordered": any("reordered" in entry for entry in words), "words": words}
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")) + "\n"


def examples():
    """The two sentences that differ in their order only, through the grammar."""
    found = {}
    rng = random.Random(0)
    while len(found) < 2:
        made = Pair(sentences.shortest(rng), "")
        if made.source in EXAMPLES:
            found[made.source] = made
    return [found[source] for source in EXAMPLES]


class TrainingFiles:
    """The files below a folder that pairs are written to."""

    def __init__(self, folder):
        os.makedirs(folder, exist_ok=True)
        self.files = {name: open(os.path.join(folder, name), "w", encoding="utf-8", newline="\n")
                      for name in ("training.tsv", "held-out.tsv", "sentences.txt", "words.txt")}
        self.words = set()
        self.trained = self.held_out = 0

    def train(self, made):
        self.files["training.tsv"].write(made.line())
        self.trained += 1
        if self.trained <= TOKENIZER_PAIRS:
            self.files["sentences.txt"].write(f"{made.source}\n{made.target}\n")
            self.words.update(re.findall("[A-Za-z]+", made.target))

    def hold_out(self, made):
        self.held_out += 1
        if self.held_out <= HELD_OUT_PAIRS:
            self.files["held-out.tsv"].write(made.line())

    def close(self):
        self.files["words.txt"].writelines(word + "\n" for word in sorted(self.words))
        for file in self.files.values():
            file.close()


def write(folder, seed, count=600000):
    """Writes what is trained on below folder; returns what the evaluation's sentences have to keep away from."""
    files, pairs = TrainingFiles(os.path.join(folder, "chinese-english")), Pairs(seed)
    trained, deepest, longest = set(), 0, 0
    while files.trained < count:
        made = pairs.next()
        if is_held_out(made.skeleton):
            files.hold_out(made)
        elif made.source not in EXAMPLES:
            files.train(made)
            trained.add(made.skeleton)
            deepest, longest = max(deepest, made.sentence.depth), max(longest, len(made.sentence.zh))
    files.close()
    return {"sources": pairs.seen, "skeletons": trained, "deepest": deepest, "longest": longest}


def write_evaluation(folder, seed, trained, count=500, selection=200):
    """Writes the evaluation files: one sentence of each held-out skeleton, none deeper or longer than trained."""
    pairs, used, held, selected = Pairs(seed + 1000003), set(), [], []
    while len(held) < count or len(selected) < selection:
        made = pairs.next()
        if made.skeleton in used or made.source in trained["sources"]:
            continue
        if not is_held_out(made.skeleton):
            if len(selected) < selection and made.skeleton in trained["skeletons"]:
                selected.append(made)
                used.add(made.skeleton)
        elif len(held) < count and made.sentence.depth <= trained["deepest"] and len(made.sentence.zh) <= trained["longest"]:
            held.append(made)
            used.add(made.skeleton)
    for name, lines in (("held-out", held), ("selection", selected), ("examples", examples())):
        with open(os.path.join(folder, name + ".jsonl"), "w", encoding="utf-8", newline="\n") as file:
            file.writelines(evaluation_line(made) for made in lines)
    return held


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("--pairs", type=int, default=600000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--evaluation")
    arguments = parser.parse_args()
    trained = write(arguments.folder, arguments.seed, arguments.pairs)
    print(f"{arguments.pairs} pairs of {len(trained['skeletons'])} skeletons, at most {trained['longest']} words and depth {trained['deepest']}")
    if arguments.evaluation:
        held = write_evaluation(arguments.evaluation, arguments.seed, trained)
        reordered = sum(any(crossing(made.aligned())) for made in held)
        print(f"{len(held)} held-out pairs of as many skeletons, {reordered} of them reordered")


if __name__ == "__main__":
    main()
