// Times onnxruntime on the model that gpt2_shape.py writes: every attention pattern and the last token's logits.
//
//   node run_onnxruntime.mjs FOLDER TOKENS RUNS THREADS [MODULES]
//
// MODULES is a folder whose node_modules holds onnxruntime-node (npm install onnxruntime-node). Prints one line of JSON:
// {"engine", "ms": [..], "peak_rss_mb", "check": [the last logits of tokens 0 to 3]}.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import path from "node:path";

const [folder, tokenText, runText, threadText, modules = "."] = process.argv.slice(2);
const require = createRequire(path.resolve(modules, "package.json"));
const ort = require("onnxruntime-node");
const version = require("onnxruntime-node/package.json").version;

const threads = Number(threadText);
const session = await ort.InferenceSession.create(path.join(folder, "model.onnx"), {
  executionProviders: ["cpu"], intraOpNumThreads: threads, interOpNumThreads: 1, graphOptimizationLevel: "all",
});
const tokens = Number(tokenText);
const ids = BigInt64Array.from({ length: tokens }, (_, i) => BigInt((i * 7919 + 13) % 50257));
const feeds = { ids: new ort.Tensor("int64", ids, [tokens]) };
let results = await session.run(feeds);  // warm
const times = [];
for (let run = 0; run < Number(runText); ++run) {
  const start = process.hrtime.bigint();
  results = await session.run(feeds);
  times.push(Number(process.hrtime.bigint() - start) / 1e6);
}
const status = readFileSync("/proc/self/status", "utf8");
const peak = Number(/VmHWM:\s+(\d+)/.exec(status)[1]) / 1024;
console.log(JSON.stringify({ engine: `onnxruntime ${version}`, ms: times, peak_rss_mb: peak,
                             check: Array.from(results.logits.data.slice(0, 4)) }));
