"""Makes tests/data/tokenizers/components.json and component_lines.txt: every component of a tokenizer.json with
every option, on written and on random lines, as Hugging Face's tokenizers library (Rust, 0.23) has them.

    python3 make_tokenizer_components.py OUT_FOLDER [--ids FILE] [--count N] [--seed N]

component_lines.txt has one JSON string a line. components.json has the cases: a tokenizer.json without a model (a
witness, which shows every byte and every boundary, stands in) or with one, and for each BLOCK lines one 64-bit FNV-1a
hash over their token ids (four bytes each, lowest first, and FFFFFFFF behind each line). "special" are the same with
special tokens, each line alone and as a pair with the next, ids and types in turn; "decoded" hashes over the texts of
"sequences" (UTF-8, FF behind each). --ids writes ids and texts themselves, for looking into a difference.
"""

import argparse
import json
import random
import unicodedata

from tokenizers import Tokenizer

import fnv1a

BLOCK = 100
WITNESS = {"type": "BPE", "vocab": {f"<0x{byte:02X}>": byte for byte in range(256)}, "merges": [],
           "byte_fallback": True, "end_of_word_suffix": "</w>"}

WRITTEN = ["", " ", "  two  spaces ", "It's 2024, don't WE'LL know?", "naïve Ångström ẹ́å e\u0301 n\u0303", "ΟΔΥΣΣΕΥΣ ΑΣ. İI ß ſ'ſ",
           "我爱猫abc猫,12", "テスト ｶﾞ がぱ ー 한국어", "ﬁne ㎏ ① Ａ１ ½² ㋿", "a\tb\n\nc\r\n  d\u00a0\u3000e\u2003f\u0085g\ufeffh\u2028i",
           "x\u0000y\u0007z\u200bw\u00adv\u200d", "👩\u200d👩\u200d👧 👍🏽a🇯🇵 1️⃣", "$1,234.56 (x+y)=z_1! foo--bar...", "हिन्दी الكِتاب ٣٤ ໑๒",
           "▁a▁ ▁b ▁▁", "Hello[X]  <y> Helloworld hello", "<s>hi</s> <s> <m>  x", "aaa aab  baá", "lower newest widest",
           "'s 'T x'd  ' 'LL", " \n ", "𠮷野家😀𪚥", "the-final--countdown", "-a--b-", "--", "a-", "concat cats cat. cat", "_cat cat1 écat cat\u0301",
           "4 ½ months Ⅷ", "foo!!bar...", "a b c <m> d", "\u0301a \u0301", "ḍ̇ Ḍ̇ ậ", "[CLS] x [SEP] y [MASK]", "abcabc xyz", "don't do not",
           "Apples are りんご 林檎 123", "１２３ａｂｃ！？", "ǅ ǆ Ǆ ŉ ﬆ K Å", "\u1e9e \u0130 \u0131", "é̂ é ê"]


def alphabets():
    words = "the of and lower newest widest cat concat Hello don't we'LL [X] <y> <s> </s> <m> [MASK] foo naïve".split()
    blanks = [" ", "  ", "\t", "\n", "\r\n", "\u00a0", "\u3000", "\u2003", "\u2028", "\u0085", "\ufeff", "\u200b", "\v", "\f", "\u180e"]
    controls = [chr(c) for c in (0, 1, 7, 0x1b, 0x7f, 0x80, 0x9f, 0xad, 0x200e, 0x202e, 0x2060, 0xfffd, 0xe000, 0xfffe,
                                 0x10ffff, 0xe0061, 0x378)]
    marks = list("\u0301\u0308\u0323\u20dd\u093f\u064b\u3099\ufe0f\u200d\U0001f3fb\u1ab0\u0345\u0327\u0302")
    return [list("ab 's"), list(" \n\r\ta1."), list("'sStTrReEvVmMlLdD xſ"), list("abc abcaab"), list("ABcd12 .,-_"),
            list("e\u0301\u0323E \u0308ßİΣσς.\u00adͅ"), list("一龥龦ぁゟ゠ヿ㐀豈猫ー a1"), list("𠮷😀\u200d🏽\ufe0fa 猫"),
            list("0123456789 ,.½²Ⅷ٣१１①"), blanks + ["a", ".", "猫", "1"], controls + ["a", " ", "."],
            marks + ["a", "क", "あ", " ", "."], list("▁ a▁b<s>/un k"), list("ĠĊ aâĢ"), list("!\"#$%&()*+,-./:;<=>?@[]^_`{|}~ aZ"),
            list("가각힣\u1100\u1161\u11a8 a"), list("ﬁﬂ㎏①Ａ１ｶﾞか゛ a"), words + [" ", " ", "-", ""], words + blanks, list("اأإآبةَُِّلا ، "),
            list("--a-b "), list("catCAT cat_1.")]


