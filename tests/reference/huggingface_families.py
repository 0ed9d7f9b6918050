"""The small checkpoints that make_huggingface_goldens.py makes: one entry for each folder.

    type         model_type
    class        the Hugging Face class that makes, saves and runs it
    config       what differs from the defaults of the library's config class
    tokens       length of the text; decoder_tokens: of the target, for encoder-decoders
    ids          token ids are drawn from [low, high)
    gain         of queries and keys, 1.3 if not given (scores then have a standard deviation of about 1.7)
    embedding    standard deviation of token embeddings, 0.8 if not given
    matrix       gain of the other matrices, 1 if not given
    generation   what generation_config.json holds
    dtype        of the weights on disk, float32 if not given
    prepare      called with the filled model before it is saved
    after_load   called with the model that was read back
    on_disk      edits the saved config.json, where save_pretrained writes something the Hub never has
    v4           also write NAME-v4: its differences from the mechanical translation by old_config
    v4_unchecked the library misreads the old file; the reference is what the model was trained with
"""
import zlib

import torch
from torch import nn
from transformers import (AutoConfig, AutoModel, AutoModelForCausalLM, AutoModelForImageTextToText,
                          AutoModelForMaskedLM, AutoModelForSeq2SeqLM)

REMOVED = object()  # in v4: a key that transformers 4 did not write
ROPE = {"rope_type": "default", "rope_theta": 10000.0}


def seed_of(name):
    return zlib.crc32(name.encode()) % 100000


def make_config(entry):
    return AutoConfig.for_model(entry["type"], **entry["config"])


def old_rope(config):
    """rope_parameters as transformers 4 spelled it."""
    rope = dict(config.pop("rope_parameters"))
    if not any(isinstance(value, dict) for value in rope.values()):
        config["rope_theta"] = rope.pop("rope_theta")
        partial = rope.pop("partial_rotary_factor", 1.0)
        if partial != 1.0:
            config["partial_rotary_factor"] = partial
        config["rope_scaling"] = None if rope == {"rope_type": "default"} else rope


def old_config(config, entry):
    """A config.json of transformers 5 as transformers 4 would have written it."""
    if isinstance(config.get("rope_parameters"), dict):
        old_rope(config)
    if "dtype" in config:
        config["torch_dtype"] = config.pop("dtype")
    config["transformers_version"] = "4.46.0"
    for key, value in entry["v4"].items():
        if value is REMOVED:
            config.pop(key, None)
        else:
            config[key] = value
    return config


def rope(theta=10000.0, **scaling):
    return {"rope_type": "default", "rope_theta": theta, **scaling}


def decoder(model_type, tokens=20, **options):
    """A decoder with LLaMA's config keys; options that are no entry's key change the config."""
    config = {"vocab_size": 48, "hidden_size": 24, "intermediate_size": 32, "num_hidden_layers": 2,
              "num_attention_heads": 4, "num_key_value_heads": 2, "max_position_embeddings": 64,
              "bos_token_id": 1, "eos_token_id": 2, "pad_token_id": 0, "rope_parameters": rope()}
    return entry(model_type, AutoModelForCausalLM, config, options, tokens=tokens, ids=(5, 48))


def encoder(model_type, tokens=20, **options):
    """An encoder with BERT's config keys and a masked-token head."""
    config = {"vocab_size": 48, "hidden_size": 24, "intermediate_size": 32, "num_hidden_layers": 2,
              "num_attention_heads": 4, "max_position_embeddings": 32}
    return entry(model_type, AutoModelForMaskedLM, config, options, tokens=tokens, ids=(5, 48))


def t5_like(model_type, **options):
    """Head size 5 is not d_model / heads; with 8 buckets up to distance 12 both texts reach the last bucket."""
    config = {"vocab_size": 40, "d_model": 16, "d_kv": 5, "d_ff": 20, "num_layers": 2, "num_decoder_layers": 3,
              "num_heads": 4, "relative_attention_num_buckets": 8, "relative_attention_max_distance": 12}
    generation = {"decoder_start_token_id": 0, "eos_token_id": 1, "pad_token_id": 0}
    return entry(model_type, AutoModelForSeq2SeqLM, config, options, tokens=19, decoder_tokens=15, ids=(3, 40),
                 generation=generation, gain=0.9, matrix=1.6)


