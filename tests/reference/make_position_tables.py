"""Writes tests/data/positional/tables.json: what transformers adds to scores by position.

Command, from the repository's root (needs torch and transformers; made with 2.14 and 5.12):

    python3 tests/reference/make_position_tables.py tests/data/positional/tables.json

Buckets of distances are written where they change: [[distance, bucket], ...], ascending, the first entry being
the least distance that was asked for.
"""
import json
import sys

import torch
from transformers.models.bloom.modeling_bloom import build_alibi_tensor as bloom_alibi
from transformers import DebertaConfig, DebertaV2Config
from transformers.models.deberta import modeling_deberta as deberta
from transformers.models.deberta_v2 import modeling_deberta_v2 as deberta_v2
from transformers.models.deberta_v2.modeling_deberta_v2 import build_relative_position
from transformers.models.falcon.modeling_falcon import build_alibi_tensor as falcon_alibi
from transformers.models.mpnet.modeling_mpnet import MPNetEncoder
from transformers.models.mpt.modeling_mpt import build_mpt_alibi_tensor as mpt_alibi
from transformers.models.t5.modeling_t5 import T5Attention

FARTHEST = 1500


def rounded(value):
    """Numbers with the nine digits that say a float32 exactly."""
    if isinstance(value, dict):
        return {key: rounded(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [rounded(entry) for entry in value]
    return float(f"{value:.9g}") if isinstance(value, float) else value


def changes(indices):
    indices = indices.tolist()
    return [[i - FARTHEST, index] for i, index in enumerate(indices) if i == 0 or index != indices[i - 1]]


def t5_tables():
    distances = torch.arange(-FARTHEST, FARTHEST + 1)
    tables = []
    for bidirectional in (True, False):
        for buckets, farthest in ((32, 128), (32, 64), (64, 256), (16, 50), (32, 1000), (8, 20)):
            indices = T5Attention._relative_position_bucket(distances, bidirectional, buckets, farthest)
            tables.append({"buckets": buckets, "max_distance": farthest, "bidirectional": bidirectional,
                           "changes": changes(indices)})
    mpnet = MPNetEncoder.relative_position_bucket(distances, 32, 128)
    assert changes(mpnet) == tables[0]["changes"]
    return tables


def deberta_tables():
    tables = []
    states = torch.zeros(1, FARTHEST + 1, 4)
    for buckets, positions in ((256, 512), (32, 128), (16, 24), (-1, 512), (-1, 24)):
        relative = build_relative_position(states, states, bucket_size=buckets, max_position=positions)[0]
        span = buckets if buckets > 0 else positions
        to_position = torch.clamp(relative + span, 0, 2 * span - 1)
        # The position-to-content part gathers by -relative[j, i] and is transposed.
        assert torch.equal(to_position, torch.clamp(-relative.T + span, 0, 2 * span - 1))
        indices = torch.cat([to_position[0].flip(0)[:-1], to_position[:, 0]])
        tables.append({"buckets": buckets, "max_positions": positions, "changes": changes(indices)})
    return tables


def alibi_tables():
    keys = [0, 1, 2, 3, 100, 257, 259, 1023, 2047]
    tables = []
    for heads in (1, 2, 6, 8, 12, 16, 32, 71):
        mask = torch.ones(1, 2048, dtype=torch.long)
        for name, bias in (("bloom", bloom_alibi(mask.float(), heads, torch.float32)),
                           ("falcon", falcon_alibi(mask, heads, torch.float32)),
                           ("mpt", mpt_alibi(heads, 2048))):
            tables.append({"model": name, "heads": heads, "keys": keys,
                           "bias": bias.view(heads, -1)[:, keys].tolist()})
    return tables


def unit_projections(attention, heads, size):
    """Makes queries, keys, values and projected positions the numbers that they are projected from."""
    unit = torch.eye(heads * size)
    for name, parameter in attention.named_parameters():
        if name == "in_proj.weight":  # each head's query, key and value rows, one after another
            parameter.data = torch.cat([unit[h * size:(h + 1) * size].repeat(3, 1) for h in range(heads)])
        elif name.endswith("weight"):
            parameter.data = unit.clone()
        else:
            parameter.data.zero_()


def deberta_patterns():
    torch.manual_seed(5)
    heads, size, tokens = 2, 3, 11
    patterns = []
    for version, buckets, positions in (("v1", -1, 5), ("v1", -1, 16), ("v2", 6, 9), ("v2", -1, 5)):
        for parts in (["c2p"], ["p2c"], ["c2p", "p2c"]):
            sizes = {"hidden_size": heads * size, "num_attention_heads": heads, "relative_attention": True,
                     "pos_att_type": parts, "max_relative_positions": positions}
            states = torch.randn(1, tokens, heads * size)
            mask = torch.ones(1, 1, tokens, tokens, dtype=torch.bool)
            if version == "v1":
                attention = deberta.DisentangledSelfAttention(DebertaConfig(**sizes))
                relative = deberta.build_relative_position(states, states)
            else:
                config = DebertaV2Config(**sizes, position_buckets=buckets, share_att_key=True)
                attention = deberta_v2.DisentangledSelfAttention(config)
                relative = build_relative_position(states, states, buckets, positions)
            unit_projections(attention, heads, size)
            table = torch.randn(2 * (buckets if buckets > 0 else positions), heads * size)
            with torch.no_grad():
                pattern = attention.eval()(states, mask, True, None, relative, table)[1]
            patterns.append({"version": version, "parts": "+".join(parts), "buckets": buckets,
                             "max_positions": positions, "heads": heads, "tokens": tokens,
                             "states": states.flatten().tolist(), "table": table.flatten().tolist(),
                             "pattern": pattern.flatten().tolist()})
    return patterns


def main():
    tables = {"t5": t5_tables(), "deberta": deberta_tables(), "alibi": alibi_tables(),
              "deberta_patterns": deberta_patterns()}
    with open(sys.argv[1], "w") as file:
        lines = [json.dumps(name) + ": [\n" + ",\n".join(json.dumps(rounded(entry)) for entry in entries) + "\n]"
                 for name, entries in tables.items()]
        file.write("{\n" + ",\n".join(lines) + "\n}\n")


main()
