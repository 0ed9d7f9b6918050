#pragma once

#include <string>

#include "core/training/trainer.h"

namespace headlight {

/// Writes all that a training goes on from into one safetensors file, which appears complete or not at all:
///   - F32 arrays [parameters]: "parameters", "first_moment", "second_moment"
///   - metadata "training": {"step", "samples", "data": [[epoch, block, row, tokens], ...], "config"}
/// `config` says which training it belongs to, see trainingIdentity(). Throws Error as AtomicFile.
void writeTrainingCheckpoint(const std::string& path, const TrainerState& state, const std::string& config);

/// Fills the trainer's arrays, and gives steps and position. Throws Error naming the file: damaged, of
/// another number of parameters, or of another config.
TrainerState readTrainingCheckpoint(const std::string& path, const TrainerState& into,
                                    const std::string& config);

/// What two configs must have in common for a training to go on from the other's checkpoint, as 16 digits:
/// the model, the seed, the objective, and the data with their sizes. How long to train, how fast, and how
/// often to save may change.
std::string trainingIdentity(const TrainingConfig& config);

}  // namespace headlight
