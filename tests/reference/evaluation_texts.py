"""Small evaluation sets in the formats of resources/evaluation, for make_evaluation_goldens.py."""
import json
import os

NOUNS = {"animal", "street", "trophy", "suitcase", "cat", "dog", "man", "woman", "house"}

# text, pronoun, right noun, kind
SENTENCES = [
    ("The animal did not cross the street because it was too tired.", "it", "animal", "cross"),
    ("The animal did not cross the street because it was too wide.", "it", "street", "cross"),
    ("The street was not crossed by the animal because it was too tired.", "it", "animal", "cross"),
    ("The trophy did not fit into the suitcase because it was too big.", "it", "trophy", "fit"),
    ("The trophy did not fit into the suitcase because it was too small.", "it", "suitcase", "fit"),
    ("Into the suitcase the trophy did not fit because it was too big.", "it", "trophy", "fit"),
    ("The man saw the woman because he was tired.", "he", "man", "saw"),
    ("The woman saw the man because she was tired.", "she", "woman", "saw"),
    ("The man and the dog ran home, and it was tired.", "it", "dog", "home"),
    ("Because it was old, the house was not big, and the cat ran.", "it", "house", "home"),
    ("The cat saw the dog and the man because it was small.", "it", "cat", "saw"),
    ("The dog saw the cat and the man because it was small.", "it", "cat", "saw"),
]

RUNNING = ("It rained all day, and the old man ran home.\nThe cat saw the dog, and it was tired.\n\n"
           "Call me a man. I was small, and the house was big; the woman saw the animal cross the street.\n")
CORPUS = ("The man saw the cat. The cat saw the man, and it rained.\nThe old woman ran into the house.\n\n"
          "It was a big house, and the dog ran home because it rained all day. I call the dog.\n\nThe man ran.\n")
ENGLISH = [("a book", "It rained all day.\nThe old man ran home, and the dog saw it."), ("another", "Call me a man; I was old.")]
CHINESE = [("sentences", "我爱猫。猫爱我。"), ("sentences", "你看见一只狗,\n狗没看见你。"), ("poem", "春眠不觉晓")]
CHINESE_CORPUS = "我爱狗。\n你爱猫。\n\n猫看见一只狗。狗没看见猫。\n"
PROMPTS = [("en", "The man saw the", ["cat", "dog"]), ("en", "It rained all", ["day"]), ("en", "The", ["man"]),
           ("zh", "我爱", ["猫", "狗"]), ("zh", "你看见一只", ["狗"]), ("zh", "猫爱", ["我"])]

# source, target, word pairs (target word, source word, content, reordered), reordered
PAIRS = [
    ("我爱猫", "I love cats", [("I", "我", False, False), ("love", "爱", True, False), ("cats", "猫", True, False)]),
    ("猫爱我", "Cats love me", [("Cats", "猫", True, False), ("love", "爱", True, False), ("me", "我", False, False)]),
    ("我昨天看见狗", "I saw a dog yesterday", [("I", "我", False, False), ("saw", "看见", True, True),
                                        ("dog", "狗", True, True), ("yesterday", "昨天", True, True)]),
    ("猫昨天爱狗", "The cat loved the dog yesterday", [("cat", "猫", True, False), ("loved", "爱", True, True),
                                                  ("dog", "狗", True, True), ("yesterday", "昨天", True, True)]),
    ("狗的猫很大", "The cat of the dog is very big", [("cat", "猫", True, True), ("of", "的", False, True),
                                                ("dog", "狗", True, True), ("very", "很", False, False),
                                                ("big", "大", True, False)]),
]


def span(text, word, start=0):
    begin = text.lower().index(word.lower(), start)
    return [begin, begin + len(word)]


def word_spans(text, words):
    """Spans of whole words, in characters."""
    found, at = [], 0
    for token in text.replace(",", " ,").replace(".", " .").replace(";", " ;").split(" "):
        begin = text.index(token, at)
        at = begin + len(token)
        if token.lower() in words:
            found.append([begin, at])
    return found


def sentence(text, pronoun, noun, kind, **more):
    nouns = word_spans(text, NOUNS)
    answer = [text[begin:end].lower() for begin, end in nouns].index(noun)
    return {"text": text, "pronoun": word_spans(text, {pronoun})[0], "nouns": nouns, "answer": answer, "kind": kind,
            "order": "first" if answer == 0 else "last", **more}


def byte_span(text, characters):
    return [len(text[:at].encode()) for at in characters]


def pair(source, target, words):
    return {"source": source, "target": target, "copy": " ".join(word for word, *_ in words),
            "skeleton": " ".join("W" for _ in words), "reordered": any(word[3] for word in words),
            "words": [{"target": byte_span(target, span(target, word)), "source": byte_span(source, span(source, own)),
                       "content": content, "reordered": crosses} for word, own, content, crosses in words]}


def write_lines(path, lines):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def write_text(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def reference_sets():
    """By file: selection, held-out, untrained-kinds, minimal-pairs."""
    made = [sentence(*entry) for entry in SENTENCES]
    minimal = [sentence(*SENTENCES[i], pair=i // 2) for i in (0, 1)] + [sentence(*SENTENCES[i], pair=9) for i in (3, 4)]
    return {"selection": made[:7], "held-out": made, "untrained-kinds": made[6:], "minimal-pairs": minimal}


def documents(text):
    return [part.strip("\n") for part in text.split("\n\n") if part.strip()]
