#pragma once

#include <cstdint>

#include "core/training/data_source.h"
#include "core/training/training_example.h"

namespace headlight {

/// Says what is predicted of a sample.
///   Causal: each token from those before it.
///   Masked: `maskShare` of the tokens, each by a throw of its own, special ones never; 80 % of them are read
///     as [MASK], 10 % as any ordinary token and 10 % as they are (Devlin et al. 2019, "BERT", section 3.1).
///     Tokens of a corrupted sample that differ from the original are predicted too: in half of the samples
///     from the input as it stands, in a quarter from [MASK], in a quarter from the original itself.
///   SequenceToSequence: what the decoder is to write, from what it has written (teacher forcing); it reads
///     the same one place later, behind decoder_start_token_id.
/// Random numbers are keyed by the seed and the number of the sample. A plain value; `vocabulary` must
/// outlive it.
class Objective {
 public:
  Objective(const ObjectiveConfig& config, std::uint64_t seed, const TrainingVocabulary& vocabulary)
      : m_config(config), m_seed(seed), m_vocabulary(&vocabulary) {}

  TrainingExample example(RawSample raw, std::uint64_t sample) const;

 private:
  void predictNext(const RawSample& raw, TrainingExample& example) const;
  void predictMasked(const RawSample& raw, TrainingExample& example) const;
  void predictOriginal(const RawSample& raw, TrainingExample& example) const;
  void predictWritten(const RawSample& raw, TrainingExample& example) const;

  ObjectiveConfig m_config;
  std::uint64_t m_seed;
  const TrainingVocabulary* m_vocabulary;
};

}  // namespace headlight
