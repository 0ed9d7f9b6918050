"""Runs a saved checkpoint with the transformers library and collects what a golden holds, in float64."""
import contextlib

import torch


def load(folder, entry, dtype):
    model = entry["class"].from_pretrained(folder, dtype=dtype, attn_implementation="eager",
                                           experts_implementation="eager")
    model = model.to(dtype).eval()
    if "after_load" in entry:
        entry["after_load"](model)
    return model


def token_ids(entry, length, seed):
    """Random ids above the special ones, one of them twice, which only its position tells apart."""
    low, high = entry["ids"]
    ids = torch.randint(low, high, (length,), generator=torch.Generator().manual_seed(seed))
    ids[7] = ids[3]
    return ids


def make_inputs(entry, config, seed):
    inputs = {"input_ids": token_ids(entry, entry["tokens"], seed)}
    if "decoder_tokens" in entry:
        decoder = token_ids(entry, entry["decoder_tokens"], seed + 1)
        decoder[0] = entry["generation"]["decoder_start_token_id"]
        inputs["decoder_input_ids"] = decoder
    elif getattr(config, "type_vocab_size", 0) > 1:
        inputs["token_type_ids"] = (torch.arange(entry["tokens"]) >= entry["tokens"] // 2).long()
    return inputs


def stack(tensors):
    return torch.stack([tensor[0] for tensor in tensors]).double()


@contextlib.contextmanager
def recorded_index_scores(model):
    """What DeepSeek Sparse Attention's indexers choose from: a [1, T, T] tensor for each layer.

    The library returns only the chosen keys, so its call of topk is listened to.
    """
    scores, topk = [], torch.Tensor.topk

    def listen(self, *arguments, **named):
        scores.append(self)
        return topk(self, *arguments, **named)

    hooks = []
    for name, module in model.named_modules():
        if name.endswith(".indexer"):
            hooks.append(module.register_forward_pre_hook(lambda *_: setattr(torch.Tensor, "topk", listen)))
            hooks.append(module.register_forward_hook(lambda *_: setattr(torch.Tensor, "topk", topk)))
    yield scores
    for hook in hooks:
        hook.remove()


@torch.no_grad()
def run(model, inputs):
    batch = {name: ids[None] for name, ids in inputs.items()}
    cache = {"use_cache": False} if accepts_cache(model) else {}
    with recorded_index_scores(model) as index_scores:
        out = model(**batch, output_attentions=True, output_hidden_states=True, **cache)
    if "decoder_input_ids" in inputs:
        return {"encoder": stack(out.encoder_attentions), "decoder": stack(out.decoder_attentions),
                "cross": stack(out.cross_attentions), "logits": out.logits[0].double(),
                "encoder_hidden": out.encoder_last_hidden_state[0].double()}
    result = {"attentions": stack(out.attentions), "hidden_states": hidden_states(model, batch, out)}
    if getattr(out, "logits", None) is not None and out.logits.dim() == 3:  # not ELECTRA's verdict on each token
        result["logits"] = out.logits[0].double()
    if any(name.endswith("sinks") for name, _ in model.named_parameters()):
        result["sink"] = 1 - result["attentions"].sum(-1)
    if index_scores:
        result["index_scores"] = stack(index_scores).tril()
    return result


def accepts_cache(model):
    return model.config.is_encoder_decoder or hasattr(model, "generate") and model.can_generate()


def hidden_states(model, batch, out):
    """The library's list; its last entry must be what the head, or a projection before it, reads."""
    states = [state[0].double() for state in out.hidden_states]
    last = last_hidden_state(model, batch)
    if states[-1].shape == last.shape and not torch.allclose(states[-1], last, atol=1e-5):
        raise AssertionError("the last of hidden_states is not last_hidden_state")
    return torch.stack(states[:-1] + [last])


def last_hidden_state(model, batch):
    """Before OPT's projection to narrower embeddings, where there is one."""
    narrowed = []
    hooks = [module.register_forward_pre_hook(lambda module, arguments: narrowed.append(arguments[0]))
             for name, module in model.named_modules() if name.endswith("project_out")]
    last = model.base_model(**batch).last_hidden_state
    for hook in hooks:
        hook.remove()
    return (narrowed[0] if narrowed else last)[0].double()


def generate(model, inputs):
    with torch.no_grad():
        return model.generate(inputs["input_ids"][None], num_beams=1, do_sample=False, max_new_tokens=10,
                              use_cache=False)[0]
