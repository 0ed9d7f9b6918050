"""Logit lens, head ablation, direct logit attribution and sampling of transformers' own models.

    python3 make_explain_goldens.py FAMILIES OUT

For some folders of FAMILIES (tests/data/families), OUT (tests/data/explain) gets NAME.safetensors with, of the folder's
reference ids and one position of them:

    position, token, against        what is asked: the logit of `token`, and how far it is above that of `against`
    lens                            [layers + 1, tokens, vocabulary]: the head over the stream before every layer; the last
                                    are the model's logits
    zero.KIND, mean.KIND            [layers, heads, vocabulary]: logits at the position with one head's z 0, or at its mean
                                    over the tokens; KIND is encoder, decoder or cross
    share.PART                      what a part has of the question, for models whose logit is a sum of parts: one number,
                                    [layers] or [layers, heads]; the last norm's divisor is held, and those of norms
                                    between a sublayer and the stream
    temperature, top_k, top_p       [vocabulary]: probabilities at the position after each of transformers' warpers, with
                                    0.7, then 6, then 0.8

Hooks change z before the output projection. Computed with transformers 5.12 and torch 2.14 in float64, stored as float32.
"""

import pathlib
import sys

import torch
from safetensors.torch import load_file, save_file
from transformers import (AutoModelForCausalLM, AutoModelForMaskedLM, AutoModelForSeq2SeqLM, TemperatureLogitsWarper,
                          TopKLogitsWarper, TopPLogitsWarper)


class Frozen:
    """A norm of one row with its divisor held, as a linear map and a bias."""

    def __init__(self, module, row, epsilon, centred, one_more=False):
        self.weight = module.weight + 1 if one_more else module.weight
        self.bias = module.bias if centred and module.bias is not None else torch.zeros_like(self.weight)
        self.centred = centred
        moved = row - row.mean() if centred else row
        self.scale = (moved.pow(2).mean() + epsilon).sqrt()

    def __call__(self, part):
        moved = part - part.mean(-1, keepdim=True) if self.centred else part
        return moved / self.scale * self.weight


class Family:
    """Where things are in one of the library's models."""

    def __init__(self, model):
        self.model, self.config = model, model.config

    def heads(self):
        """Of every kind, the output projections of its layers."""
        raise NotImplementedError

    def head(self, stream):
        """Logits of a stream between layers."""
        raise NotImplementedError

    def scales(self):
        """What a sublayer's output is multiplied by, and what logits are."""
        return 1.0, 1.0

    def shares(self, seen, position, direction):
        return {}


class Gpt2(Family):
    def heads(self):
        return {"decoder": [block.attn.c_proj for block in self.model.transformer.h]}

    def head(self, stream):
        return self.model.lm_head(self.model.transformer.ln_f(stream))

    def watched(self):
        t = self.model.transformer
        return {"token": t.wte, "position": t.wpe, "mlp": [block.mlp for block in t.h], "final": t.ln_f}

    def final(self, row):
        return Frozen(self.model.transformer.ln_f, row, self.config.layer_norm_epsilon, True)

    def weight(self, projection):
        return projection.weight


class Llama(Family):
    one_more = False

    def heads(self):
        return {"decoder": [block.self_attn.o_proj for block in self.model.model.layers]}

    def head(self, stream):
        return self.model.lm_head(self.model.model.norm(stream))

    def watched(self):
        m = self.model.model
        return {"token": m.embed_tokens, "mlp": [block.mlp for block in m.layers], "final": m.norm}

    def final(self, row):
        return Frozen(self.model.model.norm, row, self.config.rms_norm_eps, False, self.one_more)

    def weight(self, projection):
        return projection.weight.T


class Granite(Llama):
    def head(self, stream):
        return super().head(stream) / self.config.logits_scaling

    def scales(self):
        return self.config.residual_multiplier, 1 / self.config.logits_scaling

    def embedded(self, token):
        return token * self.config.embedding_multiplier


class Gemma2(Llama):
    one_more = True

    def head(self, stream):
        cap = self.config.final_logit_softcapping
        return torch.tanh(super().head(stream) / cap) * cap

    def watched(self):
        watched = super().watched()
        layers = self.model.model.layers
        watched["mlp"] = [block.post_feedforward_layernorm for block in layers]
        watched["behind"] = [block.post_attention_layernorm for block in layers]
        return watched

    def behind(self, layer, row):
        return Frozen(self.model.model.layers[layer].post_attention_layernorm, row, self.config.rms_norm_eps, False,
                      True)


