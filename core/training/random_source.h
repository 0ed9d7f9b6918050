#pragma once

#include <vector>

#include "core/training/data_source.h"
#include "core/training/keyed_random.h"

namespace headlight {

/// Random sequences that fill half a row, then the same ones again in another order, of which all but the
/// first token of each can be predicted: what induction heads are for (Olsson et al. 2022, "In-context
/// learning and induction heads"; the order as in Arora et al. 2023, "Zoology", whose associative recall has
/// pairs alone). Where a copy is says nothing, so that only its content finds it. The longest sequence of a
/// row has from two tokens to half a row, every doubling as often, and the others any length up to it. Has no
/// end; an epoch is never over.
class RandomSource final : public DataSource {
 public:
  RandomSource(const SourceSettings& settings, const TrainingVocabulary& vocabulary);
  RawSample next(SourcePosition& position) override;

 private:
  std::vector<std::int64_t> sizes(std::int64_t room, const RandomNumbers& numbers) const;
  std::int32_t drawn(std::uint64_t bits) const;

  SourceSettings m_settings;
  const TrainingVocabulary& m_vocabulary;
};

}  // namespace headlight
