"""What llama.cpp makes of blocks, of small models and of vocabularies in GGUF files.

    npm install --prefix NODE node-llama-cpp@3.21.1
    mkdir FILES
    export HEADLIGHT_GGUF_FILES=FILES; tst_gguf_models; tst_gguf_architectures; tst_gguf_vocabularies
    python3 make_gguf_goldens.py NODE FILES OUT

The tests leave the files that they are about in FILES, so that llama.cpp sees the same bytes; until OUT is there they
fail. HEADLIGHT_TOKENIZERS is a folder with the folders gpt2 and bert-uncased, each with a tokenizer.json.

OUT (tests/data/gguf) gets
  blocks.safetensors  for each type of blocks random bytes ("Q4_K") and their numbers ("Q4_K.values"), by ggml's
                      dequantize_row_*
  logits.safetensors  for each file log probabilities after each of its ids, [token, vocabulary]; of an encoder the mean of
                      its last states, [1, width]
  files.json          the hash of each file and its ids, by which the tests know that the numbers are of their bytes
  vocabularies.json   for each file the lower half of the hash of each text's ids
  words.json          a vocabulary, texts, and for each name of tokenizer.ggml.pre the ids of the first or all texts
"""

import ctypes
import glob
import json
import pathlib
import struct
import subprocess
import sys
import tempfile

import fnv1a
from gguf_file import PER_BLOCK, TYPES, GgufFile, RandomBlocks

WORDS = """chatglm-bpe codeshell command-r dbrx deepseek-coder deepseek-llm deepseek-r1-qwen deepseek-v3 default
exaone falcon3 glm4 gpt-2 gpt-4o llama-bpe llama-v3 llama3 llama4 megrez minerva-7b mpt olmo phi-2 pixtral qwen2
refact smaug-bpe smollm stablelm2 starcoder tekken""".split()
TEXTS = [
    "Hello world, it's 12345 o'clock!",
    "I'LL say: \"we're\"  two   spaces\n\n  and\tlines\r\n",
    "camelCase HTMLParser x1y22z333 3.14159 1,000,000",
    "f(x) = {a: [1, 2]}; // done --- ok!!!\n\n\n",
    "Tschüß, naïve café ÆØÅ 你好世界 123人 かな カナ 한국어",
    "  leading and trailing  ",
    "Привет мир don't CAN'T we'Ve",
    "@user #tag $5 ^~| <b>`code`</b>",
]


# Letters whose canonical equivalent is another one. Only DeepSeek's patterns list letters; a later pattern cuts these off
# again, so that they show in which of two spaces stays with them.
LETTERS = ["a  " + letter for letter in "\u1fbe\u1fd3\u1fdb\u1f7d\u2126\u212a"]