def newer_than_unicode_14(c):
    """Blocks and characters of Unicode 14.1 to 17, which the libraries at hand may not know."""
    ranges = [(0x2ffc, 0x2fff), (0x31ef, 0x31ef), (0x1c89, 0x1c8a), (0xa7cb, 0xa7dc), (0x1b4e, 0x1b4f), (0x1b7f, 0x1b7f), (0x2427, 0x2429),
              (0x897, 0x897), (0x88f, 0x88f), (0xc5c, 0xc5c), (0xcdc, 0xcdc), (0xcf3, 0xcf3), (0xece, 0xece), (0x1acf, 0x1aeb), (0x20c1, 0x20c1),
              (0x2b96, 0x2b96), (0xa7f1, 0xa7f1), (0xfbc3, 0xfdff), (0x105c0, 0x105ff), (0x10940, 0x1095f), (0x10d40, 0x10d8f),
              (0x10ec2, 0x10efd), (0x11240, 0x11241), (0x11380, 0x113e2), (0x116d0, 0x116e3), (0x11b00, 0x11b67), (0x11bc0, 0x11bf9),
              (0x11db0, 0x11de9), (0x11f00, 0x11f5a), (0x13430, 0x143fa), (0x16100, 0x16139), (0x16d40, 0x16d79), (0x16ea0, 0x16ed3),
              (0x16ff2, 0x16ff6), (0x187f8, 0x187ff), (0x18cff, 0x18df2), (0x1b132, 0x1b155), (0x1cc00, 0x1cf60), (0x1d2c0, 0x1d2d3),
              (0x1df25, 0x1df2a), (0x1e030, 0x1e08f), (0x1e4d0, 0x1e4f9), (0x1e5d0, 0x1e5ff), (0x1e6c0, 0x1e6ff), (0x1f6d8, 0x1f6dc),
              (0x1f774, 0x1f77f), (0x1f7d9, 0x1f7d9), (0x1f8b0, 0x1f8d8), (0x1fa54, 0x1fa57), (0x1fa75, 0x1fa77), (0x1fa87, 0x1fa8f),
              (0x1faad, 0x1faaf), (0x1fabb, 0x1fac6), (0x1facd, 0x1fadf), (0x1fae8, 0x1faef), (0x1faf7, 0x1faff), (0x1fbcb, 0x1fbef),
              (0x1fbfa, 0x1fbfa), (0x2b73a, 0x2b73f), (0x2ebf0, 0x2ee5d), (0x31350, 0x3347f)]
    return any(low <= c <= high for low, high in ranges)


