"""A small LLaMA of each type of blocks as a GGUF file, byte for byte as tests/core/gguf_example.h makes it."""

import struct

TYPES = {
    "F32": 0,
    "F16": 1,
    "Q4_0": 2,
    "Q4_1": 3,
    "Q5_0": 6,
    "Q5_1": 7,
    "Q8_0": 8,
    "Q4_K": 12,
    "Q5_K": 13,
    "Q6_K": 14,
    "BF16": 30,
    "MXFP4": 39,
}
WIDTH, KEY_WIDTH, VOCABULARY = 256, 128, 96
PER_BLOCK = {"F32": 1, "F16": 1, "BF16": 1, "Q4_K": 256, "Q5_K": 256, "Q6_K": 256}


def text(value):
    encoded = value.encode()
    return struct.pack("<Q", len(encoded)) + encoded


class GgufFile:
    """Key-values and tensors in order; sizes have the innermost dimension first."""

    def __init__(self):
        self.values = []
        self.tensors = []

    def add(self, key, kind, value):
        self.values.append(text(key) + struct.pack("<I", kind) + value)

    def set(self, key, value):
        if isinstance(value, str):
            self.add(key, 8, text(value))
        elif isinstance(value, bool):
            self.add(key, 7, struct.pack("<B", value))
        elif isinstance(value, float):
            self.add(key, 6, struct.pack("<f", value))
        else:
            self.add(key, 4, struct.pack("<I", value))

    def set_list(self, key, values):
        count = struct.pack("<Q", len(values))
        if isinstance(values[0], str):
            self.add(key, 9, struct.pack("<I", 8) + count + b"".join(map(text, values)))
        elif isinstance(values[0], float):
            self.add(key, 9, struct.pack("<I", 6) + count + struct.pack(f"<{len(values)}f", *values))
        else:
            self.add(key, 9, struct.pack("<I", 5) + count + struct.pack(f"<{len(values)}i", *values))

    def tensor(self, name, sizes, kind, data):
        self.tensors.append((name, sizes, kind, data))

    def bytes(self):
        head = b"GGUF" + struct.pack("<IQQ", 3, len(self.tensors), len(self.values)) + b"".join(self.values)
        data = bytearray()
        for name, sizes, kind, content in self.tensors:
            data += bytes(-len(data) % 32)
            head += text(name) + struct.pack(f"<I{len(sizes)}QIQ", len(sizes), *sizes, kind, len(data))
            data += content
        data += bytes(-len(data) % 32)
        return head + bytes(-len(head) % 32) + bytes(data)


class Example:
    def __init__(self, name, empty=False):
        self.name = name
        self.state = 1
        self.file = GgufFile()
        if not empty:
            self.fill()

    def fill(self):
        self.set_values()
        self.set_vocabulary()
        self.matrix("token_embd.weight", VOCABULARY)
        self.norm("output_norm.weight")
        self.matrix("output.weight", VOCABULARY)
        for layer in ("blk.0.", "blk.1."):
            self.norm(layer + "attn_norm.weight")
            self.matrix(layer + "attn_q.weight", WIDTH)
            self.matrix(layer + "attn_k.weight", KEY_WIDTH)
            self.matrix(layer + "attn_v.weight", KEY_WIDTH)
            self.matrix(layer + "attn_output.weight", WIDTH)
            self.norm(layer + "ffn_norm.weight")
            self.matrix(layer + "ffn_gate.weight", WIDTH)
            self.matrix(layer + "ffn_up.weight", WIDTH)
            self.matrix(layer + "ffn_down.weight", WIDTH)

    def set_values(self):
        self.file.set("general.architecture", "llama")
        self.file.set("llama.context_length", 64)
        self.file.set("llama.embedding_length", WIDTH)
        self.file.set("llama.block_count", 2)
        self.file.set("llama.feed_forward_length", WIDTH)
        self.file.set("llama.attention.head_count", 4)
        self.file.set("llama.attention.head_count_kv", 2)
        self.file.set("llama.attention.layer_norm_rms_epsilon", 1e-5)
        self.file.set("llama.rope.dimension_count", 64)

    def set_vocabulary(self):
        tokens, scores, kinds = ["<unk>", "<s>", "</s>", "\u2581", "<0x0A>"], [0.0, 0.0, 0.0, -1.0, 0.0], [2, 3, 3, 1, 6]
        for character in range(ord("!"), ord("!") + VOCABULARY - len(tokens)):
            scores.append(-float(len(tokens)))
            tokens.append(chr(character))
            kinds.append(1)
        self.file.set("tokenizer.ggml.model", "llama")
        self.file.set_list("tokenizer.ggml.tokens", tokens)
        self.file.set_list("tokenizer.ggml.scores", scores)
        self.file.set_list("tokenizer.ggml.token_type", kinds)

    def byte(self):
        self.state = (self.state * 1664525 + 1013904223) & 0xFFFFFFFF
        return self.state >> 24

    def random(self, count):
        return bytes(self.byte() for _ in range(count))

    def half(self, start):
        return struct.pack("<H", start + self.byte())

    def small(self, unit):
        return (self.byte() - 128) * unit

    def norm(self, name):
        data = b"".join(struct.pack("<f", 1 + self.small(1 / 512)) for _ in range(WIDTH))
        self.file.tensor(name, [WIDTH], TYPES["F32"], data)

    def matrix(self, name, rows):
        blocks = rows * WIDTH // PER_BLOCK.get(self.name, 32)
        data = b"".join(self.block() for _ in range(blocks))
        self.file.tensor(name, [WIDTH, rows], TYPES[self.name], data)

    def block(self):
        name = self.name
        if name == "F32":
            return struct.pack("<f", self.small(1 / 1024))
        if name == "F16":
            return struct.pack("<e", self.small(1 / 1024) or 0.0)
        if name == "BF16":
            return struct.pack("<f", self.small(1 / 1024))[2:]
        if name == "MXFP4":
            return bytes([121 + self.byte() % 3]) + self.random(16)
        if name == "Q6_K":
            return self.random(208) + self.half(0x0400)
        starts, rest = {
            "Q4_0": ([0x2400], 16),
            "Q4_1": ([0x2400, 0xB000], 16),
            "Q5_0": ([0x2000], 20),
            "Q5_1": ([0x2000, 0xB000], 20),
            "Q8_0": ([0x1400], 32),
            "Q4_K": ([0x1000, 0x1B80], 140),
            "Q5_K": ([0x0C00, 0x1BC0], 172),
        }[name]
        return b"".join(self.half(start) for start in starts) + self.random(rest)
