#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/tokenizer/tokenizer.h"

namespace headlight {

/// A text made from a part of another one (the source), with the bytes of the source that each byte came
/// from. Runs follow one another without gaps in the text; in the source they ascend, with gaps where
/// characters were dropped. The bytes of a run share its source bytes in proportion, so a run with equal
/// lengths maps byte to byte, and an inserted one has no source bytes.
struct AlignedText {
  struct Run {
    std::uint32_t textBegin = 0;
    std::uint32_t textLength = 0;
    std::uint32_t sourceBegin = 0;
    std::uint32_t sourceLength = 0;
  };

  std::string text;
  std::vector<Run> runs;

  /// `text` as it is, standing at byte `sourceBegin` of the source.
  static AlignedText identity(std::string_view text, std::size_t sourceBegin);
};

/// Finds the source bytes of ranges of a text. Ranges must be asked for in ascending order, which makes a
/// whole pass linear. Keeps a reference to the text.
class AlignmentCursor {
 public:
  explicit AlignmentCursor(const AlignedText& text) : m_runs(text.runs) {}

  /// An empty range for inserted bytes, placed where they were inserted.
  ByteRange source(std::size_t begin, std::size_t end);

 private:
  static std::uint32_t boundary(const AlignedText::Run& run, std::size_t position);

  const std::vector<AlignedText::Run>& m_runs;
  std::size_t m_run = 0;
};

/// Builds a new text from an old one, from left to right, each step telling what becomes of the next bytes
/// of the old text.
class AlignedTextBuilder {
 public:
  /// `from` must outlive the builder.
  explicit AlignedTextBuilder(const AlignedText& from);

  void keep(std::size_t count);
  void drop(std::size_t count);
  /// The next `count` bytes become `replacement`. With an empty replacement the same as drop().
  void replace(std::size_t count, std::string_view replacement);
  void insert(std::string_view text);
  /// The next `count` bytes are counted to what the last step left, as an accent that is taken off its
  /// letter.
  void absorb(std::size_t count);
  /// Position in the old text up to which it is used.
  std::size_t position() const { return m_position; }
  /// Keeps the rest and returns the new text; the builder is spent.
  AlignedText finish();

 private:
  void push(std::uint32_t textLength, std::uint32_t sourceBegin, std::uint32_t sourceLength);

  const AlignedText& m_from;
  AlignmentCursor m_cursor;
  std::size_t m_run = 0;
  std::size_t m_position = 0;
  AlignedText m_result;
};

}  // namespace headlight
