"""Three tiny random models with tokenizers, for the goldens of `headlight evaluate`: see make_evaluation_goldens.py."""
import torch
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
from transformers import (BartConfig, BartForConditionalGeneration, BertConfig, BertForMaskedLM, LlamaConfig,
                          LlamaForCausalLM)

ENGLISH = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", ".", ",", "it", "he", "she", "the", "a", "was", "is", "too",
           "because", "did", "not", "cross", "street", "ani", "##mal", "tired", "wide", "trophy", "suit", "##case", "fit",
           "in", "into", "big", "small", "by", "cat", "dog", "saw", "and", "ran", "home", "rain", "##ed", "all", "day", "i",
           "call", "me", "man", "woman", "to", "of", "old", "##er", "house"]


def randomize(model, seed, scale):
    """Weights large enough for patterns that are far from uniform."""
    torch.manual_seed(seed)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            norm = "norm" in name.lower()
            parameter.copy_(torch.randn(parameter.shape) * (0.1 if norm else scale) + (1 if norm and "weight" in name else 0))
    return model.eval()


def encoder(folder):
    tokenizer = Tokenizer(models.WordPiece({piece: i for i, piece in enumerate(ENGLISH)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", ENGLISH.index("[CLS]")), ("[SEP]", ENGLISH.index("[SEP]"))])
    tokenizer.add_special_tokens(ENGLISH[:5])
    tokenizer.decoder = decoders.WordPiece()
    config = BertConfig(vocab_size=len(ENGLISH), hidden_size=16, num_hidden_layers=2, num_attention_heads=4,
                        intermediate_size=24, max_position_embeddings=20, type_vocab_size=1)
    return save(folder, randomize(BertForMaskedLM(config), 15, 0.5), tokenizer)


def bytes_tokenizer(texts, size, special):
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(vocab_size=size, special_tokens=special,
                                  initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False)
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def decoder(folder, texts):
    tokenizer = bytes_tokenizer(texts, 330, ["<|end|>"])
    config = LlamaConfig(vocab_size=tokenizer.get_vocab_size(), hidden_size=16, num_hidden_layers=2, num_attention_heads=4,
                         num_key_value_heads=2, intermediate_size=24, max_position_embeddings=48, bos_token_id=None,
                         eos_token_id=0, tie_word_embeddings=True)
    return save(folder, randomize(LlamaForCausalLM(config), 2, 0.6), tokenizer)


def encoder_decoder(folder, texts):
    tokenizer = bytes_tokenizer(texts, 330, ["<s>", "</s>", "<pad>"])
    tokenizer.post_processor = processors.TemplateProcessing(single="$A </s>", special_tokens=[("</s>", 1)])
    config = BartConfig(vocab_size=tokenizer.get_vocab_size(), d_model=16, encoder_layers=2, decoder_layers=2,
                        encoder_attention_heads=4, decoder_attention_heads=4, encoder_ffn_dim=24, decoder_ffn_dim=24,
                        max_position_embeddings=128, bos_token_id=0, eos_token_id=1, pad_token_id=2,
                        decoder_start_token_id=1, forced_bos_token_id=None, forced_eos_token_id=None)
    model = randomize(BartForConditionalGeneration(config), 3, 0.6)
    # What it writes is short and made of the texts' own tokens.
    model.final_logits_bias[:] = -40
    for text in texts:
        model.final_logits_bias[0, tokenizer.encode(text, add_special_tokens=False).ids] = 0
    model.final_logits_bias[0, config.eos_token_id] = 6
    return save(folder, model, tokenizer)


def save(folder, model, tokenizer):
    model.save_pretrained(folder)
    tokenizer.save(f"{folder}/tokenizer.json")
    model.set_attn_implementation("eager")
    return model, tokenizer
