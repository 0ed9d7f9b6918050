"""Writes tests/data/models/{kjv-encoder,kjv-decoder} from the float32 checkpoints they were trained as: two
small trained models, BERT and GPT-2, that the program once brought along and tests still read.

Command, from the repository's root (needs numpy; Debian: python3-numpy):

    /usr/bin/python3 tests/reference/make_kjv_models.py MODELS tests/data/models

MODELS holds the folders bert-kjv-tiny and gpt2-kjv-tiny. Weights are rounded to float16; names, config and
tokenizer stay as they are.
"""
import json
import os
import shutil
import sys

import numpy as np

import safetensors_file

MODELS = {"bert-kjv-tiny": "kjv-encoder", "gpt2-kjv-tiny": "kjv-decoder"}


def convert(source, target):
    os.makedirs(target, exist_ok=True)
    tensors = safetensors_file.read(os.path.join(source, "model.safetensors"))
    halves = {name: array.astype(np.float16) for name, array in tensors.items()}
    for name, half in halves.items():
        assert np.isfinite(half).all(), f"{name} does not fit float16"
    safetensors_file.write(os.path.join(target, "model.safetensors"), halves, {"format": "pt"})
    with open(os.path.join(source, "config.json")) as file:
        config = json.load(file)
    config["torch_dtype"] = "float16"
    with open(os.path.join(target, "config.json"), "w") as file:
        json.dump(config, file, indent=1)
        file.write("\n")
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copyfile(os.path.join(source, name), os.path.join(target, name))


def main():
    for source, target in MODELS.items():
        convert(os.path.join(sys.argv[1], source), os.path.join(sys.argv[2], target))


if __name__ == "__main__":
    main()
