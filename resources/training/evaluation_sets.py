"""Writes the small sets that models are measured on (resources/evaluation)."""
import json
import os
import random

import english_grammar as grammar
import english_kinds as kinds
import running_texts

PER_KIND = 100
SELECTION_PER_KIND = 16
PAIRS_PER_KIND = 16
UNSEEN_CHARACTERS = {"Persuasion": 24000, "Ruth": 6000, "Jonah": 6000, "Speeches of John F. Kennedy": 12000}
# From the first held-out chapters of each book.
HELD_OUT_CHARACTERS = {"Emma": 8000, "Pride and Prejudice": 8000, "Moby-Dick": 8000, "The Devil's Dictionary": 4000,
                       "Speeches on the State of the Union": 12000, "Genesis": 4000, "Psalms": 4000}


def balanced(generator, kind, count, seen):
    """`count` different sentences of a kind, the right noun first in half of them."""
    records = []
    while len(records) < count:
        record = grammar.measuring_sentence(generator, kind, ("first", "last")[len(records) % 2]).record()
        if record["text"] not in seen:
            seen.add(record["text"])
            records.append(record)
    return records


def pairs(generator, kind, count, first):
    """`count` minimal pairs, numbered from `first`."""
    records = []
    for number in range(first, first + count):
        records += [{**sentence.record(), "pair": number} for sentence in grammar.minimal_pair(generator, kind)]
    return records


def write_lines(path, records):
    """Writes JSON lines."""
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(json.dumps(record, separators=(",", ":")) + "\n" for record in records)


def write_english(folder, held_out, unseen):
    """Writes the English sets below the folder of all evaluation sets, from held-out chapters and books never seen."""
    write_pronouns(os.path.join(folder, "english-encoder"))
    with open(os.path.join(folder, "english-encoder", "running-text.txt"), "w", encoding="utf-8", newline="\n") as file:
        for title, size in UNSEEN_CHARACTERS.items():
            file.write("\n".join(running_texts.extract(unseen[title], size)) + "\n\n")
    chapters = [{"kind": title, "text": "\n".join(running_texts.extract(held_out[title], size))}
                for title, size in HELD_OUT_CHARACTERS.items()]
    write_lines(os.path.join(folder, "bilingual-decoder", "held-out-english.jsonl"), chapters)


def write_pronouns(folder, seed=20):
    """Writes the sentences with pronouns that the English encoder is measured on."""
    generator, seen = random.Random(seed), set()
    os.makedirs(folder, exist_ok=True)
    trained = list(grammar.trained_kinds())
    sets = {name: [record for kind in names for record in balanced(generator, kind, count, seen)]
            for name, names, count in (("selection", trained, SELECTION_PER_KIND), ("held-out", trained, PER_KIND),
                                       ("untrained-kinds", list(kinds.UNTRAINED), PER_KIND))}
    with_adjective = [kind for kind in trained if kind != "names"]
    sets["minimal-pairs"] = [record for at, kind in enumerate(with_adjective)
                             for record in pairs(generator, kind, PAIRS_PER_KIND, at * PAIRS_PER_KIND)]
    for name, records in sets.items():
        write_lines(os.path.join(folder, name + ".jsonl"), records)