def random_lines(count, seed):
    rng = random.Random(seed)
    sets = alphabets()
    tops = [0x80, 0x800, 0x3000, 0xa000, 0xfffe, 0x20000, 0x30000]

    def anything():
        while True:
            c = rng.randrange(1, rng.choice(tops))
            if 0xd800 <= c <= 0xdfff or newer_than_unicode_14(c) or unicodedata.category(chr(c)) == "Cn":
                continue
            return chr(c)

    lines = []
    for _ in range(count):
        kind = rng.randrange(len(sets) + 6)
        line = ""
        for _ in range(1 + rng.randrange(rng.choice([4, 12, 40]))):
            if kind < len(sets):
                line += rng.choice(sets[kind])
            elif kind < len(sets) + 4:
                line += anything()
            else:
                line += rng.choice(rng.choice(sets))
        lines.append(line)
    return lines


def added(content, id, **flags):
    token = {"id": id, "content": content, "single_word": False, "lstrip": False, "rstrip": False,
             "normalized": False, "special": False}
    token.update(flags)
    return token


def split(pattern, behavior, invert):
    return {"type": "Split", "pattern": pattern, "behavior": behavior, "invert": invert}


def sequence(*steps):
    return {"type": "Sequence", "pretokenizers": list(steps)}


def pre_tokenizers():
    behaviors = ["Removed", "Isolated", "MergedWithPrevious", "MergedWithNext", "Contiguous"]
    patterns = {"-": {"String": "-"}, "ab": {"String": "ab"}, "empty": {"String": ""}, "[a-c]": {"Regex": "[a-c]"},
                "words": {"Regex": r"\w+|[^\w\s]+"}, "maybe": {"Regex": r"b*"}}
    for name, pattern in patterns.items():
        for behavior in behaviors:
            for invert in (False, True):
                yield f"Split {name} {behavior}{' inverted' if invert else ''}", split(pattern, behavior, invert)
    for behavior in behaviors:
        yield f"Punctuation {behavior}", {"type": "Punctuation", "behavior": behavior}
    yield "Punctuation", {"type": "Punctuation"}
    yield "Digits", {"type": "Digits", "individual_digits": False}
    yield "Digits individual", {"type": "Digits", "individual_digits": True}
    for name in ("Whitespace", "WhitespaceSplit", "BertPreTokenizer", "UnicodeScripts"):
        yield name, {"type": name}
    for delimiter in "-a ▁":
        yield f"CharDelimiterSplit {delimiter}", {"type": "CharDelimiterSplit", "delimiter": delimiter}
    for length in (1, 3):
        yield f"FixedLength {length}", {"type": "FixedLength", "length": length}
    for scheme in ("always", "first", "never"):
        for cut in (True, False):
            yield (f"Metaspace {scheme} {cut}",
                   {"type": "Metaspace", "replacement": "▁", "prepend_scheme": scheme, "split": cut})
    yield "Metaspace old", {"type": "Metaspace", "replacement": "_", "str_rep": "▁", "add_prefix_space": True}
    for prefix in (False, True):
        for regex in (False, True):
            yield (f"ByteLevel {prefix} {regex}",
                   {"type": "ByteLevel", "add_prefix_space": prefix, "trim_offsets": True, "use_regex": regex})
    metaspace = {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "first", "split": True}
    digits = {"type": "Digits", "individual_digits": True}
    byte_level = {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": True, "use_regex": True}
    yield "Whitespace, Metaspace", sequence({"type": "WhitespaceSplit"}, metaspace)
    yield "Digits, ByteLevel", sequence(digits, byte_level)
    yield "ByteLevel, Digits", sequence(byte_level, digits)
    yield "no steps", sequence()
    yield "Punctuation, Digits, CharDelimiterSplit", sequence({"type": "Punctuation", "behavior": "MergedWithNext"},
                                                             digits, {"type": "CharDelimiterSplit", "delimiter": "b"})
    for name, pattern in EXPRESSIONS.items():
        yield f"expression {name}", split({"Regex": pattern}, "Isolated", False)
        yield f"expression {name} matches only", split({"Regex": pattern}, "Removed", True)


EXPRESSIONS = {
    "gpt2": r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+",
    "qwen2": r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+",
    "llama3": r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+",
    "cl100k": r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?+\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]++[\r\n]*|\s*[\r\n]|\s+(?!\S)|\s+",
    "o200k": r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|"
             r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|"
             r"\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+",
    "deepseek": "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\r\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| "
                "?[\\p{P}\\p{S}]+[\r\n]*|\\s*[\r\n]+|\\s+(?!\\S)|\\s+",
    "deepseek han": "[一-龥\u3040-ゟ゠-ヿ]+", "deepseek numbers": r"\p{N}{1,3}",
    "bloom": r" ?[^(\s|[.,!?…。，、।۔،])]+",
    "possessive": r"a++b|[^b]*+b|(?>a|ab)c", "case": r"(?i:s|k|ß|ﬆ)+", "classes": r"[\p{L}&&[^a-m]]+|[[:digit:]]|\h+|[\w&&[^a]]",
    "lines": r"^.|.$|\A.|.\z|\Z", "look": r"(?<=a)b|(?<!a)b(?=c)|\b\w", "graphemes": r"\X", "newline": r"\R",
    "words": r"\w+", "digits": r"\d+", "scripts": r"\p{Han}+|\p{Hiragana}+|\p{Arabic}+|[\p{Latin}\p{Greek}]+",
    "intervals": r"a{2}|b{,2}c|(?:ab){1,2}+", "groups": r"(?<x>a)(b)?\k<x>|(c)",
}