def bart_like(model_type, **options):
    config = {"vocab_size": 44, "d_model": 16, "encoder_layers": 2, "decoder_layers": 2,
              "encoder_attention_heads": 4, "decoder_attention_heads": 2, "encoder_ffn_dim": 20,
              "decoder_ffn_dim": 24, "max_position_embeddings": 32}
    return entry(model_type, AutoModelForSeq2SeqLM, config, options, tokens=19, decoder_tokens=13, ids=(3, 40),
                 gain=2.1, matrix=1.3)


def entry(model_type, model_class, config, options, **defaults):
    keys = ("class", "tokens", "decoder_tokens", "ids", "gain", "embedding", "matrix", "generation", "dtype", "prepare",
            "after_load", "on_disk", "v4", "v4_unchecked")
    found = {"type": model_type, "class": model_class, **defaults}
    config = dict(config)
    for key, value in options.items():
        target = found if key in keys else config
        if value is REMOVED:
            target.pop(key, None)
        else:
            target[key] = value
    return {**found, "config": config}


def untie(model):
    """Gives the head weights of its own."""
    generator = torch.Generator().manual_seed(1)
    weight = torch.randn(model.lm_head.weight.shape, generator=generator) * 0.8
    model.lm_head.weight = nn.Parameter(weight)


YARN = {"rope_type": "yarn", "factor": 4.0, "original_max_position_embeddings": 8}

def gemma3_with_vision():
    text = decoder("gemma3_text", head_dim=8, sliding_window=5, query_pre_attn_scalar=8, embedding=0.4,
                   layer_types=["sliding_attention", "full_attention"], rope_parameters=REMOVED, intermediate_size=24)
    vision = {"hidden_size": 8, "intermediate_size": 8, "num_hidden_layers": 1, "num_attention_heads": 1,
              "image_size": 4, "patch_size": 2}
    config = {"text_config": text["config"], "vision_config": vision, "mm_tokens_per_image": 1,
              "image_token_index": 4, "boi_token_index": 3, "eoi_token_index": 2}
    return {**text, "type": "gemma3", "class": AutoModelForImageTextToText, "config": config,
            "v4": {"text_config": {"model_type": "gemma3_text", **text["config"], "rope_theta": 1e6,
                                   "rope_local_base_freq": 10000.0, "rope_scaling": None}}}


# What transformers 4 wrote for Pythia.
NEOX_V4 = {"rope_theta": REMOVED, "partial_rotary_factor": REMOVED, "rotary_emb_base": 10000, "rotary_pct": 0.25}
# The padding token, whose embedding is 0, is the last one and starts the decoder; it is never generated.
MARIAN = {"scale_embedding": True, "embedding": 0.15, "activation_function": "swish", "pad_token_id": 43,
          "decoder_start_token_id": 43, "eos_token_id": 0}
MARIAN_GENERATION = {"decoder_start_token_id": 43, "pad_token_id": 43, "eos_token_id": 0, "forced_eos_token_id": 0,
                     "bad_words_ids": [[43]]}
# Transformers 4 kept what generation needs, and keys that nothing read any more, in config.json.
BART_V4 = {"decoder_start_token_id": 2, "forced_bos_token_id": 0, "num_beams": 4, "no_repeat_ngram_size": 3,
           "normalize_before": False, "normalize_embedding": True, "add_final_layer_norm": False,
           "add_bias_logits": False, "static_position_embeddings": False, "num_hidden_layers": 2,
           "tie_word_embeddings": REMOVED}
MARIAN_V4 = {"bad_words_ids": [[43]], "num_beams": 6, "max_length": 512, "normalize_before": False,
             "normalize_embedding": False, "add_final_layer_norm": False, "add_bias_logits": False,
             "static_position_embeddings": True, "num_hidden_layers": 2, "decoder_vocab_size": REMOVED,
             "share_encoder_decoder_embeddings": REMOVED, "tie_word_embeddings": REMOVED, "is_decoder": REMOVED}

