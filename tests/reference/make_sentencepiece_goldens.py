#!/usr/bin/env python3
"""Makes tests/data/tokenizers/sentencepiece: small SentencePiece models and what the reference libraries make of texts.

    python3 make_sentencepiece_goldens.py LINES OUT [FULL]     (LINES is tests/data/tokenizers/lines.txt)

FULL is a folder with full-size models, which are not copied; HEADLIGHT_TOKENIZERS/sentencepiece holds them for the tests.
It needs tokenizers (the Rust library), transformers 5, sentencepiece with its trainer, and protobuf. Written are:
  unigram.model, bpe.model  two models with a small character map; the second has byte fallback and pieces of a user
  unigram.json              the first as a tokenizer.json for the Rust library
  *.hashes.txt              for each of LINES the 64-bit FNV-1a hash of its ids (as make_tokenizer_goldens.py has them), by
                            the Rust library for unigram.json and by sentencepiece for the models
  components.json           Unigram with several normalizers, pre-tokenizers and decoders on random strings
  classes.json              ids of transformers' AutoTokenizer for folders that hold a model and a config
  full.json                 for each model of FULL one hash of the ids of all lines, by sentencepiece and, for Unigram, by
                            the Rust library with the model as a tokenizer.json
"""
import base64
import io
import json
import os
import random
import shutil
import sys
import tempfile

os.environ["HF_HUB_OFFLINE"] = "1"

import fnv1a  # noqa: E402
import sentencepiece  # noqa: E402
from sentencepiece import sentencepiece_model_pb2  # noqa: E402
from tokenizers import Tokenizer  # noqa: E402
from transformers import AutoTokenizer  # noqa: E402

lines = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
out = sys.argv[2]
os.makedirs(out, exist_ok=True)
chance = random.Random(20240229)

# From what characters to what, as hexadecimal code points. The key of one character that begins another key shows which
# of them a reader takes; a control character goes without a trace.
RULES = {
    "01": "", "09": "20", "0A": "20", "0D": "20", "A0": "20", "2003": "20", "3000": "20", "200B": "20", "AD": "",
    "FB01": "66 69", "2026": "2E 2E 2E", "BD": "31 2044 32", "2460": "31", "FF21": "41", "FF41": "61", "FF71": "30A2",
    "65 301": "E9", "61 308": "E4", "C5": "E5", "E5 301": "1FB", "1E9E": "73 73", "30AB 3099": "30AC", "FDFA": "635 644 649",
}


def train(name, **options):
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as rules:
        rules.write("".join(f"{key}\t{value}\n" for key, value in RULES.items()))
        rules.flush()
        model = io.BytesIO()
        texts = [" ".join(line.split()) for line in lines if line.strip() and max(map(ord, line)) < 0x2100]
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(texts), model_writer=model, minloglevel=2, character_coverage=0.98,
            normalization_rule_tsv=rules.name, num_threads=1, **options)
    proto = sentencepiece_model_pb2.ModelProto.FromString(model.getvalue())
    proto.normalizer_spec.ClearField("normalization_rule_tsv")
    with open(f"{out}/{name}.model", "wb") as file:
        file.write(proto.SerializeToString())
    return proto


def write_hashes(name, encode):
    with open(f"{out}/{name}.hashes.txt", "w") as file:
        file.write("".join(fnv1a.of_ids(encode(line)) + "\n" for line in lines))


METASPACE = {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True}
WORDS = {"type": "Sequence", "pretokenizers": [{"type": "WhitespaceSplit"}, METASPACE]}


def precompiled(proto):
    charsmap = base64.b64encode(proto.normalizer_spec.precompiled_charsmap).decode()
    return {"type": "Precompiled", "precompiled_charsmap": charsmap}


def pipeline(model, normalizer=None, pre_tokenizer=None, decoder=None):
    return {"version": "1.0", "truncation": None, "padding": None, "added_tokens": [
                {"id": len(model["vocab"]), "content": "<x>", "single_word": False, "lstrip": False, "rstrip": False,
                 "normalized": False, "special": True}],
            "normalizer": normalizer, "pre_tokenizer": pre_tokenizer, "post_processor": None, "decoder": decoder,
            "model": model}


