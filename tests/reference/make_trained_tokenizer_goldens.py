"""Makes tests/data/tokenizers/training/cases.json: what Hugging Face's tokenizers library (Rust, 0.23) makes of
tokenizers that `headlight tokenizer train` wrote, and what its own trainers make of the same text.

    python3 make_trained_tokenizer_goldens.py DATA TRAINED --train PROGRAM
    python3 make_trained_tokenizer_goldens.py DATA TRAINED

DATA is tests/data/tokenizers/training, with corpus.txt, whole_words.txt and lines.txt (a JSON string a line). The first
call runs the program for every case, the second reads TRAINED/NAME/tokenizer.json and writes DATA/cases.json. Each case
has the options, the 64-bit FNV-1a hash of the tokenizer.json, the ids of every line, of every line with the next one as
a pair, and the decoded texts. Where the case asks for nothing that the library lacks, "pieces" (by id) and "merges" are
those of its BpeTrainer or WordPieceTrainer. That one numbers the characters with ## in the random order of a hash
table, so the script gives it all characters, sorted, as special tokens, which come first.
"""

import json
import subprocess
import sys

import fnv1a

CASES = {
    "wordpiece-lower": "--kind wordpiece --vocabulary-size 420 --lower-case",
    "wordpiece-bart": "--kind wordpiece --vocabulary-size 400 --template bart --whole-words whole_words.txt"
                      " --min-frequency 3 --special-tokens <zh>",
    "bpe-gpt2": "--kind bpe --vocabulary-size 480",
    "bpe-llama3": "--kind bpe --vocabulary-size 520 --words llama3 --split-han --template bos --min-frequency 1",
    "bpe-han": "--kind bpe --vocabulary-size 420 --split-han --whole-han 5 --template bart --whole-words whole_words.txt",
    "bpe-lower": "--kind bpe --vocabulary-size 400 --lower-case --template eos --special-tokens <zh>",
    "bpe-characters": "--kind bpe --units characters --vocabulary-size 640 --template bos-eos --split-han",
    "bpe-limited": "--kind bpe --units characters --vocabulary-size 420 --limit-alphabet 60 --template bos",
}


def option(options, name, otherwise=None):
    return options[options.index(name) + 1] if name in options else otherwise


def train_all(program, data, trained):
    for name, line in CASES.items():
        subprocess.run([program, "tokenizer", "train", *line.split(), "--text-file", "corpus.txt", "--out",
                        f"{trained}/{name}"], cwd=data, check=True)


def words_of(tokenizer, lines):
    for line in lines:
        text = tokenizer.normalizer.normalize_str(line) if tokenizer.normalizer else line
        for word, _ in tokenizer.pre_tokenizer.pre_tokenize_str(text):
            yield word


def check_limit(words, limit):
    counts = {}
    for word in words:
        for character in word:
            counts[character] = counts.get(character, 0) + 1
    ranked = sorted(counts.values(), reverse=True)
    if len(ranked) > limit:
        assert ranked[limit - 1] > ranked[limit], f"which characters are kept is a tie: {ranked[limit - 8:limit + 8]}"


def retrained(read, ours, options, lines):
    """Pieces and merges of the library's own trainer, with the same words."""
    from tokenizers import Tokenizer, models, pre_tokenizers, trainers

    wordpiece = ours["model"]["type"] == "WordPiece"
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]") if wordpiece else models.BPE())
    if read.normalizer:
        tokenizer.normalizer = read.normalizer
    tokenizer.pre_tokenizer = read.pre_tokenizer
    words = list(words_of(tokenizer, lines))
    first = [token["content"] for token in ours["added_tokens"]]
    settings = {"vocab_size": int(option(options, "--vocabulary-size")), "show_progress": False,
                "min_frequency": int(option(options, "--min-frequency", "2"))}
    if wordpiece:
        first += sorted({character for word in words for character in word})
        first += sorted({"##" + character for word in words for character in word[1:]})
        trainer = trainers.WordPieceTrainer(special_tokens=first, **settings)
    else:
        characters = option(options, "--units") == "characters"
        if characters:
            first += [f"<0x{byte:02X}>" for byte in range(256)]
        if limit := option(options, "--limit-alphabet"):
            settings["limit_alphabet"] = int(limit)
            check_limit(words, int(limit))
        alphabet = [] if characters else pre_tokenizers.ByteLevel.alphabet()
        trainer = trainers.BpeTrainer(special_tokens=first, initial_alphabet=alphabet, **settings)
    tokenizer.train_from_iterator(lines, trainer)
    model = json.loads(tokenizer.to_str())["model"]
    return sorted(model["vocab"], key=model["vocab"].get), model.get("merges", [])


def made(name, options, data, trained):
    from tokenizers import Tokenizer

    path = f"{trained}/{name}/tokenizer.json"
    with open(path, "rb") as file:
        content = file.read()
    ours = json.loads(content)
    read = Tokenizer.from_file(path)
    with open(f"{data}/lines.txt", encoding="utf-8") as file:
        texts = [json.loads(line) for line in file]
    ids = [read.encode(text).ids for text in texts]
    case = {"name": name, "options": options, "hash": fnv1a.of_bytes([content]), "ids": ids,
            "pairs": [read.encode(text, after).ids for text, after in zip(texts, texts[1:])],
            "decoded": [read.decode(row) for row in ids]}
    if "--whole-words" not in options and "--whole-han" not in options:
        with open(f"{data}/corpus.txt", encoding="utf-8", newline="\n") as file:
            case["pieces"], case["merges"] = retrained(read, ours, options, list(file))
    return case


def main():
    data, trained = sys.argv[1:3]
    if "--train" in sys.argv:
        train_all(sys.argv[sys.argv.index("--train") + 1], data, trained)
        return
    cases = [made(name, line.split(), data, trained) for name, line in CASES.items()]
    with open(f"{data}/cases.json", "w", encoding="utf-8") as file:
        file.write("[\n" + ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases) + "\n]\n")


main()
