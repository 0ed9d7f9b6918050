// Times llama.cpp on the file that llama_shape.py writes: prompts, and one token after another behind the last of them, each
// with its logits.
//
//   node run_llama_cpp.mjs FOLDER TOKENS RUNS THREADS [MODULES]
//
// MODULES is a folder whose node_modules holds node-llama-cpp (npm install node-llama-cpp, prebuilt). Prints one line of
// JSON: {"engine", "prompt_ms": [..], "token_ms": [..], "peak_rss_mb"}.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [folder, tokenText, runText, threadText, modules = "."] = process.argv.slice(2);
const require = createRequire(path.resolve(modules, "package.json"));
const entry = require.resolve("node-llama-cpp");
const { getLlama } = await import(pathToFileURL(entry));

const threads = Number(threadText);
const llama = await getLlama({ gpu: false, build: "never", maxThreads: threads, logLevel: "error", progressLogs: false });
const model = await llama.loadModel({ modelPath: path.join(folder, "model.gguf"), gpuLayers: 0 });
const context = await model.createContext({ contextSize: 1024, batchSize: 512, threads, sequences: 1 });
const sequence = context.getSequence();
const tokens = Array.from({ length: Number(tokenText) }, (_, i) => (i * 7919 + 13) % 128256);
const now = () => Number(process.hrtime.bigint()) / 1e6;

async function timed(step) {
  const start = now();
  await step();
  return now() - start;
}

// The first prompts read the file from the disk and make the buffers.
const warmUps = 2;
const prompts = [];
let generated;
for (let run = 0; run < Number(runText) + warmUps; ++run) {
  await sequence.clearHistory();
  generated = sequence.evaluate(tokens, { temperature: 0, yieldEogToken: true });
  prompts.push(await timed(() => generated.next()));
}
const next = [];
for (let run = 0; run < Number(runText) + warmUps; ++run) next.push(await timed(() => generated.next()));
const status = readFileSync("/proc/self/status", "utf8");
const peak = Number(/VmHWM:\s+(\d+)/.exec(status)[1]) * 1024 / 1e6;
console.log(JSON.stringify({
  engine: "llama.cpp", prompt_ms: prompts.slice(warmUps), token_ms: next.slice(warmUps), peak_rss_mb: peak
}));
process.exit(0);
