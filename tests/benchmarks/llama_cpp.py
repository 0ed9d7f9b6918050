# Headlight beside llama.cpp (npm's node-llama-cpp) on the same random weights of Llama 3.2 1B's shape in 16 bits: the next
# token after some, and a prompt. compare.py runs it; by itself it prints its table:
#
#   python3 tests/benchmarks/llama_cpp.py BUILD_FOLDER [--threads 2] [--rounds 5] [--node-modules FOLDER] [--layers 16]
import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
PEERS = os.path.join(HERE, "peers")
# What is measured: after how many tokens, and llama.cpp's and Headlight's name for the time.
TASKS = [("the next token after 32", 32, "token_ms", "next_token_ms"), ("a prompt of 128 tokens", 128, "prompt_ms", "forward_ms")]
BYTES_PER_LAYER = 2 * 2 * (2 * 2048 * 2048 + 2 * 512 * 2048 + 3 * 2048 * 8192)  # in two files
BYTES_OF_TABLE = 2 * 2 * 128256 * 2048


class LlamaComparison:
    def __init__(self, options):
        self.options = options
        self.folder = os.path.join(options.build, "bench", f"llama-1b-{options.layers}")
        self.node = shutil.which("node")

    def missing(self):
        """Why it cannot be measured, or None."""
        if not self.node:
            return "llama.cpp (node is not installed)"
        if not os.path.isdir(os.path.join(self.options.node_modules, "node_modules", "node-llama-cpp")):
            return "llama.cpp (npm install node-llama-cpp, in the folder that --node-modules names)"
        os.makedirs(self.folder, exist_ok=True)
        needed = BYTES_OF_TABLE + self.options.layers * BYTES_PER_LAYER
        if not self.has_weights() and shutil.disk_usage(self.folder).free < 1.2 * needed:
            return f"llama.cpp (its weights and ours need {needed / 1e9:.1f} GB of the disk)"
        return None

    def has_weights(self):
        return os.path.exists(os.path.join(self.folder, "written"))

    def prepare(self):
        if self.has_weights():
            return
        subprocess.run([sys.executable, os.path.join(PEERS, "llama_shape.py"), self.folder, "f16", str(self.options.layers)],
                       check=True)
        with open(os.path.join(self.folder, "written"), "w"):
            pass

    def llama_cpp(self, tokens, runs):
        return last_json([self.node, os.path.join(PEERS, "run_llama_cpp.mjs"), self.folder, str(tokens), str(runs),
                          str(self.options.threads), self.options.node_modules])

    def headlight(self, tokens, runs):
        return last_json([os.path.join(self.options.build, "headlight"), "bench", "--model", self.folder, "--tokens",
                          str(tokens), "--runs", str(runs), "--threads", str(self.options.threads), "--no-patterns"])

    def measure(self):
        """A row for each task; peer and Headlight take turns, and every figure is the median of the rounds' medians."""
        self.prepare()
        rows = []
        for title, tokens, theirs, ours in TASKS:
            times, peaks = {"llama.cpp": [], "headlight": []}, {}
            for _ in range(self.options.rounds):
                peer, own = self.llama_cpp(tokens, 5), self.headlight(tokens, 5)
                times["llama.cpp"].append(statistics.median(peer[theirs]))
                times["headlight"].append(own[ours]["median"])
                for name, result in (("llama.cpp", peer), ("headlight", own)):
                    peaks[name] = max(peaks.get(name, 0), result["peak_rss_mb"])
            medians = {name: statistics.median(values) for name, values in times.items()}
            rows.append({"task": title, "ms": medians, "rounds": times, "peak_rss_mb": peaks,
                         "ratio": medians["llama.cpp"] / medians["headlight"]})
        return rows


def last_json(command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{command[0]}: {done.stderr.strip()[-300:] or 'failed'}")
    return json.loads(done.stdout[done.stdout.index("{"):])


def markdown(rows):
    lines = ["Llama 3.2 1B's shape, random weights in float16, last logits; times in ms, memory as above.", "",
             "| | Headlight, trace | llama.cpp | ratio | memory: Headlight / llama.cpp |", "|---|---|---|---|---|"]
    for row in rows:
        ms, peaks = row["ms"], row["peak_rss_mb"]
        lines.append(f"| {row['task']} | {ms['headlight']:.0f} | {ms['llama.cpp']:.0f} | {row['ratio']:.2f} | "
                     f"{peaks['headlight']:.0f} / {peaks['llama.cpp']:.0f} |")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description="Headlight beside llama.cpp")
    parser.add_argument("build")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--node-modules", default=HERE)
    parser.add_argument("--layers", type=int, default=16)
    options = parser.parse_args()
    options.build = os.path.abspath(options.build)
    options.node_modules = os.path.abspath(options.node_modules)
    comparison = LlamaComparison(options)
    missing = comparison.missing()
    print(f"Not measured: {missing}." if missing else markdown(comparison.measure()))


if __name__ == "__main__":
    main()
