#include "core/training/objective.h"

#include <utility>

#include "core/training/keyed_random.h"

namespace headlight {
namespace {

constexpr std::int32_t kNothing = -1;
constexpr double kShareOfMask = 0.8;     // of the tokens that are predicted
constexpr double kShareOfRandom = 0.1;   // likewise
constexpr double kShareOfInput = 0.5;    // of the corrupted samples
constexpr double kShareOfMasked = 0.25;  // likewise

}  // namespace

void Objective::predictNext(const RawSample& raw, TrainingExample& example) const {
  for (std::size_t i = 1; i < example.ids.size(); ++i)
    if (raw.unforeseen.empty() || !raw.unforeseen[i]) example.targets[i - 1] = example.ids[i];
}

void Objective::predictOriginal(const RawSample& raw, TrainingExample& example) const {
  const double drawn = unitNumber(keyedNumbers(m_seed, RandomPurpose::Corruption, example.sample).bits(0));
  for (std::size_t i = 0; i < raw.original.size(); ++i) {
    if (raw.original[i] == raw.ids[i]) continue;
    example.targets[i] = raw.original[i];
    if (drawn < kShareOfInput) continue;
    example.ids[i] = drawn < kShareOfInput + kShareOfMasked ? *m_vocabulary->mask : raw.original[i];
  }
}

void Objective::predictMasked(const RawSample& raw, TrainingExample& example) const {
  const RandomNumbers numbers = keyedNumbers(m_seed, RandomPurpose::Masking, example.sample);
  predictOriginal(raw, example);
  for (std::size_t i = 0; i < raw.ids.size(); ++i) {
    const bool taken = example.targets[i] != kNothing || m_vocabulary->tokenizer->isSpecial(raw.ids[i]);
    if (taken || unitNumber(numbers.bits(3 * i)) >= m_config.maskShare) continue;
    example.targets[i] = raw.ids[i];
    const double how = unitNumber(numbers.bits(3 * i + 1));
    if (how < kShareOfMask) {
      example.ids[i] = *m_vocabulary->mask;
    } else if (how < kShareOfMask + kShareOfRandom) {
      const auto any = indexNumber(numbers.bits(3 * i + 2), std::ssize(m_vocabulary->ordinary));
      example.ids[i] = m_vocabulary->ordinary[static_cast<std::size_t>(any)];
    }
  }
}

void Objective::predictWritten(const RawSample& raw, TrainingExample& example) const {
  example.targets = raw.written;
  example.decoderIds.reserve(raw.written.size());
  example.decoderIds.push_back(*m_vocabulary->decoderStart);
  example.decoderIds.insert(example.decoderIds.end(), raw.written.begin(), raw.written.end() - 1);
}

TrainingExample Objective::example(RawSample raw, std::uint64_t sample) const {
  TrainingExample example;
  example.sample = sample;
  example.ids = raw.ids;
  example.targets.assign(raw.ids.size(), kNothing);
  switch (m_config.kind) {
    case ObjectiveKind::Causal:
      predictNext(raw, example);
      break;
    case ObjectiveKind::Masked:
      predictMasked(raw, example);
      break;
    case ObjectiveKind::SequenceToSequence:
      predictWritten(raw, example);
      break;
  }
  return example;
}

}  // namespace headlight
