"""Intermediate numbers of transformers' own models, by the names that TransformerLens has for them.

    python3 make_tap_goldens.py FAMILIES OUT

For some folders of FAMILIES (tests/data/families), OUT (tests/data/taps) gets NAME.safetensors with what forward hooks see
of the run of the folder's reference ids: [tokens, d], [tokens, heads, d] or, of norms' scales, [tokens, 1]. A head's
hook_result is z times its columns of the output projection. What a mixture's experts compute is [tokens, chosen experts, d],
the experts of a token in the order of hook_expert_indices. Computed with transformers 5.12 and torch 2.14 in float64,
stored as float32.
"""

import pathlib
import sys

import torch
import torch.nn.functional as F
from safetensors.torch import load_file, save_file
from transformers import AutoConfig, AutoModelForCausalLM, AutoModelForMaskedLM, AutoModelForSeq2SeqLM


class Taps:
    def __init__(self, config):
        self.config = config
        self.made = {}

    def keep(self, name, tensor, heads=0):
        rows = tensor.detach()[0].double()
        self.made[name] = rows.reshape(rows.shape[0], heads, -1) if heads else rows

    def output(self, module, name, heads=0):
        module.register_forward_hook(
            lambda _, __, out: self.keep(name, out[0] if isinstance(out, tuple) else out, heads))

    def input(self, module, name, heads=0):
        module.register_forward_pre_hook(lambda _, given: self.keep(name, given[0], heads))

    def norm(self, module, name, epsilon, centred, normalized=True):
        def scale(_, given):
            x = given[0] - given[0].mean(-1, keepdim=True) if centred else given[0]
            self.keep(name + ".hook_scale", (x.pow(2).mean(-1, keepdim=True) + epsilon).sqrt())
        module.register_forward_pre_hook(scale)
        if centred and normalized:
            self.output(module, name + ".hook_normalized")

    def heads(self, projection, attention, out_name, heads, conv=False):
        """z, each head's output and their sum with the bias, at an output projection."""
        self.input(projection, attention + ".hook_z", heads)
        self.output(projection, out_name)

        def result(_, given):
            z = given[0].reshape(*given[0].shape[:-1], heads, -1)
            weight = projection.weight if conv else projection.weight.T
            weight = weight.reshape(heads, z.shape[-1], -1)
            self.keep(attention + ".hook_result", torch.einsum("bthd,hdm->bthm", z, weight))
        projection.register_forward_pre_hook(result)


def gpt2(taps, model):
    c, t = taps.config, model.transformer
    taps.output(t.wte, "hook_embed")
    t.wpe.register_forward_hook(lambda _, __, out: taps.keep("hook_pos_embed", out.reshape(1, -1, out.shape[-1])))
    for i, block in enumerate(t.h):
        name = f"blocks.{i}."
        taps.input(block, name + "hook_resid_pre")
        taps.norm(block.ln_1, name + "ln1", c.layer_norm_epsilon, True)

        def split(_, __, out, name=name):
            for part, tensor in zip("qkv", out.split(c.n_embd, dim=2)):
                taps.keep(name + f"attn.hook_{part}", tensor, c.n_head)
        block.attn.c_attn.register_forward_hook(split)
        taps.heads(block.attn.c_proj, name + "attn", name + "hook_attn_out", c.n_head, conv=True)
        taps.input(block.ln_2, name + "hook_resid_mid")
        taps.norm(block.ln_2, name + "ln2", c.layer_norm_epsilon, True)
        taps.output(block.mlp.c_fc, name + "mlp.hook_pre")
        taps.input(block.mlp.c_proj, name + "mlp.hook_post")
        taps.output(block.mlp.c_proj, name + "hook_mlp_out")
        taps.output(block, name + "hook_resid_post")
    taps.norm(t.ln_f, "ln_final", c.layer_norm_epsilon, True)


def listen_to_rotary(taps, module, heads, key_heads):
    """The library's rotary is a function: what it returns belongs to the layers in their order."""
    turn, calls = module.apply_rotary_pos_emb, []

    def listen(q, k, *arguments, **named):
        turned = turn(q, k, *arguments, **named)
        for part, tensor, count in zip("qk", turned, (heads, key_heads)):
            taps.keep(f"blocks.{len(calls)}.attn.hook_rot_{part}", tensor.transpose(1, 2).flatten(2), count)
        calls.append(None)
        return turned
    module.apply_rotary_pos_emb = listen