FIRST = {
    # Norms on queries and keys; head_dim 8 is not hidden_size / heads.
    "qwen3": decoder("qwen3", head_dim=8, rope_parameters=rope(1e6), tie_word_embeddings=True, v4={}),
    "gemma": decoder("gemma", head_dim=8, num_key_value_heads=1, embedding=0.4,
                     # Files on the Hub say gelu and mean tanh; transformers 5 takes them at their word.
                     v4={"hidden_act": "gelu", "hidden_activation": None}, v4_unchecked=True),
    # query_pre_attn_scalar is not head_dim; both caps low enough to bend the scores.
    "gemma2": decoder("gemma2", head_dim=8, query_pre_attn_scalar=12, attn_logit_softcapping=5.0,
                      final_logit_softcapping=4.0, sliding_window=5, embedding=0.4,
                      v4={"layer_types": REMOVED, "hidden_act": "gelu_pytorch_tanh"}),
    "gemma3_text": decoder(
        "gemma3_text", head_dim=8, num_hidden_layers=3, query_pre_attn_scalar=10, sliding_window=5, embedding=0.4,
        intermediate_size=24, layer_types=["sliding_attention", "sliding_attention", "full_attention"],
        rope_parameters={"sliding_attention": rope(10000.0),
                         "full_attention": {"rope_type": "linear", "factor": 8.0, "rope_theta": 1e6}},
        v4={"layer_types": REMOVED, "sliding_window_pattern": 3, "_sliding_window_pattern": REMOVED,
            "rope_theta": 1e6, "rope_local_base_freq": 10000.0,
            "rope_scaling": {"factor": 8.0, "rope_type": "linear"}}),
    # EmbeddingGemma: no head, no causal mask, a window to both sides; tensor names have no prefix.
    "gemma3_text-bidirectional": decoder(
        "gemma3_text", head_dim=8, sliding_window=8, use_bidirectional_attention=True, embedding=0.4,
        layer_types=["sliding_attention", "full_attention"], query_pre_attn_scalar=8, rope_parameters=REMOVED,
        on_disk=lambda config: config.update(sliding_window=8), **{"class": AutoModel}),
    # As the models that also see: the text's config inside, the text's tensors under a prefix of their own.
    "gemma3": gemma3_with_vision(),
    # Pythia: a quarter of each head turns (4 of 16), two norms in parallel.
    "gpt_neox": decoder("gpt_neox", hidden_size=32, num_attention_heads=2, num_key_value_heads=REMOVED,
                        rope_parameters=rope(partial_rotary_factor=0.25), v4=NEOX_V4),
    "gpt_neox-sequential": decoder("gpt_neox", use_parallel_residual=False, hidden_act="gelu_new",
                                   num_key_value_heads=REMOVED, rope_parameters=rope(partial_rotary_factor=1.0),
                                   dtype=torch.float16),
    "t5": t5_like("t5", feed_forward_proj="relu", v4={"scale_decoder_outputs": REMOVED}),
    "t5-gated": t5_like("t5", feed_forward_proj="gated-gelu", tie_word_embeddings=False, prepare=untie,
                        v4={"scale_decoder_outputs": REMOVED, "tie_word_embeddings": False}),
    # Saved as tied, and its logits are scaled in neither version.
    "mt5": t5_like("mt5", prepare=untie, v4={"tie_word_embeddings": False}),
    "umt5": t5_like("umt5", prepare=untie),  # a table in every layer; saved as tied, so that logits are scaled
    "bart": bart_like("bart", generation={"decoder_start_token_id": 2, "forced_bos_token_id": 0,
                                          "forced_eos_token_id": 2, "bos_token_id": 0, "eos_token_id": 2,
                                          "pad_token_id": 1}, v4=BART_V4),
    # As mbart-large-en-ro: the target's language code starts the decoder.
    "mbart": bart_like("mbart", scale_embedding=True, embedding=0.15, activation_function="relu",
                       generation={"decoder_start_token_id": 41, "forced_eos_token_id": 2, "bos_token_id": 0,
                                   "eos_token_id": 2, "pad_token_id": 1}),
    "marian": bart_like("marian", **MARIAN, generation=MARIAN_GENERATION, v4=MARIAN_V4),
    "marian-separate": bart_like("marian", **MARIAN, share_encoder_decoder_embeddings=False,
                                 tie_word_embeddings=False, decoder_vocab_size=44, generation=MARIAN_GENERATION),
    "pegasus": bart_like("pegasus", scale_embedding=True, embedding=0.15, activation_function="relu",
                         generation={"decoder_start_token_id": 0, "forced_eos_token_id": 1, "eos_token_id": 1,
                                     "pad_token_id": 0}),
    # NLLB: starts with end-of-sentence, then the target's language.
    "m2m_100": bart_like("m2m_100", scale_embedding=True, embedding=0.15, activation_function="relu",
                         generation={"decoder_start_token_id": 2, "forced_bos_token_id": 42, "bos_token_id": 0,
                                     "eos_token_id": 2, "pad_token_id": 1}),
    "xlm-roberta": encoder("xlm-roberta", type_vocab_size=1, layer_norm_eps=1e-5),
    "camembert": encoder("camembert", type_vocab_size=1, layer_norm_eps=1e-5),
}
FAMILIES = {**FIRST}
