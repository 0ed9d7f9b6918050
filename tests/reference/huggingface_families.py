"""The small checkpoints that make_huggingface_goldens.py makes: FAMILIES, one entry for each folder.

huggingface_entries.py says what an entry holds.
"""
import torch
from transformers import AutoModel, AutoModelForImageTextToText, AutoModelForPreTraining

import deepseek_sparse_reference
import fp8_blocks
import mxfp4_blocks
from huggingface_corrections import (add_alibi_once, name_experts, scale_scores_for_yarn, turn_windows_plainly,
                                     untie)
from huggingface_entries import REMOVED, bart_like, decoder, encoder, longrope, rope, t5_like

DEBERTA = {"relative_attention": True, "pos_att_type": "p2c|c2p", "position_biased_input": False,
           "max_position_embeddings": 24}
LONG = {"max_position_embeddings": 2048}
NO_LLAMA = {"num_hidden_layers": REMOVED, "num_attention_heads": REMOVED, "num_key_value_heads": REMOVED,
            "rope_parameters": REMOVED}
GPT2 = {**NO_LLAMA, "hidden_size": REMOVED, "intermediate_size": REMOVED, "max_position_embeddings": REMOVED,
        "n_embd": 24, "n_layer": 2, "n_head": 4, "n_positions": 64, "n_inner": 32}
GPTJ = {**GPT2, "n_embd": 32}
OPT = {"intermediate_size": REMOVED, "num_key_value_heads": REMOVED, "rope_parameters": REMOVED, "pad_token_id": 1,
       "bos_token_id": 2}
FALCON = {"num_key_value_heads": REMOVED, "intermediate_size": REMOVED, "ffn_hidden_size": 40}
MPT = {**NO_LLAMA, "hidden_size": REMOVED, "intermediate_size": REMOVED, "max_position_embeddings": REMOVED,
       "d_model": 24, "n_layers": 2, "n_heads": 6, "max_seq_len": 64}
# With 8 dimensions and 512 positions one wavelength falls into yarn's ramp, one to each side of it.
YARN = {"rope_type": "yarn", "factor": 4.0, "original_max_position_embeddings": 512}


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
PHI3 = {"hidden_size": 32, "num_key_value_heads": 4, "original_max_position_embeddings": 12,
        "max_position_embeddings": 48}
STABLELM = {"hidden_size": 32, "num_attention_heads": 2, "num_key_value_heads": 1,
            "rope_parameters": rope(partial_rotary_factor=0.25)}
OLMO3 = {**LONG, "num_hidden_layers": 4, "hidden_size": 16, "intermediate_size": 20, "sliding_window": 5}
EXPERTS = {"num_experts": 6, "num_experts_per_tok": 2}
# Sizes of query and key (4 + 4) and value (6) differ; layer 0 is dense. The norms of the compressed query and key
# have 1e-6 whatever rms_norm_eps is.
MLA = {**LONG, "rms_norm_eps": 0.01, "num_key_value_heads": 4, "kv_lora_rank": 10, "qk_nope_head_dim": 4,
       "qk_rope_head_dim": 4, "v_head_dim": 6, "n_routed_experts": 6,
       "num_experts_per_tok": 2, "n_shared_experts": 2, "moe_intermediate_size": 6,
       "first_k_dense_replace": 1}
MSCALE = {**YARN, "mscale": 1.0, "mscale_all_dim": 1.0}
MLA3 = {**MLA, "q_lora_rank": 12, "n_group": 3, "topk_group": 2, "n_shared_experts": 1, "norm_topk_prob": True,
        "routed_scaling_factor": 2.5}
# As DeepSeek's own files: no head_dim, the old word for rope_type, keys that only the original code reads.
MLA_V4 = {"head_dim": REMOVED, "qk_head_dim": REMOVED, "ep_size": 1, "moe_layer_freq": 1, "seq_aux": True,
          "rope_scaling": {"type": "yarn", "factor": 4.0, "original_max_position_embeddings": 512, "beta_fast": 32,
                           "beta_slow": 1, "mscale": 1.0, "mscale_all_dim": 1.0}}
