#!/usr/bin/env python3
"""Makes resources/examples/random-14x14.csv and its .tokens.json: random weights that sum to 1 in each row.

Run in the repository's root: /usr/bin/python3 tests/reference/make_random_example.py
"""
import csv
import json

import numpy

TOKENS = "[CLS] The animal did n't cross the street because it was tired . [SEP]".split()

random = numpy.random.default_rng(14)
scores = random.normal(size=(len(TOKENS), len(TOKENS)))
weights = numpy.exp(scores) / numpy.exp(scores).sum(axis=1, keepdims=True)

with open("resources/examples/random-14x14.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["", *TOKENS])
    for token, row in zip(TOKENS, weights.astype(numpy.float32)):
        writer.writerow([token, *(str(weight) for weight in row)])
with open("resources/examples/random-14x14.tokens.json", "w") as file:
    json.dump({"description": "random matrix"}, file)
    file.write("\n")
