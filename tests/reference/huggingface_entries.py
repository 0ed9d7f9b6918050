"""Helpers for the table in huggingface_families.py: entries, and configs of transformers 4 from those of 5.

An entry is a dict:

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
    verified_by  called with the folder, the ids and the numbers: a forward of our own that must agree
    quantized    a module that rounds the weights and stores them in fewer bits
    v4           also write NAME-v4: its differences from the mechanical translation by old_config
    v4_unchecked the library misreads the old file; the reference is what the model was trained with
"""
import zlib

from transformers import AutoConfig, AutoModelForCausalLM, AutoModelForMaskedLM, AutoModelForSeq2SeqLM

REMOVED = object()  # in v4: a key that transformers 4 did not write


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
    """rope_parameters of transformers 5."""
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
            "after_load", "on_disk", "verified_by", "quantized", "v4", "v4_unchecked")
    found = {"type": model_type, "class": model_class, **defaults}
    config = dict(config)
    for key, value in options.items():
        target = found if key in keys else config
        if value is REMOVED:
            target.pop(key, None)
        else:
            target[key] = value
    return {**found, "config": config}


def longrope(frequencies, **options):
    """frequencies: half the dimensions that turn."""
    return rope(rope_type="longrope", short_factor=[1.0, 1.1, 1.3, 1.5][:frequencies],
                long_factor=[1.2, 2.0, 4.0, 6.0][:frequencies], **options)