V2_V4 = {**MLA_V4, "scoring_func": "softmax",
         "rope_scaling": {**MLA_V4["rope_scaling"], "mscale": 0.707, "mscale_all_dim": 0.707}}
V3_V4 = {**MLA_V4, "scoring_func": "sigmoid", "topk_method": "noaux_tc", "num_nextn_predict_layers": 1,
         "rope_interleave": REMOVED}

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

ENCODERS = {
    # Embeddings of 16, projected to 24 after their norm.
    "electra": encoder("electra", embedding_size=16),
    # As most files on the Hub: no language head; embeddings as wide as the layers are not projected.
    "electra-discriminator": encoder("electra", embedding_size=24, **{"class": AutoModelForPreTraining}),
    # One group of weights for all layers; two groups, each for two layers.
    "albert": encoder("albert", embedding_size=16, num_hidden_layers=3, hidden_act="gelu_new"),
    "albert-groups": encoder("albert", embedding_size=16, num_hidden_layers=4, num_hidden_groups=2,
                             hidden_act="gelu"),
    "mpnet": encoder("mpnet", layer_norm_eps=1e-5),
    # A window of 3 to both sides in layers 1 and 2; no norm before layer 0's attention.
    "modernbert": encoder("modernbert", num_hidden_layers=4, intermediate_size=16, local_attention=6,
                          pad_token_id=0, bos_token_id=1, eos_token_id=2, cls_token_id=1, sep_token_id=2,
                          v4={"layer_types": REMOVED, "rope_parameters": REMOVED, "global_attn_every_n_layers": 3,
                              "global_rope_theta": 160000.0, "local_rope_theta": 10000.0}),
    # More tokens than max_position_embeddings, so that relative positions are clamped.
    "deberta": encoder("deberta", relative_attention=True, pos_att_type="c2p|p2c", position_biased_input=False,
                       max_position_embeddings=14, v4={"pos_att_type": "c2p|p2c"}),
    "deberta-v2": encoder("deberta-v2", **DEBERTA, share_att_key=True, position_buckets=8, dtype=torch.bfloat16,
                          norm_rel_ebd="layer_norm", v4={"pos_att_type": "p2c|c2p"}),
    # A convolution beside layer 0, as deberta-v2-xlarge has.
    "deberta-v2-conv": encoder("deberta-v2", **DEBERTA, share_att_key=True, position_buckets=8,
                               norm_rel_ebd="layer_norm", conv_kernel_size=3, conv_act="gelu"),
    # Projections of their own for positions, no buckets, positions added to the input, token types.
    "deberta-v2-unshared": encoder("deberta-v2", relative_attention=True, pos_att_type="c2p|p2c",
                                   type_vocab_size=2, max_relative_positions=9),
}

