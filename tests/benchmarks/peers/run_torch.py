# Times PyTorch in eager mode on the model that gpt2_shape.py writes.
#
#   python3 run_torch.py FOLDER TOKENS RUNS THREADS
#
# Prints one line of JSON like run_onnxruntime.mjs.
import json
import re
import sys
import time

import torch

from gpt2_shape import Gpt2, make_weights


def main():
    tokens, runs, threads = (int(word) for word in sys.argv[2:5])
    torch.set_num_threads(threads)
    model = Gpt2(make_weights()).eval()
    ids = torch.tensor([(i * 7919 + 13) % 50257 for i in range(tokens)])
    times = []
    with torch.no_grad():
        outputs = model(ids)
        for _ in range(runs):
            start = time.perf_counter()
            outputs = model(ids)
            times.append((time.perf_counter() - start) * 1e3)
    with open("/proc/self/status") as status:
        peak = int(re.search(r"VmHWM:\s+(\d+)", status.read()).group(1)) / 1024
    print(json.dumps({"engine": f"PyTorch {torch.__version__} eager", "ms": times, "peak_rss_mb": peak,
                      "check": outputs[0][:4].tolist()}))


if __name__ == "__main__":
    main()
