#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/tokenizer/sentence_piece/sentence_piece_model.h"
#include "gguf_builder.h"
#include "tests/support/tokenizer_goldens.h"

namespace headlight::test {

/// What llama.cpp wants of a file before it looks at the vocabulary.
inline GgufBuilder ggufOfSmallModel() {
  GgufBuilder builder;
  builder.set("general.architecture", "llama");
  for (const char* key : {"context_length", "embedding_length", "feed_forward_length"})
    builder.set(std::string("llama.") + key, std::uint32_t{64});
  builder.set("llama.block_count", std::uint32_t{1});
  builder.set("llama.attention.head_count", std::uint32_t{1});
  builder.set("llama.attention.layer_norm_rms_epsilon", 1e-5F);
  return builder;
}

/// The tokens of a tokenizer.json by their ids.
inline std::vector<std::string> tokensOf(const nlohmann::json& tokenizer) {
  const nlohmann::json& vocabulary = tokenizer["model"]["vocab"];
  std::vector<std::string> tokens(vocabulary.size());
  for (const auto& [token, id] : vocabulary.items()) tokens.at(id.get<std::size_t>()) = token;
  return tokens;
}

inline std::vector<std::int32_t> kindsOf(const nlohmann::json& tokenizer, std::size_t count) {
  std::vector<std::int32_t> kinds(count, 1);
  for (const nlohmann::json& added : tokenizer["added_tokens"])
    kinds.at(added["id"].get<std::size_t>()) = added["special"].get<bool>() ? 3 : 4;
  return kinds;
}

/// Byte pairs of a tokenizer.json, the way that convert_hf_to_gguf.py writes them.
inline GgufBuilder ggufOfBytePairs(const std::string& file, const std::string& words) {
  const auto tokenizer = nlohmann::json::parse(readWholeFile(file));
  const std::vector<std::string> tokens = tokensOf(tokenizer);
  std::vector<std::string> merges;
  for (const nlohmann::json& merge : tokenizer["model"]["merges"])
    merges.push_back(merge.is_string() ? merge.get<std::string>()
                                       : merge[0].get<std::string>() + " " + merge[1].get<std::string>());
  GgufBuilder builder = ggufOfSmallModel();
  builder.set("tokenizer.ggml.model", "gpt2");
  builder.set("tokenizer.ggml.pre", words);
  builder.setList("tokenizer.ggml.tokens", tokens);
  builder.setList("tokenizer.ggml.token_type", kindsOf(tokenizer, tokens.size()));
  builder.setList("tokenizer.ggml.merges", merges);
  return builder;
}

/// Word pieces of a tokenizer.json: those that begin a word are marked, not those inside.
inline GgufBuilder ggufOfWordPieces(const std::string& file) {
  const auto tokenizer = nlohmann::json::parse(readWholeFile(file));
  std::vector<std::string> tokens = tokensOf(tokenizer);
  GgufBuilder builder = ggufOfSmallModel();
  const auto setId = [&](const char* key, const char* token) {
    const auto found = std::find(tokens.begin(), tokens.end(), token);
    builder.set(std::string("tokenizer.ggml.") + key, static_cast<std::uint32_t>(found - tokens.begin()));
  };
  setId("unknown_token_id", "[UNK]");
  setId("seperator_token_id", "[SEP]");
  setId("padding_token_id", "[PAD]");
  setId("cls_token_id", "[CLS]");
  setId("bos_token_id", "[CLS]");
  setId("mask_token_id", "[MASK]");
  for (std::string& token : tokens) {
    if (token.starts_with("##")) {
      token.erase(0, 2);
    } else if (!token.starts_with('[') || !token.ends_with(']')) {
      token.insert(0, "\xE2\x96\x81");
    }
  }
  builder.set("tokenizer.ggml.model", "bert");
  builder.setList("tokenizer.ggml.tokens", tokens);
  builder.setList("tokenizer.ggml.token_type", kindsOf(tokenizer, tokens.size()));
  return builder;
}

/// The same of a SentencePiece file with byte pairs.
inline GgufBuilder ggufOfPieces(const std::string& file) {
  const SentencePieceModel model = readSentencePieceModel(readWholeFile(file), file);
  std::vector<std::string> tokens;
  std::vector<float> scores;
  std::vector<std::int32_t> kinds;
  for (const SentencePieceModel::Piece& piece : model.pieces) {
    tokens.push_back(piece.text);
    scores.push_back(piece.score);
    kinds.push_back(static_cast<std::int32_t>(piece.kind));
  }
  GgufBuilder builder = ggufOfSmallModel();
  builder.set("tokenizer.ggml.model", "llama");
  builder.setList("tokenizer.ggml.tokens", tokens);
  builder.setList("tokenizer.ggml.scores", scores);
  builder.setList("tokenizer.ggml.token_type", kinds);
  builder.set("tokenizer.ggml.add_space_prefix", model.addDummyPrefix);
  return builder;
}

}  // namespace headlight::test
