"""Trains a model of transformers with PyTorch in eager mode and prints how fast, as JSON.

    python3 train_torch.py '{"model": {...config.json...}, "length": 128, "batch_tokens": 8192}' STEPS THREADS

Batches are random tokens of the model's own vocabulary, rows of `length` without padding, in one batch a step; 15 % of
the tokens are predicted by a masked model and all by a causal one. AdamW and clipping as in Headlight. The attention of
transformers is the faster one of "eager" and "sdpa"; both are printed.
"""
import json
import statistics
import sys
import time

import torch
from transformers import AutoConfig, AutoModelForCausalLM, AutoModelForMaskedLM


def make_model(values, attention):
    config = AutoConfig.for_model(**values)
    config._attn_implementation = attention
    masked = values["model_type"] == "bert"
    factory = AutoModelForMaskedLM if masked else AutoModelForCausalLM
    torch.manual_seed(1)
    return factory.from_config(config, attn_implementation=attention).float().train(), masked


def tokens_per_second(training, steps, attention):
    model, masked = make_model(training["model"], attention)
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, betas=(0.9, 0.98), weight_decay=0.01)
    rows = training["batch_tokens"] // training["length"]
    shape = (rows, training["length"])
    seconds = []
    for step in range(steps):
        ids = torch.randint(5, training["model"]["vocab_size"], shape)
        labels = ids.clone()
        if masked:
            labels[torch.rand(shape) >= 0.15] = -100
            ids = torch.where(labels >= 0, 4, ids)
        started = time.perf_counter()
        loss = model(input_ids=ids, labels=labels).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        seconds.append(time.perf_counter() - started)
    # The first steps fill caches and allocators.
    return rows * training["length"] / statistics.median(seconds[min(3, steps - 1):])


def main():
    training = json.loads(sys.argv[1])
    torch.set_num_threads(int(sys.argv[3]))
    speeds = {attention: tokens_per_second(training, int(sys.argv[2]), attention) for attention in ("eager", "sdpa")}
    print(json.dumps({"tokens_per_second": max(speeds.values()), **speeds, "torch": torch.__version__}))


if __name__ == "__main__":
    main()
