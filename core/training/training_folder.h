#pragma once

#include <cstdint>
#include <string>

#include "core/training/gradient_model.h"
#include "core/training/training_config.h"
#include "core/training/training_vocabulary.h"

namespace headlight {

/// What a training leaves on disk:
///   FOLDER/config.json, model.safetensors, tokenizer files   the model as it is, which Headlight opens
///   FOLDER/checkpoint.safetensors                            what the training goes on from
///   FOLDER/snapshots/step-00000500/                          the same with weights in f16, at chosen steps
///   FOLDER/log.jsonl                                         see training_log.h
/// A file or a snapshot appears complete or not at all. Every method throws Error naming the file.
class TrainingFolder {
 public:
  /// Makes the folder, its parents included.
  explicit TrainingFolder(std::string path);

  std::string checkpointPath() const { return m_path + "/checkpoint.safetensors"; }
  std::string logPath() const { return m_path + "/log.jsonl"; }
  bool hasCheckpoint() const;
  /// Throws Error if there is a training already.
  void requireNoTraining() const;

  void saveModel(const GradientModel& model, const TrainingVocabulary& vocabulary, DType dtype) const;
  /// Returns the snapshot's folder.
  std::string saveSnapshot(const GradientModel& model, const TrainingVocabulary& vocabulary,
                           std::int64_t step) const;

 private:
  std::string m_path;
};

}  // namespace headlight
