#pragma once

#include <string_view>
#include <vector>

#include "core/io/mapped_text.h"
#include "core/message.h"
#include "core/training/data_source.h"

namespace headlight {

/// A file of lines, each a sample, in another order in each epoch. Of fields behind a tab those are used that
/// the kind needs. A line of the kind Lines that has more tokens than a row is cut; lines of the other kinds
/// are all checked first.
class LineSource final : public DataSource {
 public:
  LineSource(const SourceSettings& settings, const TrainingVocabulary& vocabulary);
  RawSample next(SourcePosition& position) override;

 private:
  RawSample read(const TextLine& line) const;
  RawSample readPair(const TextLine& line, std::string_view source, std::string_view target) const;
  RawSample readCorrupted(const TextLine& line, std::string_view input, std::string_view original) const;
  void requireRoom(const TextLine& line, const std::vector<std::int32_t>& ids) const;
  [[noreturn]] void fail(const TextLine& line, const Message& problem) const;

  SourceSettings m_settings;
  const TrainingVocabulary& m_vocabulary;
  MappedText m_file;
  std::vector<TextLine> m_lines;
};

}  // namespace headlight
