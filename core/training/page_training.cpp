#include "core/training/page_training.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "core/error.h"
#include "core/io/atomic_file.h"
#include "core/tokenizer/training/tokenizer_training.h"

namespace headlight {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t kLeast = 200;         // bytes
constexpr std::int64_t kVocabulary = 2048;  // at most; a page has fewer pairs that meet twice
constexpr std::int64_t kLength = 64;        // tokens of a row
constexpr std::int64_t kPositions = 512;    // of a BERT
constexpr std::int64_t kBatchTokens = 2048;
constexpr std::int64_t kMicroBatchTokens = 512;

struct Shape {
  std::int64_t layers, heads, size;
};

Shape shapeOf(PageModelSize size) {
  switch (size) {
    case PageModelSize::Tiny:
      return {2, 4, 64};
    case PageModelSize::Small:
      return {4, 4, 128};
    case PageModelSize::Medium:
      return {6, 8, 256};
  }
  return {};
}

/// The learned part and the rest, cut at the last space or line before nine tenths.
std::pair<std::string_view, std::string_view> cut(std::string_view text) {
  std::size_t end = text.size() - text.size() / 10;
  const std::size_t space = text.find_last_of(" \n", end);
  if (space != std::string_view::npos && space > text.size() / 2) end = space + 1;
  // A text without spaces is not cut inside a character.
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) ++end;
  return {text.substr(0, end), text.substr(end)};
}

void writeFile(const std::string& path, std::string_view bytes) {
  AtomicFile file(path);
  file.write(bytes);
  file.commit();
}

std::int64_t writeVocabulary(PageObjective objective, const std::string& folder, const Execution& execution) {
  TokenizerTraining training;
  training.textFiles = {folder + "/learned.txt"};
  training.vocabularySize = kVocabulary;
  const bool masked = objective == PageObjective::MaskedTokens;
  training.model = masked ? TrainedModel::WordPiece : TrainedModel::BytePair;
  training.surround = masked ? TokenTemplate::Bert : TokenTemplate::Bos;
  training.lowerCase = masked;
  training.splitHan = !masked;
  const TrainedTokenizer tokenizer = trainTokenizer(training, execution);
  saveTokenizer(tokenizer, folder + "/tokenizer");
  return tokenizer.pieces;
}

ordered_json modelConfig(const PageTraining& page, std::int64_t vocabulary) {
  const Shape shape = shapeOf(page.size);
  ordered_json config = {{"vocab_size", vocabulary},
                         {"hidden_size", shape.size},
                         {"num_hidden_layers", shape.layers},
                         {"num_attention_heads", shape.heads}};
  if (page.objective == PageObjective::MaskedTokens) {
    config["model_type"] = "bert";
    config["intermediate_size"] = 4 * shape.size;
    config["max_position_embeddings"] = kPositions;
    config["hidden_act"] = "gelu";
  } else {
    config["model_type"] = "llama";
    config["intermediate_size"] = shape.size * 8 / 3 / 16 * 16;
    config["max_position_embeddings"] = kPositions;
    config["num_key_value_heads"] = shape.heads;
    config["rms_norm_eps"] = 1e-5;
    config["tie_word_embeddings"] = true;
  }
  return config;
}

ordered_json scheduleJson(const LearningRateSchedule& schedule) {
  switch (schedule.kind) {
    case ScheduleKind::Constant:
      return {{"kind", "constant"}, {"warmup", schedule.warmup}};
    case ScheduleKind::MultiStep:
      return {{"kind", "multi-step"},
              {"milestones", schedule.milestones},
              {"gamma", schedule.gamma},
              {"warmup", schedule.warmup}};
    case ScheduleKind::Cosine:
      return {{"kind", "cosine"}, {"warmup", schedule.warmup}, {"final", schedule.final}};
  }
  return {};
}

ordered_json trainingConfig(const PageTraining& page, std::int64_t vocabulary) {
  const auto text = [](const char* file) {
    return ordered_json::array({{{"file", file}, {"kind", "running-text"}, {"share", 1}}});
  };
  const bool masked = page.objective == PageObjective::MaskedTokens;
  const std::int64_t between = std::max<std::int64_t>(1, page.steps / 40);
  return {{"model", modelConfig(page, vocabulary)},
          {"tokenizer", "tokenizer"},
          {"objective", {{"kind", masked ? "masked" : "causal"}}},
          {"data", text("learned.txt")},
          {"held_out", text("held-out.txt")},
          {"length", kLength},
          {"batch_tokens", kBatchTokens},
          {"micro_batch_tokens", kMicroBatchTokens},
          {"steps", page.steps},
          {"seed", page.seed},
          {"optimizer", {{"learning_rate", page.schedule.initial}, {"weight_decay", 0.01}, {"clip_norm", 1}}},
          {"schedule", scheduleJson(page.schedule)},
          {"checkpoint_interval", page.steps},
          {"held_out_interval", between},
          {"held_out_tokens", 8192},
          {"snapshot_interval", page.snapshotInterval}};
}

}  // namespace

std::string writePageTraining(const PageTraining& page, const std::string& folder,
                              const Execution& execution) {
  if (page.text.size() < kLeast)
    throw Error("The text has %1 bytes; at least %2 are needed to learn anything from it.", page.text.size(),
                kLeast);
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) throw Error("Cannot make the folder %1: %2.", folder, systemReason(failed));
  const auto [learned, heldOut] = cut(page.text);
  writeFile(folder + "/learned.txt", learned);
  writeFile(folder + "/held-out.txt", heldOut);
  const std::int64_t vocabulary = writeVocabulary(page.objective, folder, execution);
  const std::string path = folder + "/training.json";
  writeFile(path, trainingConfig(page, vocabulary).dump(2) + "\n");
  return path;
}

}  // namespace headlight
