// What llama.cpp makes of GGUF files, by npm's node-llama-cpp. For each line of standard input,
// {"file": .., "ids": [..], "encoder": false} or {"file": .., "texts": [..]}, a line of output:
// log probabilities of every token after each of the ids, [[..], ..], or what an encoder makes of them, [[..]]; or the ids
// of each text.
import {createInterface} from "node:readline";
import {pathToFileURL} from "node:url";

const library = await import(pathToFileURL(process.argv[2] + "/node_modules/node-llama-cpp/dist/index.js").href);
const llama = await library.getLlama({gpu: false, build: "never", logLevel: library.LlamaLogLevel.error});

async function logProbabilities(model, ids) {
  // Keys and values are kept in 16 bits unless they are told otherwise, which alone makes errors of 2e-3.
  const context = await model.createContext({
    contextSize: 64, batchSize: 64, flashAttention: false,
    experimentalKvCacheKeyType: "F32", experimentalKvCacheValueType: "F32"
  });
  const sequence = context.getSequence();
  const input = ids.map((id) => [id, {generateNext: {probabilities: true, options: {temperature: 1, topK: 0, topP: 1, minP: 0}}}]);
  const output = await sequence.controlledEvaluate(input);
  const rows = output.map(({next}) => {
    const row = [];
    for (const [token, probability] of next.probabilities) row[token] = Math.log(probability);
    return row;
  });
  await context.dispose();
  return rows;
}

async function embedding(model, ids) {
  const context = await model.createEmbeddingContext({contextSize: 64, batchSize: 64});
  const {vector} = await context.getEmbeddingFor(ids);
  await context.dispose();
  return [vector];
}

for await (const line of createInterface({input: process.stdin})) {
  const request = JSON.parse(line);
  const model = await llama.loadModel({modelPath: request.file, vocabOnly: request.texts !== undefined});
  const result = request.texts
    ? request.texts.map((text) => [...model.tokenize(text, true)])
    : await (request.encoder ? embedding : logProbabilities)(model, request.ids);
  console.log(JSON.stringify(result));
  await model.dispose();
}
process.exit(0);
