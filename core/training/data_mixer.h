#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/training/data_source.h"
#include "core/training/objective.h"
#include "core/training/training_example.h"

namespace headlight {

/// Where in all of its data a training is. A value from which it goes on exactly.
struct DataPosition {
  std::vector<SourcePosition> sources;  // in the order of the config
  std::uint64_t samples = 0;            // drawn so far
  bool operator==(const DataPosition&) const = default;
};

/// All entries of a config's data as one stream of examples: the next sample comes from the entry that is
/// farthest behind its share of the tokens. Used from one thread.
class DataMixer {
 public:
  /// `vocabulary` must outlive it. Throws Error for a file that cannot be read or has nothing to learn from.
  DataMixer(const TrainingConfig& config, const TrainingVocabulary& vocabulary);

  /// Examples until they have so many tokens, which the last one may exceed. Throws Error naming file and
  /// line.
  MicroBatch nextMicroBatch(std::int64_t tokens);

  const DataPosition& position() const { return m_position; }
  /// Precondition: as many sources as the config has.
  void setPosition(const DataPosition& position) { m_position = position; }

 private:
  std::size_t mostBehind() const;

  std::vector<std::unique_ptr<DataSource>> m_sources;
  std::vector<DataConfig> m_data;
  Objective m_objective;
  DataPosition m_position;
};

/// Tokens that a model reads of an example, those of its decoder included.
std::int64_t tokenCount(const TrainingExample& example);
std::int64_t tokenCount(const MicroBatch& batch);

/// Examples that are never learned from, the same ones whenever they are asked for: of each entry of the
/// config's held-out data in turn, up to its share of `held_out_tokens` and at most all of it once.
struct HeldOutPart {
  std::string name;  // of the file
  std::vector<MicroBatch> batches;
};
std::vector<HeldOutPart> readHeldOut(const TrainingConfig& config, const TrainingVocabulary& vocabulary);

}  // namespace headlight
