#pragma once

#include "core/training/data_source.h"
#include "core/training/keyed_random.h"

namespace headlight {

/// Random sequences, each twice in a row, until the row is full; of the second time all but its first token
/// can be predicted: what induction heads are for (Olsson et al. 2022, "In-context learning and induction
/// heads"). The longest sequence of a row has from two tokens to half a row, every doubling as often, and the
/// others any length up to it: where a copy of two tokens ends, only the token right before tells what
/// follows, so that a head of previous tokens is learned and not one of those some tokens back. Has no end;
/// an epoch is never over.
class RandomSource final : public DataSource {
 public:
  RandomSource(const SourceSettings& settings, const TrainingVocabulary& vocabulary);
  RawSample next(SourcePosition& position) override;

 private:
  void appendTwice(std::int64_t size, const RandomNumbers& numbers, RawSample& sample) const;

  SourceSettings m_settings;
  const TrainingVocabulary& m_vocabulary;
};

}  // namespace headlight