def feed_forward(taps, mlp, name):
    taps.output(mlp.gate_proj, name + "mlp.hook_pre")
    taps.output(mlp.up_proj, name + "mlp.hook_pre_linear")
    taps.input(mlp.down_proj, name + "mlp.hook_post")


def mixture(taps, mlp, name, layer):
    """The experts of each token one by one, from what the library sends to its stacked experts."""
    own = f"layers.{layer}.feed_forward."

    def route(gate, given):
        logits = given[0].reshape(-1, given[0].shape[-1]) @ gate.weight.T
        taps.keep(own + "router", logits[None])
        taps.keep(name + "mlp.hook_expert_weights", logits.softmax(-1)[None])

    def experts(module, given):
        states, indices, weights = given
        taps.keep(name + "mlp.hook_expert_indices", indices[None])
        taps.keep(own + "expert_weights", weights[None])
        gate, up = torch.einsum("td,teod->teo", states, module.gate_up_proj[indices]).chunk(2, dim=-1)
        post = F.silu(gate) * up
        output = torch.einsum("teo,tedo->ted", post, module.down_proj[indices]) * weights[..., None]
        for key, rows in (("hook_pre", gate), ("hook_pre_linear", up), ("hook_post", post)):
            taps.keep(name + "mlp." + key, rows.flatten(1)[None], indices.shape[1])
        taps.keep(own + "expert_output", output.flatten(1)[None], indices.shape[1])
    mlp.gate.register_forward_pre_hook(route)
    mlp.experts.register_forward_pre_hook(experts)
    shared = getattr(mlp, "shared_expert", None)
    if shared is None:
        return
    rows = lambda key: lambda _, given: taps.keep(own + key, given[0][None])
    for key, module in (("shared.pre", shared.gate_proj), ("shared.linear", shared.up_proj)):
        module.register_forward_hook(lambda _, __, out, key=key: taps.keep(own + key, out[None]))
    shared.down_proj.register_forward_pre_hook(rows("shared.post"))
    shared.register_forward_hook(lambda _, given, out: taps.keep(
        own + "shared.output", (torch.sigmoid(mlp.shared_expert_gate(given[0])) * out)[None]))


def llama(taps, model):
    c = taps.config
    listen_to_rotary(taps, sys.modules[type(model).__module__], c.num_attention_heads, c.num_key_value_heads)
    taps.output(model.model.embed_tokens, "hook_embed")
    for i, block in enumerate(model.model.layers):
        name, attention, mlp = f"blocks.{i}.", block.self_attn, block.mlp
        taps.input(block, name + "hook_resid_pre")
        taps.norm(block.input_layernorm, name + "ln1", c.rms_norm_eps, False)
        taps.output(attention.q_proj, name + "attn.hook_q", c.num_attention_heads)
        taps.output(attention.k_proj, name + "attn.hook_k", c.num_key_value_heads)
        taps.output(attention.v_proj, name + "attn.hook_v", c.num_key_value_heads)
        taps.heads(attention.o_proj, name + "attn", name + "hook_attn_out", c.num_attention_heads)
        taps.input(block.post_attention_layernorm, name + "hook_resid_mid")
        taps.norm(block.post_attention_layernorm, name + "ln2", c.rms_norm_eps, False)
        if hasattr(mlp, "experts"):
            mixture(taps, mlp, name, i)
        else:
            feed_forward(taps, mlp, name)
        taps.output(mlp, name + "hook_mlp_out")
        taps.output(block, name + "hook_resid_post")
    taps.norm(model.model.norm, "ln_final", c.rms_norm_eps, False)


