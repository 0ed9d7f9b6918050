#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/tensor/dtype.h"
#include "core/training/adam_w.h"
#include "core/training/learning_rate.h"
#include "core/training/matrix_products.h"

namespace headlight {

enum class ObjectiveKind { Causal, Masked, SequenceToSequence };

struct ObjectiveConfig {
  ObjectiveKind kind = ObjectiveKind::Causal;
  double maskShare = 0.15;    // Masked: share of the tokens that are predicted
  double labelSmoothing = 0;  // in [0, 1)
  double dropout = 0;         // in [0, 1)
};

/// RunningText: a text, packed into rows of `length` tokens. Lines: one sample a line. Pairs: "source TAB
/// target". Corrupted: "input TAB target" of equally many tokens, of which those that differ are predicted.
/// RepeatedRandom: random tokens, then the same ones again until the row is full; has no file.
enum class DataKind { RunningText, Lines, Pairs, Corrupted, RepeatedRandom };

struct DataConfig {
  DataKind kind = DataKind::RunningText;
  std::string file;  // as the program opens it
  double share = 1;  // of the tokens, beside those of the others
  /// After so many tokens of its own, 0 for never, `laterShare` takes the place of `share`.
  std::int64_t laterFrom = 0;
  double laterShare = 1;
  /// Begins when an entry with a share of 1 has so many tokens; 0: from the start.
  std::int64_t beginsAfter = 0;
};

/// What `headlight train` is told: a JSON file, see ARCHITECTURE.md, "Training".
struct TrainingConfig {
  std::string file;       // what messages call it
  std::string modelText;  // "model": a Hugging Face config.json
  std::string tokenizer;  // folder or tokenizer.json, as the program opens it
  ObjectiveConfig objective;
  std::vector<DataConfig> data;
  std::vector<DataConfig> heldOut;
  std::int64_t length = 128;             // tokens in a row at most
  std::int64_t batchTokens = 8192;       // of one step, about
  std::int64_t microBatchTokens = 1024;  // of what one thread computes from begin to end, about
  std::int64_t steps = 1000;
  std::uint64_t seed = 1;
  AdamWSettings optimizer;
  double clipNorm = 1;  // 0: gradients are not clipped
  LearningRateSchedule schedule;
  std::int64_t checkpointInterval = 500;     // steps
  std::int64_t heldOutInterval = 500;        // steps
  std::int64_t heldOutTokens = 32768;        // of the held-out data, at most
  std::int64_t snapshotInterval = 0;         // steps; 0: no snapshots
  Precision precision = Precision::Float32;  // of the products; weights and sums are float32 all the same
  DType savedType = DType::Float32;          // of the model's weights, Float32 or Float16

  /// How many micro-batches a step has.
  std::int64_t microBatches() const;
};

/// Names of files in the config are relative to its folder. Throws Error in one sentence that names file and
/// key for what is missing, unknown or out of range.
TrainingConfig readTrainingConfig(const std::string& path);
TrainingConfig parseTrainingConfig(std::string_view text, const std::string& file, const std::string& folder);

}  // namespace headlight
