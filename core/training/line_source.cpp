#include "core/training/line_source.h"

#include "core/error.h"
#include "core/training/keyed_random.h"
#include "core/training/shuffled_order.h"

namespace headlight {
namespace {

Message tokensText(std::size_t count) {
  return count == 1 ? Message("%1 token", count) : Message("%1 tokens", count);
}

}  // namespace

LineSource::LineSource(const SourceSettings& settings, const TrainingVocabulary& vocabulary)
    : m_settings(settings),
      m_vocabulary(vocabulary),
      m_file(settings.data.file),
      m_lines(linesOf(m_file.text())) {
  if (m_lines.empty()) throw Error("%1 has no text to learn from.", settings.data.file);
  // A line that cannot be learned from is told now, and not after hours.
  if (settings.data.kind != DataKind::Lines)
    for (const TextLine& line : m_lines) (void)read(line);
}

RawSample LineSource::next(SourcePosition& position) {
  const auto count = std::ssize(m_lines);
  const ShuffledOrder order(count, keyedNumbers(m_settings.seed, RandomPurpose::LineOrder, m_settings.number,
                                                static_cast<std::uint64_t>(position.epoch)));
  const TextLine& line = m_lines[static_cast<std::size_t>(order.at(position.block))];
  if (++position.block == count) {
    ++position.epoch;
    position.block = 0;
    m_file.throwIfShorter();
  }
  return read(line);
}

void LineSource::fail(const TextLine& line, const Message& problem) const {
  throw Error("%1, line %2: %3.", m_file.path(), line.number, problem);
}

void LineSource::requireRoom(const TextLine& line, const std::vector<std::int32_t>& ids) const {
  if (std::ssize(ids) <= m_settings.length) return;
  fail(line, Message("there are %1, and length allows %2", tokensText(ids.size()), m_settings.length));
}

RawSample LineSource::read(const TextLine& line) const {
  const std::vector<std::string_view> fields = tabFields(lineAt(m_file.text(), line.begin));
  if (m_settings.data.kind == DataKind::Lines) {
    RawSample sample;
    sample.ids = m_vocabulary.tokenizer->encode(fields[0]).ids;
    const auto suffix = std::ssize(m_vocabulary.suffix);
    if (std::ssize(sample.ids) > m_settings.length) {
      // What ends a text still ends it.
      sample.ids.resize(static_cast<std::size_t>(std::max<std::int64_t>(1, m_settings.length - suffix)));
      sample.ids.insert(sample.ids.end(), m_vocabulary.suffix.begin(), m_vocabulary.suffix.end());
    }
    return sample;
  }
  const bool pairs = m_settings.data.kind == DataKind::Pairs;
  if (fields.size() < 2 || fields[0].empty() || fields[1].empty())
    fail(line, pairs ? phrase("a source, a tab and a target are expected")
                     : phrase("an input, a tab and a target are expected"));
  return pairs ? readPair(line, fields[0], fields[1]) : readCorrupted(line, fields[0], fields[1]);
}

RawSample LineSource::readPair(const TextLine& line, std::string_view source, std::string_view target) const {
  RawSample sample;
  sample.ids = m_vocabulary.tokenizer->encode(source).ids;
  sample.written = m_vocabulary.target->encode(target).ids;
  // Without an end the model would never learn to stop.
  const auto end = m_vocabulary.end;
  if (end && (sample.written.empty() || sample.written.back() != *end)) sample.written.push_back(*end);
  requireRoom(line, sample.ids);
  requireRoom(line, sample.written);
  return sample;
}

RawSample LineSource::readCorrupted(const TextLine& line, std::string_view input,
                                    std::string_view original) const {
  RawSample sample;
  sample.ids = m_vocabulary.tokenizer->encode(input).ids;
  sample.original = m_vocabulary.tokenizer->encode(original).ids;
  requireRoom(line, sample.ids);
  if (sample.ids.size() != sample.original.size())
    fail(line, Message("the input has %1 and the target %2, and they must have equally many",
                       tokensText(sample.ids.size()), tokensText(sample.original.size())));
  return sample;
}

}  // namespace headlight