GPT_LIKE = {
    "gpt_neo": decoder("gpt_neo", **NO_LLAMA, num_layers=2, num_heads=4, window_size=5, gain=0.9,
                       attention_types=[[["global", "local"], 1]]),
    "gptj": decoder("gptj", **GPTJ, rotary_dim=4),
    "codegen": decoder("codegen", **GPTJ, rotary_dim=4, n_ctx=64),
    "opt": decoder("opt", **OPT, ffn_dim=32),
    # As opt-350m: norms after the sums, none at the end, embeddings of 16.
    "opt-post-norm": decoder("opt", **OPT, ffn_dim=32, do_layer_norm_before=False, word_embed_proj_dim=16),
    "phi": decoder("phi", hidden_size=32, num_key_value_heads=4, rope_parameters=rope(partial_rotary_factor=0.5),
                   v4={"qk_layernorm": False}),
    "bloom": decoder("bloom", **NO_LLAMA, intermediate_size=REMOVED, max_position_embeddings=REMOVED, n_layer=2,
                     n_head=6,
                     v4={"hidden_size": REMOVED, "n_embed": 24, "n_head": REMOVED, "num_attention_heads": 6,
                         "seq_length": 64, "masked_softmax_fusion": True, "offset_alibi": 100}),
    "gpt_bigcode": decoder("gpt_bigcode", **GPT2, multi_query=True),
    "gpt_bigcode-heads": decoder("gpt_bigcode", **GPT2, multi_query=False),
    # As falcon-7b, falcon-40b and falcon-rw; slopes for a number of heads that is no power of two.
    "falcon": decoder("falcon", **FALCON, num_attention_heads=4,
                      v4={"apply_residual_connection_post_layernorm": False}),
    "falcon-new": decoder("falcon", **FALCON, num_attention_heads=4, new_decoder_architecture=True, num_kv_heads=2),
    "falcon-alibi": decoder("falcon", **FALCON, num_attention_heads=6, alibi=True, multi_query=False,
                            parallel_attn=False, bias=True, after_load=add_alibi_once),
    "mpt": decoder("mpt", **MPT, attn_config={"alibi": True, "clip_qkv": 1.5, "attn_impl": "torch"}),
    "mpt-softmax-scale": decoder("mpt", **{**MPT, "n_heads": 4}, gain=1.0, attn_config={"softmax_scale": 0.8}),
}

LLAMA_LIKE = {
    "llama-yarn": decoder("llama", hidden_size=32, rope_parameters=rope(**YARN), tokens=24, **LONG,
                          v4={"rope_scaling": {"type": "yarn", "factor": 4.0,
                                               "original_max_position_embeddings": 512}}),
    # Longer and shorter than the 12 positions that the model was trained with: other factors on the frequencies.
    "phi3": decoder("phi3", **PHI3, rope_parameters=longrope(4),
                    v4={"rope_scaling": {"type": "longrope", "short_factor": [1.0, 1.1, 1.3, 1.5],
                                         "long_factor": [1.2, 2.0, 4.0, 6.0]}}),
    "phi3-short": decoder("phi3", **PHI3, rope_parameters=longrope(3, partial_rotary_factor=0.75), tokens=11,
                          sliding_window=5, v4={"rope_scaling": {"type": "su", "short_factor": [1.0, 1.1, 1.3],
                                                                 "long_factor": [1.2, 2.0, 4.0]}},
                          v4_unchecked=True),  # transformers 5.12 fails on the spelling "su"
    "stablelm": decoder("stablelm", **STABLELM, use_qkv_bias=True, v4={"partial_rotary_factor": 0.25}),
    "stablelm-parallel": decoder("stablelm", **STABLELM, use_parallel_residual=True, qk_layernorm=True),
    "olmo": decoder("olmo", clip_qkv=2.0, tie_word_embeddings=True, v4={}),
    "olmo2": decoder("olmo2", v4={}),
    # The default pattern: three layers with a window, then one without.
    "olmo3": decoder("olmo3", **OLMO3, v4={"layer_types": REMOVED}),
    "olmo3-yarn": decoder("olmo3", **OLMO3, rope_parameters=rope(500000.0, **YARN, attention_factor=1.15),
                          after_load=turn_windows_plainly),
    "granite": decoder("granite", attention_multiplier=0.4, embedding_multiplier=3.0, residual_multiplier=0.6,
                       logits_scaling=2.0, embedding=0.4, tie_word_embeddings=True, gain=1.2, v4={}),
    # Layers 1 and 3 do not turn, and have a window.
    "smollm3": decoder("smollm3", num_hidden_layers=4, hidden_size=16, intermediate_size=20, use_sliding_window=True,
                       sliding_window=5, no_rope_layer_interval=2, v4={"layer_types": REMOVED}),
    "starcoder2": decoder("starcoder2", sliding_window=5, v4={}),
    "cohere": decoder("cohere", use_qk_norm=True, logit_scale=0.25, v4={}),
    # The default pattern; layer 3 sees everything and does not turn.
    "cohere2": decoder("cohere2", num_hidden_layers=4, hidden_size=16, intermediate_size=20, sliding_window=5,
                       logit_scale=0.25, v4={"layer_types": REMOVED, "sliding_window_pattern": 4}),
}