class Bloom(Family):
    def heads(self):
        return {"decoder": [block.self_attention.dense for block in self.model.transformer.h]}

    def head(self, stream):
        return self.model.lm_head(self.model.transformer.ln_f(stream))

    def watched(self):
        t = self.model.transformer
        return {"token": t.word_embeddings, "mlp": [block.mlp.dense_4h_to_h for block in t.h], "final": t.ln_f}

    def final(self, row):
        return Frozen(self.model.transformer.ln_f, row, self.config.layer_norm_epsilon, True)

    def first(self, row):
        return Frozen(self.model.transformer.word_embeddings_layernorm, row, self.config.layer_norm_epsilon, True)

    def weight(self, projection):
        return projection.weight.T


class Bert(Family):
    def heads(self):
        return {"encoder": [block.attention.output.dense for block in self.model.bert.encoder.layer]}

    def head(self, stream):
        return self.model.cls(stream)


class T5(Family):
    def heads(self):
        return {"encoder": [block.layer[0].SelfAttention.o for block in self.model.encoder.block],
                "decoder": [block.layer[0].SelfAttention.o for block in self.model.decoder.block],
                "cross": [block.layer[1].EncDecAttention.o for block in self.model.decoder.block]}

    def scales(self):
        return 1.0, self.config.d_model ** -0.5

    def head(self, stream):
        return self.model.lm_head(self.model.decoder.final_layer_norm(stream) * self.config.d_model ** -0.5)

    def watched(self):
        d = self.model.decoder
        return {"token": d.embed_tokens, "mlp": [block.layer[2].DenseReluDense for block in d.block],
                "final": d.final_layer_norm}

    def final(self, row):
        return Frozen(self.model.decoder.final_layer_norm, row, self.config.layer_norm_epsilon, False)

    def weight(self, projection):
        return projection.weight.T


CASES = {
    "gpt2": (Gpt2, AutoModelForCausalLM),
    "llama": (Llama, AutoModelForCausalLM),
    "granite": (Granite, AutoModelForCausalLM),
    "gemma2": (Gemma2, AutoModelForCausalLM),
    "bloom": (Bloom, AutoModelForCausalLM),
    "bert": (Bert, AutoModelForMaskedLM),
    "t5": (T5, AutoModelForSeq2SeqLM),
}


def heads_of(family):
    return getattr(family.config, "num_attention_heads", None) or family.config.n_head


def ablated(family, inputs, position, mean):
    """Logits [layers, heads, vocabulary] of every kind."""
    count, made = heads_of(family), {}
    for kind, projections in family.heads().items():
        rows = []
        for projection in projections:
            for head in range(count):
                def change(_, given, head=head):
                    z = given[0].clone()
                    size = z.shape[-1] // count
                    part = z[..., head * size:(head + 1) * size]
                    part[:] = part.mean(1, keepdim=True) if mean else 0
                    return (z, *given[1:])
                handle = projection.register_forward_pre_hook(change)
                rows.append(family.model(**inputs, use_cache=False).logits[0, position])
                handle.remove()
        made[kind] = torch.stack(rows).reshape(len(projections), count, -1)
    return made


def watch(family, inputs, position):
    """What the parts of the stream are in one run: rows of one token."""
    seen, handles, watched = {}, [], family.watched()

    def output(name, module):
        handles.append(module.register_forward_hook(
            lambda _, __, out: seen.__setitem__(name, out.reshape(-1, out.shape[-1])[position])))

    def given(name, module):
        handles.append(module.register_forward_pre_hook(lambda _, args: seen.__setitem__(name, args[0][0, position])))

    output("token", watched["token"])
    if "position" in watched:
        output("position", watched["position"])
    for layer, module in enumerate(watched["mlp"]):
        output(("mlp", layer), module)
    for layer, module in enumerate(watched.get("behind", [])):
        given(("behind", layer), module)
    given("final", watched["final"])
    for kind, projections in family.heads().items():
        for layer, projection in enumerate(projections):
            if kind != "encoder" or len(family.heads()) == 1:
                given((kind, layer), projection)
    family.model(**inputs, use_cache=False)
    for handle in handles:
        handle.remove()
    return seen


