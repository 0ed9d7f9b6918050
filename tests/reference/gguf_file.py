"""GGUF files and their blocks, see core/io/gguf.h."""

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
PER_BLOCK = {"Q4_K": 256, "Q5_K": 256, "Q6_K": 256}  # 32 otherwise


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


class RandomBlocks:
    """Blocks of random numbers with scales of a fitting size. (A float16 of 0x2400 is 2^-6; each 0x400 more doubles.)"""

    def __init__(self, state):
        self.state = state

    def byte(self):
        self.state = (self.state * 1664525 + 1013904223) & 0xFFFFFFFF
        return self.state >> 24

    def random(self, count):
        return bytes(self.byte() for _ in range(count))

    def half(self, start):
        return struct.pack("<H", start + self.byte())

    def block(self, name):
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
