#!/usr/bin/env python3
"""Makes tests/data/tokenizers/sentencepiece/translation.json: what transformers makes of texts for translation models.

    python3 make_translation_goldens.py LINES OUT     (tests/data/tokenizers/lines.txt and .../sentencepiece, with the
                                                       models of make_sentencepiece_goldens.py)

It needs transformers 5, sentencepiece and protobuf. Each entry of the list is a folder:
  name
  models    files that are models of OUT, by name
  texts     its other files, by name, as JSON
  pair      the ids of the pair ("The cat", "on the street")
  source    for each ten of LINES the 64-bit FNV-1a hash of their ids (as make_tokenizer_goldens.py has them), special tokens
            included
  target    the same as text_target, where that differs
"""
import json
import os
import shutil
import sys
import tempfile

os.environ["HF_HUB_OFFLINE"] = "1"

import fnv1a  # noqa: E402
import sentencepiece  # noqa: E402
from transformers import AutoTokenizer  # noqa: E402
from transformers.models.m2m_100.tokenization_m2m_100 import FAIRSEQ_LANGUAGE_CODES as M2M_LANGUAGES  # noqa: E402
from transformers.models.nllb.tokenization_nllb import FAIRSEQ_LANGUAGE_CODES as NLLB_LANGUAGES  # noqa: E402

lines = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
out = sys.argv[2]
BLOCK = 10


def pieces_of(model):
    processor = sentencepiece.SentencePieceProcessor(model_file=f"{out}/{model}")
    return [processor.id_to_piece(number) for number in range(processor.get_piece_size())]


def vocabulary(*lists):
    result = {}
    for pieces in lists:
        for piece in pieces:
            result.setdefault(piece, len(result))
    return result


UNIGRAM, BPE = pieces_of("unigram.model"), pieces_of("bpe.model")
# Some pieces are missing; 世 and ы are in the vocabulary alone, as pieces of the other language's model may be.
MARIAN = vocabulary(["</s>", "<unk>"], UNIGRAM[320:20:-1], BPE[280:560], [">>fra<<", "世", "ы", "<pad>"])
TARGETS = vocabulary(["</s>", "<unk>", "<pad>"], BPE[270:590], ["世"])
SOURCES = vocabulary(["</s>", "<unk>", "<pad>"], UNIGRAM[3:390], [">>fra<<"])
M2M = vocabulary(["<s>", "<pad>", "</s>", "<unk>"], UNIGRAM[3:390], ["世", "madeupword0000"])
NAMED = {"bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>", "pad_token": "<pad>"}


def marian(**texts):
    return {"source.spm": "unigram.model", "target.spm": "bpe.model"}, {"config.json": {"model_type": "marian"}, **texts}


def one_model(model, kind, config=None, **texts):
    if config is not None:
        texts["tokenizer_config.json"] = config
    return {"sentencepiece.bpe.model": model}, {"config.json": {"model_type": kind}, **texts}


FOLDERS = {
    "Marian": marian(**{"vocab.json": MARIAN}),
    "Marian of a config": marian(**{"vocab.json": MARIAN, "tokenizer_config.json": {
        "source_lang": "eng", "target_lang": "fra", "tokenizer_class": "MarianTokenizer", "eos_token": "</s>",
        "pad_token": "<pad>", "unk_token": "<unk>"}}),
    "Marian with two vocabularies": marian(**{
        "vocab.json": SOURCES, "target_vocab.json": TARGETS, "tokenizer_config.json": {"separate_vocabs": True}}),
    "mBART-50": one_model("unigram.model", "mbart", {"tokenizer_class": "MBart50Tokenizer"}),
    "mBART-50 from German": one_model("unigram.model", "mbart", {
        "tokenizer_class": "MBart50TokenizerFast", "src_lang": "de_DE", "tgt_lang": "ro_RO"}),
    "mBART-50 of another file": one_model("bpe.model", "mbart", {"tokenizer_class": "MBart50Tokenizer"}),
    "NLLB without languages": one_model("bpe.model", "m2m_100", {"tokenizer_class": "NllbTokenizer"}),
    "NLLB": one_model("bpe.model", "m2m_100", {
        "tokenizer_class": "NllbTokenizer", "src_lang": "fra_Latn", "tgt_lang": "zul_Latn",
        "additional_special_tokens": NLLB_LANGUAGES}),
    "NLLB as before": one_model("unigram.model", "m2m_100", {
        "tokenizer_class": "NllbTokenizer", "legacy_behaviour": True, "additional_special_tokens": NLLB_LANGUAGES}),
    "M2M-100": one_model("unigram.model", "m2m_100", **{"vocab.json": M2M}),
    "M2M-100 to Zulu": one_model("unigram.model", "m2m_100", {
        "tokenizer_class": "M2M100Tokenizer", "src_lang": "de", "tgt_lang": "zu"}, **{
            "vocab.json": M2M, "special_tokens_map.json": {
                **NAMED, "additional_special_tokens": [f"__{code}__" for code in M2M_LANGUAGES["m2m100"]]}}),
    "WMT 21": one_model("unigram.model", "m2m_100", {
        "tokenizer_class": "M2M100Tokenizer", "src_lang": "ha", "language_codes": "wmt21"}, **{"vocab.json": M2M}),
}


def hashes(encode):
    return [fnv1a.of_ids([number for line in lines[start:start + BLOCK] for number in encode(line)])
            for start in range(0, len(lines), BLOCK)]


def golden(name, models, texts):
    with tempfile.TemporaryDirectory() as folder:
        for file, model in models.items():
            shutil.copy(f"{out}/{model}", f"{folder}/{file}")
        for file, content in texts.items():
            with open(f"{folder}/{file}", "w", encoding="utf-8") as handle:
                json.dump(content, handle)
        tokenizer = AutoTokenizer.from_pretrained(folder)
        source = hashes(lambda line: tokenizer(line)["input_ids"])
        target = source
        if "target.spm" in models or "tgt_lang" in texts.get("tokenizer_config.json", {}):
            target = hashes(lambda line: tokenizer(text_target=line)["input_ids"])
        return {"name": name, "models": models, "texts": texts,
                "pair": tokenizer("The cat", "on the street")["input_ids"], "source": source,
                "target": None if target == source else target}


def main():
    with open(f"{out}/translation.json", "w", encoding="utf-8") as file:
        json.dump([golden(name, *files) for name, files in FOLDERS.items()], file, ensure_ascii=False,
                  separators=(",", ":"))


main()