def normalizers():
    for name in ("NFC", "NFD", "NFKC", "NFKD", "Lowercase", "StripAccents", "Nmt", "ByteLevel"):
        yield name, {"type": name}
    for left in (False, True):
        for right in (False, True):
            yield f"Strip {left} {right}", {"type": "Strip", "strip_left": left, "strip_right": right}
    for clean in (False, True):
        for chinese in (False, True):
            for accents in (None, False, True):
                for lower in (False, True):
                    yield (f"Bert {clean} {chinese} {accents} {lower}",
                           {"type": "BertNormalizer", "clean_text": clean, "handle_chinese_chars": chinese,
                            "strip_accents": accents, "lowercase": lower})
    yield "Prepend", {"type": "Prepend", "prepend": "▁"}
    for name, pattern, content in (("dollar", {"String": "b"}, "$$"), ("group", {"Regex": "(a)(b)"}, "$2$1\\1"),
                                   ("whole", {"String": "b"}, "$&"), ("nothing", {"Regex": "\\s+"}, ""),
                                   ("empty", {"String": ""}, "-"), ("maybe", {"Regex": "b*"}, "-"),
                                   ("space", {"String": " "}, "▁"), ("expression sign", {"String": "."}, "(")):
        yield f"Replace {name}", {"type": "Replace", "pattern": pattern, "content": content}
    yield "Sequence", {"type": "Sequence", "normalizers": [{"type": "NFD"}, {"type": "StripAccents"}, {"type": "Lowercase"},
                                                           {"type": "Prepend", "prepend": "▁"},
                                                           {"type": "Replace", "pattern": {"String": " "}, "content": "▁"}]}
    yield "no steps", {"type": "Sequence", "normalizers": []}


def added_token_cases():
    lower = {"type": "Lowercase"}
    bert = {"type": "BertNormalizer", "clean_text": True, "handle_chinese_chars": True, "strip_accents": None, "lowercase": True}
    strip = {"type": "Strip", "strip_left": True, "strip_right": True}
    for flag in ("single_word", "lstrip", "rstrip", "normalized"):
        for special in (False, True):
            for name, normalizer in (("", None), (" lower", lower)):
                tokens = [added("cat", 256, special=special, **{flag: True}), added("<s>", 257, **{flag: True}),
                          added("Hello", 258, **{flag: True}), added("[X]", 259)]
                yield f"added {flag}{' special' if special else ''}{name}", tokens, normalizer
    every = [added("cat", 256, single_word=True, lstrip=True, rstrip=True), added("-", 257, single_word=True),
             added("<m>", 258, lstrip=True, special=True), added(" a", 259), added("ab", 260, normalized=True),
             added("bc", 261), added("é", 262, normalized=True), added("猫", 263, rstrip=True), added("a-", 264)]
    for name, normalizer in (("", None), (" bert", bert), (" strip", strip), (" lower", lower)):
        yield f"added of every kind{name}", every, normalizer
    yield "added ids not followed", [added("<y>", 600), added("<s>", 300), added("<0x41>", 299)], None


