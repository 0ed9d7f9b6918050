"""Makes one file of hashes for each full-size vocabulary over the lines of tests/data/tokenizers/lines.txt, by Hugging
Face's tokenizers library (Rust).

    python3 make_tokenizer_goldens.py LINES OUT_FOLDER NAME=FOLDER... [--ids]

LINES has one JSON string a line; each FOLDER holds a tokenizer.json. NAME.hashes.txt has, for the same line, the 64-bit
FNV-1a hash of the token ids (four bytes each, lowest first) without added special tokens. With --ids the ids themselves
are written to NAME.ids.txt, for looking into a difference.
"""

import json
import sys

from tokenizers import Tokenizer

import fnv1a


def main():
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    with open(arguments[0], encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    out = arguments[1]
    for argument in arguments[2:]:
        name, folder = argument.split("=")
        tokenizer = Tokenizer.from_file(f"{folder}/tokenizer.json")
        tokenizer.no_truncation()
        tokenizer.no_padding()
        found = [tokenizer.encode(line, add_special_tokens=False).ids for line in lines]
        with open(f"{out}/{name}.hashes.txt", "w", encoding="utf-8") as file:
            file.writelines(fnv1a.of_ids(ids) + "\n" for ids in found)
        if "--ids" in sys.argv:
            with open(f"{out}/{name}.ids.txt", "w", encoding="utf-8") as file:
                file.writelines(" ".join(map(str, ids)) + "\n" for ids in found)
        print(f"{name}: {len(lines)} lines, {sum(map(len, found))} tokens")


main()