ALPHABETS = ["ab c", "he the\n\t the", "e\u0301 a\u0308 A\u030a e\u0301\u0301", "ﬁ…½①Ａａ ｱ", "カ\u3099ガ\u3099", "\u0001\u00ad a",
             "Å\u0301å\u0301", "▁a b▁▁", "\r\n a", "\u0000a\u007f b", "👨‍👩‍👧🏽 e", "ﷺ ẞ.", "q世界 ", "a\u1ad0e\u0897 ", "<x> a"]


def random_text():
    if chance.random() < 0.3:
        line = chance.choice(lines)
        start = chance.randrange(len(line) + 1)
        return line[start:start + chance.randrange(24)] + chance.choice(["", " ", "…", "<x>"])
    letters = "".join(chance.choice(ALPHABETS) for _ in range(2))
    return "".join(chance.choice(letters) for _ in range(chance.randrange(16)))


def components(proto):
    vocabulary = [[piece.piece, round(piece.score, 4)] for piece in proto.pieces if piece.type != 6][:160]
    model = {"type": "Unigram", "unk_id": 0, "byte_fallback": False, "vocab": vocabulary}
    ties = {"type": "Unigram", "unk_id": 1, "vocab": [["a", -1.0], ["<unk>", 0.0]] + [
        ["".join(chance.choice("abe ▁") for _ in range(chance.randrange(1, 4))), chance.choice([-1.0, -1.5, -2.0, -3.0])]
        for _ in range(40)]}
    fallback = {"type": "Unigram", "unk_id": 0, "byte_fallback": True,
                "vocab": vocabulary[:60] + [[f"<0x{byte:02X}>", -8.0] for byte in range(256)]}
    bytes_decoder = {"type": "Sequence", "decoders": [
        {"type": "Replace", "pattern": {"String": "▁"}, "content": " "}, {"type": "ByteFallback"}, {"type": "Fuse"},
        {"type": "Strip", "content": " ", "start": 1, "stop": 0}]}
    first = {**METASPACE, "prepend_scheme": "first"}
    return {
        "precompiled": pipeline(model, precompiled(proto), METASPACE, METASPACE),
        "precompiled, first": pipeline(model, precompiled(proto), first, first),
        "words": pipeline(model, precompiled(proto), WORDS, METASPACE),
        "words, first": pipeline(model, None, {"type": "Sequence", "pretokenizers": [{"type": "WhitespaceSplit"}, first]}),
        "never": pipeline(model, None, {**METASPACE, "prepend_scheme": "never", "split": False},
                          {**METASPACE, "prepend_scheme": "never"}),
        "equal ways": pipeline(ties, None, None, {"type": "Fuse"}),
        "byte fallback": pipeline(fallback, precompiled(proto), {**METASPACE, "split": False}, bytes_decoder),
    }


def component_cases(specification):
    tokenizer = Tokenizer.from_str(json.dumps(specification))
    cases = []
    for _ in range(80):
        text = random_text()
        ids = tokenizer.encode(text, add_special_tokens=False).ids
        cases.append({"text": text, "ids": ids, "decoded": tokenizer.decode(ids, skip_special_tokens=False)})
    return cases


# Where transformers follows the file: texts of plain words, since its classes cut white space and what is unknown in ways
# of their own.
CLASSES = [
    ("XLM-R", "unigram.model", "sentencepiece.bpe.model", {"model_type": "xlm-roberta"}, None),
    ("a BERT with XLM-R's pieces", "unigram.model", "sentencepiece.bpe.model", {"model_type": "bert"},
     {"tokenizer_class": "XLMRobertaTokenizerFast"}),
    ("T5", "unigram.model", "spiece.model", {"model_type": "t5"}, None),
    ("mT5 without extra ids", "unigram.model", "spiece.model", {"model_type": "mt5"}, {"extra_ids": 0}),
    ("CamemBERT", "unigram.model", "sentencepiece.bpe.model", {"model_type": "camembert"}, None),
    ("mBART", "unigram.model", "sentencepiece.bpe.model", {"model_type": "mbart"}, None),
    ("DeBERTa", "unigram.model", "spm.model", {"model_type": "deberta-v2"}, None),
    ("LLaMA", "bpe.model", "tokenizer.model", {"model_type": "llama"},
     {"tokenizer_class": "LlamaTokenizer", "add_bos_token": True}),
    ("LLaMA with eos", "bpe.model", "tokenizer.model", {"model_type": "llama"},
     {"tokenizer_class": "LlamaTokenizer", "add_bos_token": True, "add_eos_token": True}),
    ("LLaMA without bos", "bpe.model", "tokenizer.model", {"model_type": "llama"},
     {"tokenizer_class": "LlamaTokenizer", "add_bos_token": False}),
]
CLASS_TEXTS = ["The cat sat on the street", "Twelve ships", "and"]


