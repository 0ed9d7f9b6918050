#pragma once

#include "core/training/data_source.h"

namespace headlight {

/// Random tokens, then the same ones again until the row is full, of which only the first time cannot be
/// predicted: what induction heads are for (Olsson et al. 2022, "In-context learning and induction heads").
/// From two tokens to half a row are random, every doubling as often, so that every distance is learned. Has
/// no end; an epoch is never over.
class RandomSource final : public DataSource {
 public:
  RandomSource(const SourceSettings& settings, const TrainingVocabulary& vocabulary);
  RawSample next(SourcePosition& position) override;

 private:
  SourceSettings m_settings;
  const TrainingVocabulary& m_vocabulary;
};

}  // namespace headlight
