"""Measures how fast models are trained, Headlight and PyTorch in turns; see compare.py."""
import json
import os
import random
import shlex
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
STEPS = 15
VOCABULARY = 8192
LENGTH = 128
BATCH_TOKENS = 8192
# Without these PyTorch spends much of its time giving memory back and taking it again.
MEMORY = {"MALLOC_MMAP_MAX_": "0", "MALLOC_TRIM_THRESHOLD_": "8589934592", "MALLOC_TOP_PAD_": "268435456"}
SHAPES = {
    "BERT, masked": {"model_type": "bert", "vocab_size": VOCABULARY, "hidden_size": 256, "num_hidden_layers": 4,
                     "num_attention_heads": 8, "intermediate_size": 1024, "max_position_embeddings": LENGTH,
                     "hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0},
    "LLaMA, causal": {"model_type": "llama", "vocab_size": VOCABULARY, "hidden_size": 256, "num_hidden_layers": 4,
                      "num_attention_heads": 8, "num_key_value_heads": 8, "intermediate_size": 768,
                      "max_position_embeddings": LENGTH, "tie_word_embeddings": True},
}


def write_corpus(folder):
    """Words at random, of a vocabulary that knows each as one token."""
    words = [f"w{i:04x}" for i in range(VOCABULARY - 5)]
    with open(os.path.join(folder, "vocab.txt"), "w") as file:
        file.write("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *words]) + "\n")
    source = random.Random(1)
    with open(os.path.join(folder, "text.txt"), "w") as file:
        for _ in range(12000):
            file.write(" ".join(source.choices(words, k=20)) + "\n")


def write_config(folder, model):
    masked = model["model_type"] == "bert"
    config = {"model": model, "tokenizer": ".", "objective": {"kind": "masked" if masked else "causal"},
              "data": [{"file": "text.txt", "kind": "running-text"}], "length": LENGTH, "batch_tokens": BATCH_TOKENS,
              "steps": STEPS, "optimizer": {"learning_rate": 1e-3, "beta2": 0.98, "weight_decay": 0.01, "clip_norm": 1}}
    path = os.path.join(folder, "train.json")
    with open(path, "w") as file:
        json.dump(config, file)
    return path


def headlight(build, folder, threads):
    out = os.path.join(folder, "out")
    subprocess.run(["rm", "-rf", out], check=True)
    done = subprocess.run([os.path.join(build, "headlight"), "train", "--config", os.path.join(folder, "train.json"),
                           "--out", out, "--threads", str(threads)], capture_output=True, text=True)
    if done.returncode != 0:
        print(done.stderr.strip(), file=sys.stderr)
        return None
    with open(os.path.join(out, "log.jsonl")) as file:
        steps = [json.loads(line) for line in file]
    return statistics.median(step["tokens"] / step["seconds"] for step in steps[3:])


def torch(python, model, threads):
    """The script goes through the standard input, so that `python` may see other files than this program does."""
    training = json.dumps({"model": model, "length": LENGTH, "batch_tokens": BATCH_TOKENS})
    with open(os.path.join(HERE, "peers", "train_torch.py")) as script:
        done = subprocess.run([*shlex.split(python), "-", training, str(STEPS), str(threads)], stdin=script,
                              capture_output=True, text=True, env={**os.environ, **MEMORY, "HF_HUB_OFFLINE": "1"})
    if done.returncode != 0:
        print(f"{python}: {done.stderr.strip()[-300:]}", file=sys.stderr)
        return None
    return json.loads(done.stdout[done.stdout.index("{"):])


def measure(build, python, threads, rounds):
    """By shape: tokens per second of both, medians over the rounds, and the ratio Headlight / PyTorch."""
    folder = os.path.join(build, "bench", "training")
    os.makedirs(folder, exist_ok=True)
    write_corpus(folder)
    rows = []
    for name, model in SHAPES.items():
        write_config(folder, model)
        ours, theirs, version = [], [], None
        for _ in range(rounds):
            peer = torch(python, model, threads) if python else None
            own = headlight(build, folder, threads)
            if peer:
                theirs.append(peer["tokens_per_second"])
                version = peer["torch"]
            if own:
                ours.append(own)
        row = {"shape": name, "headlight": statistics.median(ours) if ours else None,
               "torch": statistics.median(theirs) if theirs else None, "version": version}
        if ours and theirs:
            row["ratio"] = row["headlight"] / row["torch"]
        rows.append(row)
    return rows


def markdown(rows):
    lines = ["", f"**Training: 4 layers of 256 dimensions and 8 heads, {VOCABULARY} tokens of vocabulary, rows of {LENGTH}, "
             f"{BATCH_TOKENS} tokens a step, AdamW; tokens per second**", "",
             "| model | Headlight | PyTorch eager (transformers) | ratio |", "|---|---|---|---|"]
    for row in rows:
        cells = [f"{row[key]:,.0f}" if row.get(key) else "–" for key in ("headlight", "torch")]
        lines.append(f"| {row['shape']} | {cells[0]} | {cells[1]} | {row['ratio']:.2f} |" if "ratio" in row
                     else f"| {row['shape']} | {cells[0]} | {cells[1]} | – |")
    return lines


if __name__ == "__main__":
    # python3 training.py BUILD_FOLDER [PYTHON [THREADS [ROUNDS]]], for this measurement alone.
    found = measure(os.path.abspath(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else sys.executable,
                    int(sys.argv[3]) if len(sys.argv) > 3 else os.cpu_count(), int(sys.argv[4]) if len(sys.argv) > 4 else 3)
    print(json.dumps(found))
    print("\n".join(markdown(found)))