def class_cases():
    result = []
    for name, model, file, config, tokenizer_config in CLASSES:
        with tempfile.TemporaryDirectory() as folder:
            shutil.copy(f"{out}/{model}", f"{folder}/{file}")
            with open(folder + "/config.json", "w") as handle:
                json.dump(config, handle)
            if tokenizer_config:
                with open(folder + "/tokenizer_config.json", "w") as handle:
                    json.dump(tokenizer_config, handle)
            tokenizer = AutoTokenizer.from_pretrained(folder)
            cases = [{"text": text, "ids": tokenizer(text)["input_ids"], "pair": tokenizer(text, "the end")["input_ids"]}
                     for text in CLASS_TEXTS]
        result.append({"name": name, "model": model, "file": file, "config": config,
                       "tokenizer_config": tokenizer_config, "cases": cases})
    return result


def hash_of_all(encode):
    return fnv1a.of_ids([number for line in lines for number in encode(line)])


def full_size(path):
    proto = sentencepiece_model_pb2.ModelProto.FromString(open(path, "rb").read())
    processor = sentencepiece.SentencePieceProcessor(model_file=path)
    control = [piece.piece for piece in proto.pieces if piece.type in (2, 3)]
    hashes = {"sentencepiece": hash_of_all(
        lambda text: [] if any(piece in text for piece in control) else processor.encode(text))}
    if proto.trainer_spec.model_type == 1:
        model = {"type": "Unigram", "unk_id": proto.trainer_spec.unk_id,
                 "byte_fallback": proto.trainer_spec.byte_fallback,
                 "vocab": [[piece.piece, piece.score] for piece in proto.pieces]}
        specification = pipeline(model, precompiled(proto), METASPACE, METASPACE)
        specification["added_tokens"] = []
        rust = Tokenizer.from_str(json.dumps(specification))
        hashes["tokenizer.json"] = hash_of_all(lambda text: rust.encode(text, add_special_tokens=False).ids)
    return hashes


def main():
    if len(sys.argv) > 3:
        names = sorted(name for name in os.listdir(sys.argv[3]) if name.endswith(".model"))
        with open(f"{out}/full.json", "w") as file:
            json.dump({name: full_size(f"{sys.argv[3]}/{name}") for name in names}, file, indent=1)
    unigram = train("unigram", model_type="unigram", vocab_size=400)
    train("bpe", model_type="bpe", vocab_size=600, byte_fallback=True, user_defined_symbols=["<sep>", "qu", "▁▁"])
    model = {"type": "Unigram", "unk_id": 0, "byte_fallback": False,
             "vocab": [[piece.piece, piece.score] for piece in unigram.pieces]}
    specification = pipeline(model, precompiled(unigram), METASPACE, METASPACE)
    specification["added_tokens"] = []
    with open(f"{out}/unigram.json", "w", encoding="utf-8") as file:
        json.dump(specification, file, ensure_ascii=False, separators=(",", ":"))
    rust = Tokenizer.from_str(json.dumps(specification))
    write_hashes("unigram.json", lambda text: rust.encode(text, add_special_tokens=False).ids)
    for name in ["unigram", "bpe"]:
        processor = sentencepiece.SentencePieceProcessor(model_file=f"{out}/{name}.model")
        # A control piece that is written in a text is one for transformers, but not for sentencepiece.
        control = ["<unk>", "<s>", "</s>"]
        write_hashes(f"{name}.model", lambda text: [] if any(c in text for c in control) else processor.encode(text))
    with open(f"{out}/components.json", "w", encoding="utf-8") as file:
        json.dump([{"name": name, "tokenizer": specification, "cases": component_cases(specification)}
                   for name, specification in components(unigram).items()],
                  file, ensure_ascii=False, separators=(",", ":"))
    with open(f"{out}/classes.json", "w", encoding="utf-8") as file:
        json.dump(class_cases(), file, ensure_ascii=False, separators=(",", ":"))


main()
