#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/training/training_config.h"
#include "core/training/training_vocabulary.h"

namespace headlight {

/// Where in one entry of the training's data a training is: a small value from which it goes on exactly.
struct SourcePosition {
  std::int64_t epoch = 0;   // times that all of it was seen
  std::int64_t block = 0;   // place in the shuffled order of this epoch
  std::int64_t row = 0;     // place within a block of running text
  std::int64_t tokens = 0;  // seen so far
  bool operator==(const SourcePosition&) const = default;
};

/// A sample as the data have it, before the objective says what is predicted.
struct RawSample {
  std::vector<std::int32_t> ids;
  std::vector<std::int32_t> original;  // Corrupted: what `ids` should be, as many; else empty
  std::vector<std::int32_t> written;   // Pairs: what the decoder is to write; else empty
  std::vector<bool> unforeseen;        // Causal: tokens that nothing predicts, as many as ids; empty: none
};

/// One entry of the data. What it gives depends on the position alone; blocks that it keeps are only kept to
/// be faster. Used from one thread.
class DataSource {
 public:
  virtual ~DataSource() = default;
  /// The sample at the position, which moves behind it. Throws Error naming file and line.
  virtual RawSample next(SourcePosition& position) = 0;
};

/// What a source is made from.
struct SourceSettings {
  DataConfig data;
  std::int64_t length = 128;
  std::uint64_t seed = 1;
  std::uint64_t number = 0;  // of the entry, so that equal files are shuffled differently
};

/// `vocabulary` must outlive the source. Throws Error for a file that cannot be read or holds nothing.
std::unique_ptr<DataSource> openDataSource(const SourceSettings& settings,
                                           const TrainingVocabulary& vocabulary);

}  // namespace headlight
