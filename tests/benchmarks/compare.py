#!/usr/bin/env python3
# Measures Headlight against its peers in one run and writes one table, as JSON and Markdown.
#
#   python3 tests/benchmarks/compare.py BUILD_FOLDER [--threads 2] [--rounds 3] [--tokens 8,16,32,128,512,1024]
#       [--node-modules FOLDER] [--tokenizers FOLDER] [--without-torch] [--training-python COMMAND]
#
# Peer and Headlight take turns; every figure is a ratio of medians of the same run. The peers are optional:
# PyTorch (Debian's python3-torch) also makes the weights, onnxruntime and llama.cpp come from npm (npm install
# onnxruntime-node node-llama-cpp, in the folder that --node-modules names or in this one). Without them the table says so.
# Training is compared with PyTorch and transformers, of the Python that --training-python names ("chroot FOLDER python3"
# is one).
import argparse
import glob
import json
import os
import shutil
import statistics
import subprocess
import sys

import llama_cpp
import training

HERE = os.path.dirname(os.path.abspath(__file__))
PEERS = os.path.join(HERE, "peers")
# 12 layers of 12 * 768^2 weights, and the 50,257 x 768 output head for the last token; attention per token pair.
LAYER_WEIGHTS = 12 * 12 * 768 * 768
HEAD_WEIGHTS = 50257 * 768


def call(command, **options):
    """The JSON a command prints last, or None with a word on stderr when it cannot be run."""
    done = subprocess.run(command, capture_output=True, text=True, **options)
    if done.returncode != 0:
        print(f"{command[0]}: {done.stderr.strip().splitlines()[-1] if done.stderr.strip() else 'failed'}", file=sys.stderr)
        return None
    return json.loads(done.stdout[done.stdout.index("{"):])


def text_of(command):
    """What a benchmark prints, or None with a word on stderr when it fails."""
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    if done.returncode != 0:
        print(f"{command[0]}: {done.stderr.strip()[-300:] or 'failed'}", file=sys.stderr)
        return None
    return done.stdout.strip()


def others(options):
    """Headlight's own benchmarks: a title and a command each."""
    yield "From a change of the text to the painted picture, 32 tokens, 4 layers x 256 dimensions", ["bench_window", "32", "200"]
    yield "The same, one letter at the end of 2,000 tokens", ["bench_window", "2000", "60"]
    yield "The same with Positions in front, whose counterpart is another run", ["bench_window", "2000", "60", "positions"]
    yield "From the start of the program to the first picture", ["bench_start"]
    yield "A document of 32,768 tokens opened and explored", ["bench_long", "32768"]
    yield "32 layers of 32 heads at 4,096 tokens, every thumbnail", ["bench_long", "4096", "32", "32"]
    yield "Painting, panning and zooming", ["bench_pictures"]
    yield "From the mouse or another focus to the repaint, 12 x 12 heads at 128 tokens, and scrolling", ["bench_focus"]
    yield "Attention and pooled pictures", ["bench_attention", str(options.threads)]
    if options.tokenizers:
        yield "Tokenizing on one thread", ["bench_tokenizer", *sorted(glob.glob(os.path.join(options.tokenizers, "*")))]


def machine():
    model = "unknown processor"
    with open("/proc/cpuinfo") as info:
        lines = info.read().splitlines()
    for line in lines:
        if line.startswith("model name"):
            model = line.split(":", 1)[1].strip()
            break
    wide = any("avx512f" in line for line in lines if line.startswith("flags"))
    return f"{model}, {os.cpu_count()} processors, {'AVX-512' if wide else 'no AVX-512'}"


def floating_point_operations(tokens):
    pairs = tokens * (tokens + 1) / 2 * 12 * 12 * 64
    return 2 * (LAYER_WEIGHTS * tokens + HEAD_WEIGHTS) + 4 * pairs


