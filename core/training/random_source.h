#pragma once

#include "core/training/data_source.h"

namespace headlight {

/// Random tokens, then the same ones again, of which only the second time can be predicted: what induction
/// heads are for (Olsson et al. 2022, "In-context learning and induction heads"). Between a quarter and a
/// half of a row is random. Has no end; an epoch is never over.
class RandomSource final : public DataSource {
 public:
  RandomSource(const SourceSettings& settings, const TrainingVocabulary& vocabulary);
  RawSample next(SourcePosition& position) override;

 private:
  SourceSettings m_settings;
  const TrainingVocabulary& m_vocabulary;
};

}  // namespace headlight