def shares_of(family, inputs, position, token, against):
    seen, count = watch(family, inputs, position), heads_of(family)
    residual, scale = family.scales()
    matrix, bias = family.model.lm_head.weight, family.model.lm_head.bias
    direction = (matrix[token] - matrix[against]) * scale
    final = family.final(seen["final"])
    along = lambda part: final(part) @ direction
    made = {"final_norm_bias": final.bias @ direction} if final.centred else {}
    if bias is not None:
        made["logit_bias"] = (bias[token] - bias[against]) * scale
    token_row = family.embedded(seen["token"]) if hasattr(family, "embedded") else seen["token"]
    if isinstance(family, Gemma2) and (seen["token"] - seen["final"]).abs().max() > 0:
        # The library scales the embedding in the table's own module or behind it, by its version.
        module = family.model.model.embed_tokens
        token_row = seen["token"] if hasattr(module, "embed_scale") else seen["token"] * family.config.hidden_size ** 0.5
    if hasattr(family, "first"):
        first = family.first(token_row)
        made["embedding_norm_bias"] = along(first.bias)
        token_row = first(token_row)
    made["token_embedding"] = along(token_row)
    if "position" in seen:
        made["position_embedding"] = along(seen["position"])
    kinds = [kind for kind in family.heads() if kind != "encoder"]
    for kind in kinds:
        rows, biases = [], []
        for layer, projection in enumerate(family.heads()[kind]):
            behind = family.behind(layer, seen["behind", layer]) if ("behind", layer) in seen else lambda part: part
            z = seen[kind, layer].reshape(count, -1)
            weight = family.weight(projection).reshape(count, z.shape[-1], -1)
            rows.append(torch.stack([along(behind(z[h] @ weight[h]) * residual) for h in range(count)]))
            if projection.bias is not None:
                biases.append(along(behind(projection.bias) * residual))
        made["head." + kind] = torch.stack(rows)
        if biases:
            made["attention_bias." + kind] = torch.stack(biases)
    layers = len(family.heads()[kinds[0]])
    made["feed_forward"] = torch.stack([along(seen["mlp", layer] * residual) for layer in range(layers)])
    return made


def sampled(logits):
    rows, made = logits[None], {}
    for name, warper in (("temperature", TemperatureLogitsWarper(0.7)), ("top_k", TopKLogitsWarper(6)),
                         ("top_p", TopPLogitsWarper(0.8))):
        rows = warper(None, rows)
        made[name] = rows.softmax(-1)[0]
    return made


def main():
    families, out = map(pathlib.Path, sys.argv[1:])
    for name, (kind, loader) in CASES.items():
        folder = families / name
        model = loader.from_pretrained(folder, dtype=torch.float64, attn_implementation="eager").double().eval()
        family = kind(model)
        reference = load_file(folder / "reference.safetensors")
        given = {"input_ids": "ids", "decoder_input_ids": "decoder_ids"}
        if name == "bert":
            given["token_type_ids"] = "token_types"
        inputs = {key: reference[stored].long()[None] for key, stored in given.items() if stored in reference}
        with torch.no_grad():
            run = model(**inputs, output_hidden_states=True, use_cache=False)
            assert (run.logits[0].float() - reference["logits"]).abs().max() < 1e-4, name
            streams = run.decoder_hidden_states if name == "t5" else run.hidden_states
            position = 2 if name == "bert" else run.logits.shape[1] - 1
            order = run.logits[0, position].argsort(descending=True)
            token, against = int(order[1]), int(order[4])
            tensors = {"lens": torch.stack([family.head(stream)[0] for stream in streams[:-1]] + [run.logits[0]])}
            for mean in (False, True):
                for which, rows in ablated(family, inputs, position, mean).items():
                    tensors[("mean." if mean else "zero.") + which] = rows
            if name != "bert":
                shares = shares_of(family, inputs, position, token, against)
                asked = run.logits[0, position]
                cap = getattr(model.config, "final_logit_softcapping", None)
                asked = torch.atanh(asked / cap) * cap if cap else asked
                total = sum(share.sum() for share in shares.values())
                print(name, "sum", float(total), "asked", float(asked[token] - asked[against]))
                # The library's RMSNorms compute in float32 whatever the model does.
                assert (total - (asked[token] - asked[against])).abs() < 1e-5, name
                tensors |= {"share." + part: share for part, share in shares.items()}
            tensors |= sampled(run.logits[0, position])
        stored = {key: value.float().contiguous() for key, value in tensors.items()}
        stored |= {key: torch.tensor([value], dtype=torch.int32)
                   for key, value in (("position", position), ("token", token), ("against", against))}
        save_file(stored, out / f"{name}.safetensors")


if __name__ == "__main__":
    main()
