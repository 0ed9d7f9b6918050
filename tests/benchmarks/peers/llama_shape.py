# Writes random weights of Llama 3.2 1B's shape in 16 bits twice: as a folder that Headlight opens and as a file that
# llama.cpp opens. Plain Python; the same million numbers again and again, since no time depends on them.
#
#   python3 llama_shape.py FOLDER [bf16|f16] [LAYERS]
import json
import os
import random
import struct
import sys

VOCABULARY, WIDTH, INNER, HEADS, KEY_HEADS, HEAD = 128256, 2048, 8192, 32, 8, 64


def numbers(kind):
    """A million numbers of 16 bits each."""
    draw = random.Random(1)
    values = [draw.gauss(0, 0.02) for _ in range((1 << 20) + 4099)]
    if kind == "f16":
        return struct.pack(f"<{len(values)}e", *values)
    wide = struct.pack(f"<{len(values)}f", *values)
    narrow = bytearray(len(wide) // 2)
    narrow[0::2], narrow[1::2] = wide[2::4], wide[3::4]
    return bytes(narrow)


def tensors(layers):
    """(transformers' name, llama.cpp's name, shape) of every tensor; the head is the embedding."""
    yield "model.embed_tokens.weight", "token_embd.weight", (VOCABULARY, WIDTH)
    for layer in range(layers):
        ours, theirs = f"model.layers.{layer}.", f"blk.{layer}."
        yield ours + "input_layernorm.weight", theirs + "attn_norm.weight", (WIDTH,)
        yield ours + "self_attn.q_proj.weight", theirs + "attn_q.weight", (HEADS * HEAD, WIDTH)
        yield ours + "self_attn.k_proj.weight", theirs + "attn_k.weight", (KEY_HEADS * HEAD, WIDTH)
        yield ours + "self_attn.v_proj.weight", theirs + "attn_v.weight", (KEY_HEADS * HEAD, WIDTH)
        yield ours + "self_attn.o_proj.weight", theirs + "attn_output.weight", (WIDTH, HEADS * HEAD)
        yield ours + "post_attention_layernorm.weight", theirs + "ffn_norm.weight", (WIDTH,)
        yield ours + "mlp.gate_proj.weight", theirs + "ffn_gate.weight", (INNER, WIDTH)
        yield ours + "mlp.up_proj.weight", theirs + "ffn_up.weight", (INNER, WIDTH)
        yield ours + "mlp.down_proj.weight", theirs + "ffn_down.weight", (WIDTH, INNER)
    yield "model.norm.weight", "output_norm.weight", (WIDTH,)


def elements(shape):
    return shape[0] if len(shape) == 1 else shape[0] * shape[1]


def write_matrix(file, count, block):
    size = 2 * count
    while size > 0:
        file.write(block[:size])
        size -= len(block)


def write_safetensors(path, layers, kind, block):
    header, offset = {}, 0
    for name, _, shape in tensors(layers):
        size = 2 * elements(shape)
        header[name] = {"dtype": kind.upper(), "shape": shape, "data_offsets": [offset, offset + size]}
        offset += size
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 64 + 56)  # the data begin at a cache line
    ones = struct.pack("<e", 1.0) if kind == "f16" else b"\x80\x3f"
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for _, _, shape in tensors(layers):
            if len(shape) == 1:
                file.write(ones * shape[0])
            else:
                write_matrix(file, elements(shape), block)


def gguf_text(text):
    data = text.encode()
    return struct.pack("<Q", len(data)) + data


def gguf_entry(key, value):
    types = {int: (4, "<I"), float: (6, "<f")}
    if isinstance(value, str):
        return gguf_text(key) + struct.pack("<I", 8) + gguf_text(value)
    if isinstance(value, list):
        head = gguf_text(key) + struct.pack("<I", 9)
        if isinstance(value[0], str):
            return head + struct.pack("<IQ", 8, len(value)) + b"".join(map(gguf_text, value))
        number = (6, "f") if isinstance(value[0], float) else (5, "i")
        return head + struct.pack("<IQ", number[0], len(value)) + struct.pack(f"<{len(value)}{number[1]}", *value)
    kind, form = types[type(value)]
    return gguf_text(key) + struct.pack("<I", kind) + struct.pack(form, value)


def gguf_entries(layers):
    """A vocabulary is part of the file; its texts are never looked at."""
    tokens = ["<unk>", "<s>", "</s>"] + [f"<0x{byte:02X}>" for byte in range(256)]
    tokens += [f"t{i}" for i in range(len(tokens), VOCABULARY)]
    types = [2, 3, 3] + [6] * 256 + [1] * (VOCABULARY - 259)
    return [gguf_entry(key, value) for key, value in {
        "general.architecture": "llama", "general.name": "random", "llama.block_count": layers,
        "llama.context_length": 4096, "llama.embedding_length": WIDTH, "llama.feed_forward_length": INNER,
        "llama.attention.head_count": HEADS, "llama.attention.head_count_kv": KEY_HEADS,
        "llama.attention.layer_norm_rms_epsilon": 1e-5, "llama.rope.dimension_count": HEAD,
        "llama.rope.freq_base": 500000.0, "llama.vocab_size": VOCABULARY, "tokenizer.ggml.model": "llama",
        "tokenizer.ggml.tokens": tokens, "tokenizer.ggml.scores": [0.0] * VOCABULARY,
        "tokenizer.ggml.token_type": types, "tokenizer.ggml.bos_token_id": 1, "tokenizer.ggml.eos_token_id": 2,
    }.items()]


def write_gguf(path, layers, kind, block):
    matrix_type = 1 if kind == "f16" else 30
    infos, offset, count = b"", 0, 0
    for _, name, shape in tensors(layers):
        infos += gguf_text(name) + struct.pack("<I", len(shape)) + struct.pack(f"<{len(shape)}Q", *reversed(shape))
        infos += struct.pack("<IQ", 0 if len(shape) == 1 else matrix_type, offset)
        offset += elements(shape) * (4 if len(shape) == 1 else 2)
        offset += -offset % 32
        count += 1
    entries = gguf_entries(layers)
    with open(path, "wb") as file:
        file.write(b"GGUF" + struct.pack("<IQQ", 3, count, len(entries)) + b"".join(entries) + infos)
        file.write(bytes(-file.tell() % 32))
        for _, _, shape in tensors(layers):
            if len(shape) == 1:
                file.write(struct.pack("<f", 1.0) * shape[0])
            else:
                write_matrix(file, elements(shape), block)
            file.write(bytes(-file.tell() % 32))


def main():
    folder = sys.argv[1]
    kind = sys.argv[2] if len(sys.argv) > 2 else "f16"
    layers = int(sys.argv[3]) if len(sys.argv) > 3 else 16
    os.makedirs(folder, exist_ok=True)
    config = {"model_type": "llama", "architectures": ["LlamaForCausalLM"], "vocab_size": VOCABULARY,
              "hidden_size": WIDTH, "intermediate_size": INNER, "num_hidden_layers": layers,
              "num_attention_heads": HEADS, "num_key_value_heads": KEY_HEADS, "head_dim": HEAD,
              "rms_norm_eps": 1e-5, "rope_theta": 500000.0, "max_position_embeddings": 4096,
              "tie_word_embeddings": True, "hidden_act": "silu"}
    with open(os.path.join(folder, "config.json"), "w") as file:
        json.dump(config, file)
    block = numbers(kind)
    write_safetensors(os.path.join(folder, "model.safetensors"), layers, kind, block)
    write_gguf(os.path.join(folder, "model.gguf"), layers, kind, block)


main()