class Comparison:
    def __init__(self, options):
        self.options = options
        self.folder = os.path.join(options.build, "bench", "gpt2-small")
        self.python = next((p for p in ("/usr/bin/python3", sys.executable) if self.has_torch(p)), None)
        modules = options.node_modules
        has_runtime = os.path.isdir(os.path.join(modules, "node_modules", "onnxruntime-node"))
        self.node = shutil.which("node") if has_runtime else None

    @staticmethod
    def has_torch(python):
        return subprocess.run([python, "-c", "import torch"], capture_output=True).returncode == 0

    def prepare(self):
        """Makes the shared random checkpoint; without PyTorch Headlight makes its own random weights."""
        if self.python and not os.path.exists(os.path.join(self.folder, "model.onnx")):
            os.makedirs(self.folder, exist_ok=True)
            subprocess.run([self.python, os.path.join(PEERS, "gpt2_shape.py"), self.folder], check=True,
                           capture_output=True)

    def headlight(self, tokens, patterns):
        source = ["--model", self.folder] if self.python else ["--shape", "gpt2-small"]
        command = [os.path.join(self.options.build, "headlight"), "bench", *source, "--tokens", str(tokens),
                   "--threads", str(self.options.threads)]
        return call(command if patterns else command + ["--no-patterns"])

    def onnxruntime(self, tokens, runs):
        if not (self.node and self.python):
            return None
        return call([self.node, os.path.join(PEERS, "run_onnxruntime.mjs"), self.folder, str(tokens), str(runs),
                     str(self.options.threads), self.options.node_modules])

    def torch(self, tokens, runs):
        if self.options.without_torch or not self.python:
            return None
        return call([self.python, os.path.join(PEERS, "run_torch.py"), self.folder, str(tokens), str(runs),
                     str(self.options.threads)])

    def check(self):
        """Whether all engines computed the same thing: the largest difference of the first four logits."""
        ids = ",".join(str((i * 7919 + 13) % 50257) for i in range(16))
        out = os.path.join(self.folder, "logits.json")
        peer = self.onnxruntime(16, 1) or self.torch(16, 1)
        if not peer:
            return None
        subprocess.run([os.path.join(self.options.build, "headlight"), "logits", "--model", self.folder, "--ids", ids,
                        "--out", out], check=True)
        with open(out) as file:
            ours = json.load(file)["logits"][-1][:4]
        return max(abs(a - b) for a, b in zip(ours, peer["check"]))

    def measure(self, tokens, limits):
        runs = max(3, min(30, 3000 // tokens))
        samples = {"onnxruntime": [], "headlight": [], "trace": []}
        peaks = {}
        for _ in range(self.options.rounds):
            for name, result in (("onnxruntime", self.onnxruntime(tokens, runs)),
                                 ("headlight", self.headlight(tokens, True)), ("trace", self.headlight(tokens, False))):
                if result:
                    samples[name].append(statistics.median(result["ms"]) if "ms" in result
                                         else result["total_ms"]["median"])
                    peaks[name] = max(peaks.get(name, 0), result["peak_rss_mb"])
        medians = {name: statistics.median(values) for name, values in samples.items() if values}
        row = {"tokens": tokens, "ms": medians, "peak_rss_mb": peaks}
        torch = self.torch(tokens, 3 if tokens <= 128 else 1)
        if torch:
            medians["torch"] = statistics.median(torch["ms"])
            peaks["torch"] = torch["peak_rss_mb"]
        operations = floating_point_operations(tokens)
        row["gflops"] = operations / medians["headlight"] / 1e6
        row["of_arithmetic"] = row["gflops"] / limits["gflops"]
        row["of_bandwidth"] = (LAYER_WEIGHTS + HEAD_WEIGHTS) * 4 / medians["headlight"] / 1e6 / limits["read_gb_per_s"]
        for peer in ("onnxruntime", "torch"):
            if peer in medians:
                row[f"ratio_{peer}"] = medians[peer] / medians["headlight"]
                row[f"ratio_{peer}_trace"] = medians[peer] / medians["trace"]
        return row


def markdown(report):
    limits = report["limits"]
    lines = [f"{report['machine']}; {limits['threads']} threads. Limits measured in the same run: "
             f"{limits['gflops']:.0f} GFLOP/s of float32 multiply-adds, {limits['read_gb_per_s']:.0f} GB/s read.", ""]
    lines += [f"Not measured: {missing}." for missing in report["missing"]]
    lines += ["", "GPT-2-small shape, random weights, last logits; times in ms, ratios are peer / Headlight, memory is the peak "
              "resident size in MB.", "",
              "| tokens | Headlight, all patterns | Headlight, trace | onnxruntime, all patterns | ratio | ratio to trace | "
              "PyTorch eager | ratio | memory: patterns / trace / onnxruntime | of arithmetic limit | of bandwidth limit |",
              "|---|---|---|---|---|---|---|---|---|---|---|"]

    def number(value, digits=1):
        return f"{value:.{digits}f}" if value is not None else "–"

    for row in report["rows"]:
        ms, peaks = row["ms"], row["peak_rss_mb"]
        memory = " / ".join(number(peaks.get(name), 0) for name in ("headlight", "trace", "onnxruntime"))
        cells = [str(row["tokens"]), number(ms["headlight"]), number(ms["trace"]), number(ms.get("onnxruntime")),
                 number(row.get("ratio_onnxruntime"), 2), number(row.get("ratio_onnxruntime_trace"), 2),
                 number(ms.get("torch")), number(row.get("ratio_torch"), 1), memory,
                 f"{100 * row['of_arithmetic']:.0f} %", f"{100 * row['of_bandwidth']:.0f} %"]
        lines.append("| " + " | ".join(cells) + " |")
    if report.get("largest_logit_difference") is not None:
        lines += ["", f"Largest difference of compared logits between the engines: {report['largest_logit_difference']:.1e}."]
    lines += training.markdown(report["training"])
    if report["llama_cpp"]:
        lines += ["", llama_cpp.markdown(report["llama_cpp"])]
    for name, result in report["others"].items():
        lines += ["", f"**{name}**", "", "```", result, "```"]
    return "\n".join(lines) + "\n"


def best_limits(options):
    """The best of several measurements, since another process can only lower them."""
    command = [os.path.join(options.build, "tests", "bench_limits"), str(options.threads)]
    results = [call(command) for _ in range(5)]
    return {key: max(result[key] for result in results) for key in results[0]}


def main():
    parser = argparse.ArgumentParser(description="Headlight and its peers, side by side")
    parser.add_argument("build")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--tokens", default="8,16,32,128,512,1024")
    parser.add_argument("--node-modules", default=HERE)
    parser.add_argument("--without-torch", action="store_true", help="do not measure PyTorch, which takes minutes")
    parser.add_argument("--training-python", default=sys.executable, help="a Python with torch and transformers")
    parser.add_argument("--layers", type=int, default=16, help="of the weights that llama.cpp runs too (16, 5 GB of disk)")
    parser.add_argument("--tokenizers", help="a folder of folders with tokenizer.json, for the tokenizer's speed")
    options = parser.parse_args()
    options.build = os.path.abspath(options.build)
    options.node_modules = os.path.abspath(options.node_modules)
    comparison = Comparison(options)
    comparison.prepare()
    limits = best_limits(options)
    missing = [] if comparison.python else ["PyTorch (python3-torch is not installed)"]
    if options.without_torch:
        missing = ["PyTorch (left out)"]
    if not (comparison.node and comparison.python):
        missing.append("onnxruntime (needs node, onnxruntime-node and PyTorch, which exports the model)")
    llama = llama_cpp.LlamaComparison(options)
    if llama.missing():
        missing.append(llama.missing())
    report = {"machine": machine(), "limits": limits, "missing": missing, "rows": [], "others": {},
              "largest_logit_difference": comparison.check(), "llama_cpp": [] if llama.missing() else llama.measure()}
    for tokens in (int(word) for word in options.tokens.split(",")):
        report["rows"].append(comparison.measure(tokens, limits))
        print(json.dumps(report["rows"][-1]), file=sys.stderr)
    python = None if options.without_torch else options.training_python
    report["training"] = training.measure(options.build, python, options.threads, options.rounds)
    for title, command in others(options):
        result = text_of([os.path.join(options.build, "tests", command[0]), *command[1:]])
        if result:
            report["others"][title] = result
    out = os.path.join(options.build, "bench")
    os.makedirs(out, exist_ok=True)
    with open(os.path.join(out, "bench.json"), "w") as file:
        json.dump(report, file, indent=1)
    with open(os.path.join(out, "bench.md"), "w") as file:
        file.write(markdown(report))
    print(markdown(report))


if __name__ == "__main__":
    main()