def bert(taps, model):
    c, embeddings = taps.config, model.bert.embeddings
    taps.output(embeddings.word_embeddings, "embed.hook_embed")
    taps.output(embeddings.position_embeddings, "embed.hook_pos_embed")
    taps.output(embeddings.token_type_embeddings, "embed.hook_token_type_embed")
    taps.norm(embeddings.LayerNorm, "embed.ln", c.layer_norm_eps, True, normalized=False)
    taps.output(embeddings, "hook_full_embed")
    for i, block in enumerate(model.bert.encoder.layer):
        name, attention = f"blocks.{i}.", block.attention
        taps.input(block, name + "hook_resid_pre")
        for part, module in zip("qkv", (attention.self.query, attention.self.key, attention.self.value)):
            taps.output(module, name + f"attn.hook_{part}", c.num_attention_heads)
        taps.heads(attention.output.dense, name + "attn", name + "hook_attn_out", c.num_attention_heads)
        taps.input(attention.output.LayerNorm, name + "hook_resid_mid")
        taps.norm(attention.output.LayerNorm, name + "ln1", c.layer_norm_eps, True)
        taps.output(block.intermediate.dense, name + "mlp.hook_pre")
        taps.input(block.output.dense, name + "mlp.hook_post")
        taps.output(block.output.dense, name + "hook_mlp_out")
        taps.input(block.output.LayerNorm, name + "hook_resid_post")
        taps.norm(block.output.LayerNorm, name + "ln2", c.layer_norm_eps, True)


def t5(taps, model):
    c = taps.config
    for stack_name in ("encoder", "decoder"):
        stack = getattr(model, stack_name)
        for i, block in enumerate(stack.block):
            name, parts = f"{stack_name}.{i}.", block.layer
            feed_forward = parts[-1]
            attentions = [(parts[0], parts[0].SelfAttention, "attn", "ln1")]
            if stack_name == "decoder":
                attentions.append((parts[1], parts[1].EncDecAttention, "cross_attn", "ln2"))
            taps.input(block, name + "hook_resid_pre")
            for part, attention, short, norm in attentions:
                taps.norm(part.layer_norm, name + norm, c.layer_norm_epsilon, False)
                for letter in "qkv":
                    taps.output(getattr(attention, letter), f"{name}{short}.hook_{letter}", c.num_heads)
                taps.heads(attention.o, name + short, f"{name}hook_{short}_out", c.num_heads)
            last_norm = "ln3" if stack_name == "decoder" else "ln2"
            taps.norm(feed_forward.layer_norm, name + last_norm, c.layer_norm_epsilon, False)
            mid = "hook_resid_mid_cross" if stack_name == "decoder" else "hook_resid_mid"
            taps.input(feed_forward.layer_norm, name + mid)
            taps.output(feed_forward.DenseReluDense, name + "hook_mlp_out")
            taps.output(block, name + "hook_resid_post")
        taps.norm(stack.final_layer_norm, f"{stack_name}_final_ln", c.layer_norm_epsilon, False)


CASES = {
    "gpt2": (gpt2, AutoModelForCausalLM),
    "llama": (llama, AutoModelForCausalLM),
    "qwen2-window": (llama, AutoModelForCausalLM),
    "mixtral": (llama, AutoModelForCausalLM),
    "qwen2_moe": (llama, AutoModelForCausalLM),
    "bert": (bert, AutoModelForMaskedLM),
    "t5": (t5, AutoModelForSeq2SeqLM),
}


def main():
    families, out = map(pathlib.Path, sys.argv[1:])
    for name, (listen, kind) in CASES.items():
        folder = families / name
        model = kind.from_pretrained(folder, dtype=torch.float64, attn_implementation="eager",
                                     experts_implementation="eager").double().eval()
        reference = load_file(folder / "reference.safetensors")
        given = {"input_ids": "ids", "token_type_ids": "token_types", "decoder_input_ids": "decoder_ids"}
        inputs = {key: reference[stored].long()[None] for key, stored in given.items() if stored in reference}
        if name != "bert":
            inputs.pop("token_type_ids", None)
        taps = Taps(AutoConfig.from_pretrained(folder))
        listen(taps, model)
        with torch.no_grad():
            logits = model(**inputs, use_cache=False).logits if name != "bert" else model(**inputs).logits
        assert (logits[0].float() - reference["logits"]).abs().max() < 1e-4, name
        tensors = {key: value.float().contiguous() for key, value in taps.made.items()}
        save_file(tensors, out / f"{name}.safetensors")
        print(name, len(tensors))


if __name__ == "__main__":
    main()
