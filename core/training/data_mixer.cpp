#include "core/training/data_mixer.h"

#include <algorithm>
#include <filesystem>
#include <numeric>

#include "core/training/keyed_random.h"

namespace headlight {
namespace {

SourceSettings settingsOf(const TrainingConfig& config, const DataConfig& data, std::uint64_t seed,
                          std::size_t number) {
  return {data, config.length, seed, number};
}

std::uint64_t heldOutSeed(const TrainingConfig& config) {
  return keyedNumbers(config.seed, RandomPurpose::HeldOut, 0).bits(0);
}

/// When an entry has so many tokens, where each takes a time of one over its share.
double timeOf(const DataConfig& data, std::int64_t tokens) {
  const std::int64_t early = data.laterFrom == 0 ? tokens : std::min(tokens, data.laterFrom);
  return static_cast<double>(data.beginsAfter) + static_cast<double>(early) / data.share +
         static_cast<double>(tokens - early) / data.laterShare;
}

}  // namespace

std::int64_t tokenCount(const TrainingExample& example) {
  return std::ssize(example.ids) + std::ssize(example.decoderIds);
}

std::int64_t tokenCount(const MicroBatch& batch) {
  return std::accumulate(
      batch.begin(), batch.end(), std::int64_t{0},
      [](std::int64_t sum, const TrainingExample& example) { return sum + tokenCount(example); });
}

DataMixer::DataMixer(const TrainingConfig& config, const TrainingVocabulary& vocabulary)
    : m_data(config.data), m_objective(config.objective, config.seed, vocabulary) {
  for (std::size_t i = 0; i < config.data.size(); ++i) {
    m_sources.push_back(openDataSource(settingsOf(config, config.data[i], config.seed, i), vocabulary));
  }
  m_position.sources.resize(m_sources.size());
}

std::size_t DataMixer::mostBehind() const {
  const auto seen = [&](std::size_t i) { return timeOf(m_data[i], m_position.sources[i].tokens); };
  std::size_t found = 0;
  for (std::size_t i = 1; i < m_data.size(); ++i)
    if (seen(i) < seen(found)) found = i;
  return found;
}

MicroBatch DataMixer::nextMicroBatch(std::int64_t tokens) {
  MicroBatch batch;
  for (std::int64_t count = 0; count < tokens;) {
    const std::size_t source = mostBehind();
    SourcePosition& position = m_position.sources[source];
    batch.push_back(m_objective.example(m_sources[source]->next(position), m_position.samples++));
    const std::int64_t added = tokenCount(batch.back());
    position.tokens += added;
    count += added;
  }
  return batch;
}

std::vector<HeldOutPart> readHeldOut(const TrainingConfig& config, const TrainingVocabulary& vocabulary) {
  const std::uint64_t seed = heldOutSeed(config);
  const Objective objective(config.objective, seed, vocabulary);
  double shares = 0;
  for (const DataConfig& data : config.heldOut) shares += data.share;
  std::vector<HeldOutPart> parts;
  std::uint64_t sample = 0;
  for (std::size_t i = 0; i < config.heldOut.size(); ++i) {
    const DataConfig& data = config.heldOut[i];
    const auto source = openDataSource(settingsOf(config, data, seed, i), vocabulary);
    const auto wanted =
        static_cast<std::int64_t>(static_cast<double>(config.heldOutTokens) * data.share / shares);
    HeldOutPart part;
    part.name = data.file.empty() ? "repeated-random" : std::filesystem::path(data.file).filename().string();
    SourcePosition position;
    std::int64_t all = 0;
    std::int64_t inBatch = config.microBatchTokens;
    while (position.epoch == 0 && all < std::max<std::int64_t>(1, wanted)) {
      TrainingExample example = objective.example(source->next(position), sample++);
      if (position.epoch > 0 && position.row > 0) break;  // the first row of the second time
      if (inBatch >= config.microBatchTokens) {
        part.batches.emplace_back();
        inBatch = 0;
      }
      inBatch += tokenCount(example);
      all += tokenCount(example);
      part.batches.back().push_back(std::move(example));
    }
    parts.push_back(std::move(part));
  }
  return parts;
}

}  // namespace headlight