def write_safetensors(path, tensors):
    """tensors: name -> (dtype, shape, bytes); the standard library is enough for this script."""
    header, data = {}, b""
    for name, (dtype, shape, content) in sorted(tensors.items()):
        header[name] = {"dtype": dtype, "shape": shape, "data_offsets": [len(data), len(data) + len(content)]}
        data += content
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def blocks(libraries):
    """Of each type two rows of 256 random numbers."""
    library = ctypes.CDLL(glob.glob(f"{libraries}/libggml-base.so")[0])
    result = {}
    for name in TYPES:
        if name in ("F32", "F16", "BF16"):
            continue
        random = RandomBlocks(7)
        data = b"".join(random.block(name) for _ in range(512 // PER_BLOCK.get(name, 32)))
        values = (ctypes.c_float * 512)()
        function = getattr(library, "dequantize_row_" + name.lower().replace("_k", "_K"))
        function(ctypes.c_char_p(data), values, ctypes.c_int64(512))
        result[name] = ("U8", [len(data)], data)
        result[name + ".values"] = ("F32", [512], bytes(values))
    return result


def byte_letters():
    """GPT-2's letter for each byte."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = (byte for byte in range(256) if byte not in plain)
    letters = {byte: chr(byte) for byte in plain}
    letters.update({byte: chr(256 + index) for index, byte in enumerate(others)})
    return letters


def vocabulary():
    """Pairs merged without regard to words, so that every cut shows."""
    letters = byte_letters()
    tokens = [letters[byte] for byte in range(256)]
    merges = []
    texts = [[letters[byte] for byte in text.encode()] for text in TEXTS]
    for _ in range(220):
        counts = {}
        for text in texts:
            for pair in zip(text, text[1:]):
                counts[pair] = counts.get(pair, 0) + 1
        pair = max(sorted(counts), key=counts.get)
        merges.append(" ".join(pair))
        if "".join(pair) not in tokens:
            tokens.append("".join(pair))
        for text in texts:
            for i in range(len(text) - 2, -1, -1):
                if i + 1 < len(text) and (text[i], text[i + 1]) == pair:
                    text[i : i + 2] = ["".join(pair)]
    return tokens, merges


def words_file(name, tokens, merges):
    file = GgufFile()
    file.set("general.architecture", "llama")
    file.set("llama.context_length", 64)
    file.set("llama.embedding_length", 64)
    file.set("llama.block_count", 1)
    file.set("llama.feed_forward_length", 64)
    file.set("llama.attention.head_count", 1)
    file.set("llama.attention.layer_norm_rms_epsilon", 1e-5)
    file.set("tokenizer.ggml.model", "gpt2")
    file.set("tokenizer.ggml.pre", name)
    file.set_list("tokenizer.ggml.tokens", tokens)
    file.set_list("tokenizer.ggml.token_type", [1] * len(tokens))
    file.set_list("tokenizer.ggml.merges", merges)
    return file.bytes()


def ask(node, requests):
    """One answer of llama.cpp for each request."""
    script = pathlib.Path(__file__).with_name("llama_cpp_logits.mjs")
    lines = "".join(json.dumps(request) + "\n" for request in requests)
    output = subprocess.run(["node", script, node], input=lines, capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in output.splitlines()]


def words(node):
    tokens, merges = vocabulary()
    with tempfile.TemporaryDirectory() as folder:
        requests = []
        for name in WORDS:
            path = pathlib.Path(folder) / f"words-{name}.gguf"
            path.write_bytes(words_file(name, tokens, merges))
            texts = TEXTS + LETTERS if name.startswith("deepseek") else TEXTS
            requests.append({"file": str(path), "texts": texts})
        answers = dict(zip(WORDS, ask(node, requests)))
    return {"tokens": tokens, "merges": merges, "texts": TEXTS + LETTERS, "ids": answers}


def write_logits(node, runs, out):
    answers = ask(node, [{"file": str(path), "ids": run["ids"], "encoder": run["encoder"]} for path, run in runs.items()])
    logits = {}
    for path, rows in zip(runs, answers):
        numbers = [number for row in rows for number in row]
        logits[path.stem] = ("F32", [len(rows), len(rows[0])], struct.pack(f"<{len(numbers)}f", *numbers))
    write_safetensors(out / "logits.safetensors", logits)
    hashes = {path.stem: run["hash"] for path, run in runs.items()}
    (out / "files.json").write_text(json.dumps(hashes, indent=1) + "\n")


def write_vocabularies(node, runs, out):
    answers = ask(node, [{"file": str(path), "texts": run["texts"]} for path, run in runs.items()])
    result = {}
    for (path, run), texts in zip(runs.items(), answers):
        result[path.stem] = {"file": run["hash"], "ids": "".join(fnv1a.of_ids(ids)[8:] for ids in texts)}
    (out / "vocabularies.json").write_text(json.dumps(result, indent=1) + "\n")


def main():
    node, files, out = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    out.mkdir(parents=True, exist_ok=True)
    binaries = glob.glob(f"{node}/node_modules/@node-llama-cpp/linux-x64/bins/*/")[0]
    write_safetensors(out / "blocks.safetensors", blocks(binaries))
    (out / "words.json").write_text(json.dumps(words(node), ensure_ascii=False, separators=(",", ":")) + "\n")
    runs = {path: json.loads(path.with_suffix(".json").read_text()) for path in sorted(files.glob("*.gguf"))}
    write_logits(node, {path: run for path, run in runs.items() if "ids" in run}, out)
    write_vocabularies(node, {path: run for path, run in runs.items() if "texts" in run}, out)


if __name__ == "__main__":
    main()