MIXTURES = {
    "olmoe": decoder("olmoe", **EXPERTS, intermediate_size=12, v4={}),
    "mixtral": decoder("mixtral", num_local_experts=4, num_experts_per_tok=2, intermediate_size=12, v4={}),
    # Layer 1 is dense; layer 0 has a window, since (0 + 1) is odd and 0 < max_window_layers.
    "qwen2_moe": decoder("qwen2_moe", **EXPERTS, moe_intermediate_size=8, shared_expert_intermediate_size=16,
                         mlp_only_layers=[1], use_sliding_window=True, sliding_window=5, max_window_layers=1,
                         v4={"layer_types": REMOVED, "sliding_window": 5}),
    # Every second layer is sparse.
    "qwen3_moe": decoder("qwen3_moe", **EXPERTS, moe_intermediate_size=8, norm_topk_prob=True, head_dim=8,
                         decoder_sparse_step=2, v4={"num_local_experts": REMOVED, "num_experts": 6}),
    # Weights so large that experts reach the limit of 7.
    "gpt_oss": decoder("gpt_oss", **LONG, num_local_experts=4, num_experts_per_tok=2, intermediate_size=8,
                       head_dim=8, sliding_window=5, matrix=3.0,
                       rope_parameters=rope(150000.0, **{**YARN, "factor": 8.0}, beta_fast=32.0, beta_slow=1.0,
                                            truncate=False),
                       v4={"layer_types": REMOVED, "experts_per_token": 2, "initial_context_length": 512,
                           "swiglu_limit": 7.0}),
    # Experts in 4 bits, as published.
    "gpt_oss-mxfp4": decoder("gpt_oss", **LONG, hidden_size=32, head_dim=8, num_local_experts=4, num_experts_per_tok=2,
                             intermediate_size=32, sliding_window=5, quantized=mxfp4_blocks,
                             rope_parameters=rope(150000.0, **YARN, truncate=False)),
    # As V2-Lite: queries are not compressed, greedy experts; the score scale has yarn's factor squared.
    "deepseek_v2": decoder("deepseek_v2", **MLA, q_lora_rank=None, topk_method="greedy", routed_scaling_factor=1.5,
                           rope_parameters=rope(**YARN, mscale=0.707, mscale_all_dim=0.707),
                           after_load=scale_scores_for_yarn, v4=V2_V4),
    "deepseek_v2-lora": decoder("deepseek_v2", **MLA, q_lora_rank=12, topk_method="group_limited_greedy", n_group=2,
                                topk_group=1, routed_scaling_factor=4.0, after_load=name_experts),
    "deepseek_v3": decoder("deepseek_v3", **MLA3, rope_parameters=rope(**MSCALE), v4=V3_V4),
    # Weights in 8 bits; the library runs them in float32, since its own kernels round activations too.
    "deepseek_v3-fp8": decoder("deepseek_v3", **MLA3, rope_parameters=rope(**MSCALE), quantized=fp8_blocks),
    # Each query keeps the six keys that its indexer scores highest.
    "deepseek_v32": decoder("deepseek_v32", **MLA3, index_topk=6, index_n_heads=8, index_head_dim=8, num_experts=6,
                            rope_parameters=rope(**MSCALE), verified_by=deepseek_sparse_reference.verify,
                            v4={**V3_V4, "num_experts": REMOVED, "layer_types": REMOVED, "mlp_layer_types": REMOVED},
                            v4_unchecked=True),  # transformers 5.12 takes num_experts for 256 then
    "deepseek_v32-fp8": decoder("deepseek_v32", **MLA3, index_topk=6, index_n_heads=8, index_head_dim=8,
                                num_experts=6, rope_parameters=rope(**MSCALE), quantized=fp8_blocks,
                                verified_by=deepseek_sparse_reference.verify),
}

FAMILIES = {**FIRST, **ENCODERS, **GPT_LIKE, **LLAMA_LIKE, **MIXTURES}