def post_processors():
    def special(name, type_id=0):
        return {"SpecialToken": {"id": name, "type_id": type_id}}

    def text(name, type_id=0):
        return {"Sequence": {"id": name, "type_id": type_id}}

    tokens = {"X": {"id": "X", "ids": [7], "tokens": ["h"]}, "Y": {"id": "Y", "ids": [1, 2, 3], "tokens": ["p", "q", "r"]},
              "nothing": {"id": "nothing", "ids": [], "tokens": []}}

    def template(single, pair):
        return {"type": "TemplateProcessing", "single": single, "pair": pair, "special_tokens": tokens}

    bert = {"type": "BertProcessing", "sep": ["x", 23], "cls": ["y", 24]}
    roberta = {"type": "RobertaProcessing", "sep": ["x", 23], "cls": ["y", 24], "trim_offsets": True, "add_prefix_space": True}
    byte_level = {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": True, "use_regex": True}
    plain = template([special("X"), text("A"), special("Y", 3)],
                     [special("X"), text("A"), special("Y"), text("B", 1), special("nothing"), special("X", 1)])
    around = template([special("X"), text("A", 1)], [text("B", 4), special("X", 2), text("A", 5), text("A", 1)])
    yield "BertProcessing", bert
    yield "RobertaProcessing", roberta
    yield "ByteLevel", byte_level
    yield "TemplateProcessing", plain
    yield "TemplateProcessing turned", around
    for name, steps in (("ByteLevel, Template", [byte_level, plain]), ("Bert, Template", [bert, around]),
                        ("Roberta, Bert", [roberta, bert]), ("Bert, Roberta", [bert, roberta]),
                        ("Template, Bert", [plain, bert]), ("Template, Roberta", [around, roberta]), ("none", [])):
        yield f"Sequence {name}", {"type": "Sequence", "processors": steps}


def models():
    pieces = ["[UNK]", "a", "b", "c", "ab", "abc", "##a", "##b", "##ab", "猫", "##猫", "cat", "cats", "con", "##cat", "-", "the", "é"]
    vocab = {piece: i for i, piece in enumerate(pieces)}
    white = {"type": "Whitespace"}
    for most in (100, 3):
        yield (f"WordPiece {most}", white, {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                                            "max_input_chars_per_word": most, "vocab": vocab})
    yield "WordPiece prefix", white, {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "",
                                      "max_input_chars_per_word": 100, "vocab": vocab}
    yield "WordLevel", white, {"type": "WordLevel", "unk_token": "[UNK]", "vocab": vocab}
    letters = ["<unk>", "a", "b", "c", " ", "▁", "t", "e", "ab", "abc", "ca", "▁a", "▁t", "aa", "bb", "b▁", "<0x2D>", "<0x31>", "-", "<unk>a"]
    base = {"type": "BPE", "vocab": {piece: i for i, piece in enumerate(letters)},
            "merges": ["a b", "ab c", "c a", "▁ a", "▁ t", "a a", "b b", "b ▁"], "unk_token": "<unk>"}
    no_dash = {piece: i for piece, i in base["vocab"].items() if piece != "-"}
    for name, options in (("", {}), (" fused", {"fuse_unk": True}), (" no unknown", {"unk_token": None}),
                          (" some bytes", {"byte_fallback": True, "vocab": no_dash}),
                          (" some bytes fused", {"byte_fallback": True, "fuse_unk": True, "vocab": no_dash}),
                          (" some bytes no unknown", {"byte_fallback": True, "unk_token": None, "vocab": no_dash}),
                          (" whole words", {"ignore_merges": True}), (" unknown merges", {"merges": ["<unk> a", "a b"]})):
        for pre_name, pre in (("", None), (", Whitespace", {"type": "WhitespaceSplit"}),
                              (", Metaspace", {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "first", "split": False})):
            yield f"BPE{name}{pre_name}", pre, {**base, **options}
    parts = ["a", "b", "##a", "##b", "a</w>", "##b</w>", "##a</w>", "ab", "ab</w>", "##ab</w>", "<unk>", "aba</w>"]
    yield "BPE prefix and suffix", white, {
        "type": "BPE", "vocab": {piece: i for i, piece in enumerate(parts)}, "unk_token": "<unk>", "fuse_unk": True,
        "merges": ["a ##b", "a ##b</w>", "##a ##b</w>", "ab ##a</w>"], "continuing_subword_prefix": "##", "end_of_word_suffix": "</w>"}


PIECES = ["▁a", "a▁", "##b", "Ġx", "Ċ", "<0xE7>", "<0x8C>", "<0xAB>", "<0x0a>", "<0xzz>", "a</w>", "b", "|", "<pad>", " .", " n't", "do not",
          " ' ", " ", "  c  ", "猫", "é", "Ã", "©", "'s", "?", "", "<s>", "x", "x"]


def decoders():
    for scheme in ("always", "first", "never"):
        yield f"Metaspace {scheme}", {"type": "Metaspace", "replacement": "▁", "prepend_scheme": scheme, "split": True}
    for cleanup in (False, True):
        yield f"WordPiece {cleanup}", {"type": "WordPiece", "prefix": "##", "cleanup": cleanup}
        yield f"CTC {cleanup}", {"type": "CTC", "pad_token": "<pad>", "word_delimiter_token": "|", "cleanup": cleanup}
    for suffix in ("</w>", ""):
        yield f"BPEDecoder {suffix}", {"type": "BPEDecoder", "suffix": suffix}
    byte_level = {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": True, "use_regex": True}
    yield "ByteLevel", byte_level
    yield "ByteFallback", {"type": "ByteFallback"}
    yield "Fuse", {"type": "Fuse"}
    yield "none", None
    yield "Replace", {"type": "Replace", "pattern": {"String": "a"}, "content": "$1"}
    yield "Replace expression", {"type": "Replace", "pattern": {"Regex": "[ab]|c*"}, "content": "-"}
    fuse_strip = [{"type": "Replace", "pattern": {"String": "▁"}, "content": " "}, {"type": "ByteFallback"}, {"type": "Fuse"},
                  {"type": "Strip", "content": " ", "start": 1, "stop": 0}]
    yield "Sequence", {"type": "Sequence", "decoders": fuse_strip}


def all_cases():
    def case(name, **parts):
        tokenizer = {"version": "1.0", "truncation": None, "padding": None, "added_tokens": [], "normalizer": None,
                     "pre_tokenizer": None, "post_processor": None, "decoder": None}
        tokenizer.update(parts)
        return {"name": name, "tokenizer": tokenizer}

    for name, pre in pre_tokenizers():
        yield case(f"pre-tokenizer {name}", pre_tokenizer=pre)
    for name, normalizer in normalizers():
        yield case(f"normalizer {name}", normalizer=normalizer)
    for name, tokens, normalizer in added_token_cases():
        yield case(name, added_tokens=tokens, normalizer=normalizer)
    tokens = [added("<s>", 256, special=True), added("cat", 257)]
    for scheme in ("always", "first", "never"):
        yield case(f"added, Metaspace {scheme}", added_tokens=tokens, normalizer={"type": "Strip", "strip_left": True, "strip_right": False},
                   pre_tokenizer={"type": "Metaspace", "replacement": "▁", "prepend_scheme": scheme, "split": True})
    yield case("added, Prepend", added_tokens=tokens, normalizer={"type": "Prepend", "prepend": "▁"})
    for name, processor in post_processors():
        yield {**case(f"post-processor {name}", post_processor=processor), "processed": True}
    for name, pre, model in models():
        yield case(f"model {name}", pre_tokenizer=pre, model=model)
    for name, decoder in decoders():
        vocab = {piece: i for i, piece in enumerate(dict.fromkeys(PIECES))}
        yield {**case(f"decoder {name}", decoder=decoder, model={"type": "WordLevel", "unk_token": "a", "vocab": vocab},
                      added_tokens=[added("<s>", 0, special=True)]), "decodes": True}


def blocks(rows):
    return [fnv1a.of_bytes(rows[i:i + BLOCK]) for i in range(0, len(rows), BLOCK)]


def row_of(*numbers):
    end = (0xffffffff).to_bytes(4, "little")
    return b"".join(b"".join(n.to_bytes(4, "little") for n in part) + end for part in numbers)


def escaped(text):
    shown = json.dumps(text, ensure_ascii=False)
    return "".join(c if c == " " or unicodedata.category(c)[0] in "LPNS" else
                   "".join(f"\\u{unit:04x}" for unit in utf16(c)) for c in shown)


def utf16(c):
    data = c.encode("utf-16-be")
    return [int.from_bytes(data[i:i + 2], "big") for i in range(0, len(data), 2)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("out")
    parser.add_argument("--ids")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=20260225)
    options = parser.parse_args()
    lines = WRITTEN + random_lines(options.count, options.seed)
    rng = random.Random(options.seed + 1)
    kinds = len(dict.fromkeys(PIECES))
    sequences = [[rng.randrange(kinds) for _ in range(rng.randrange(9))] for _ in range(200)]
    cases, found = [], {}
    for case in all_cases():
        file = dict(case["tokenizer"])
        file.setdefault("model", WITNESS)
        tokenizer = Tokenizer.from_str(json.dumps(file))
        if case.get("decodes"):
            texts = [tokenizer.decode(ids, skip_special_tokens=False) for ids in sequences]
            case["decoded"] = blocks([text.encode() + b"\xff" for text in texts])
            found[case["name"]] = texts
        else:
            ids = [tokenizer.encode(line, add_special_tokens=False).ids for line in lines]
            case["ids"] = blocks([row_of(line) for line in ids])
            found[case["name"]] = ids
        if case.get("processed"):
            rows = []
            for line, after in zip(lines[:200], lines[1:201]):
                single, pair = tokenizer.encode(line), tokenizer.encode(line, after)
                rows.append(row_of(single.ids, single.type_ids, pair.ids, pair.type_ids))
            case["special"] = blocks(rows)
        cases.append(case)
    with open(f"{options.out}/component_lines.txt", "w", encoding="utf-8") as file:
        file.writelines(escaped(line) + "\n" for line in lines)
    with open(f"{options.out}/components.json", "w", encoding="utf-8") as file:
        rows = ",\n".join(escaped_json(case) for case in cases)
        note = "Made by tests/reference/make_tokenizer_components.py"
        file.write(f'{{"note": "{note}", "block": {BLOCK}, "sequences": {json.dumps(sequences)}, "cases": [\n{rows}\n]}}\n')
    if options.ids:
        with open(options.ids, "w", encoding="utf-8") as file:
            json.dump({"lines": lines, "sequences": sequences, "found": found}, file)
    print(f"{len(cases)} cases, {len(lines)} lines")


def escaped_json(case):
    kept = {key: value for key, value in case.items() if key not in ("processed", "decodes")}
    kept["tokenizer"] = {key: value for key, value in case["tokenizer"].items() if value not in (None, [], "1.0")}
    return json.dumps(kept, ensure_ascii=True)


main()
