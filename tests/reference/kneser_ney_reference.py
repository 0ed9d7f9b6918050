"""An interpolated Kneser-Ney bigram with one discount an order, written as plainly as its formulas stand in
core/evaluation/kneser_ney.h: dictionaries and sums, nothing shared with the C++ code.

    python3 kneser_ney_reference.py OUT

writes OUT/kneser_ney.json (OUT is tests/data/evaluation): a few sequences of ids and log p(w | v) of every pair.
"""
import collections
import json
import math
import os
import random
import sys


class Bigram:
    def __init__(self, sequences, vocabulary):
        self.vocabulary = vocabulary
        self.counts = collections.Counter(pair for ids in sequences for pair in zip(ids, ids[1:]))
        self.after = collections.Counter()
        self.followers = collections.defaultdict(set)
        self.leaders = collections.defaultdict(set)
        for (v, w), count in self.counts.items():
            self.after[v] += count
            self.followers[v].add(w)
            self.leaders[w].add(v)
        self.d2 = discount(list(self.counts.values()))
        self.d1 = discount([len(leaders) for leaders in self.leaders.values()])

    def unigram(self, w):
        bigrams = len(self.counts)
        rest = self.d1 * len(self.leaders) / bigrams
        return max(len(self.leaders.get(w, ())) - self.d1, 0) / bigrams + rest / self.vocabulary

    def log_probability(self, v, w):
        if v not in self.after:
            return math.log(self.unigram(w))
        rest = self.d2 * len(self.followers[v]) / self.after[v]
        return math.log(max(self.counts.get((v, w), 0) - self.d2, 0) / self.after[v] + rest * self.unigram(w))


def discount(counts):
    once, twice = counts.count(1), counts.count(2)
    return once / (once + 2 * twice) if once else 0.5


def main():
    numbers = random.Random(7)
    vocabulary = 9
    # Rare ids and one that never comes; skewed, so that some bigrams are common.
    sequences = [[min(int(numbers.expovariate(0.5)), 7) for _ in range(length)] for length in (40, 1, 25, 2, 60)]
    bigram = Bigram(sequences, vocabulary)
    for v in range(vocabulary):
        assert abs(sum(math.exp(bigram.log_probability(v, w)) for w in range(vocabulary)) - 1) < 1e-12
    rows = [[bigram.log_probability(v, w) for w in range(vocabulary)] for v in range(vocabulary)]
    golden = {"vocabulary": vocabulary, "sequences": sequences, "bigram_discount": bigram.d2,
              "unigram_discount": bigram.d1, "log_probabilities": rows}
    with open(os.path.join(sys.argv[1], "kneser_ney.json"), "w") as file:
        json.dump(golden, file)
        file.write("\n")


if __name__ == "__main__":
    main()
