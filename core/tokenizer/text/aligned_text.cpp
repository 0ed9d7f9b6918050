#include "core/tokenizer/text/aligned_text.h"
#include "core/utf8.h"

#include <algorithm>

namespace headlight {

AlignedText AlignedText::identity(std::string_view text, std::size_t sourceBegin) {
  AlignedText result;
  result.text = text;
  const auto length = static_cast<std::uint32_t>(text.size());
  if (length > 0) result.runs.push_back({0, length, static_cast<std::uint32_t>(sourceBegin), length});
  return result;
}

std::uint32_t AlignmentCursor::boundary(const AlignedText::Run& run, std::size_t position) {
  const std::uint64_t into = position - run.textBegin;
  if (run.textLength == run.sourceLength) return run.sourceBegin + static_cast<std::uint32_t>(into);
  return run.sourceBegin + static_cast<std::uint32_t>(into * run.sourceLength / run.textLength);
}

ByteRange AlignmentCursor::source(std::size_t begin, std::size_t end) {
  if (m_runs.empty()) return {};
  const auto endOf = [&](std::size_t run) { return m_runs[run].textBegin + m_runs[run].textLength; };
  while (m_run + 1 < m_runs.size() && endOf(m_run) <= begin) ++m_run;
  // Inserted runs at either side of the range would widen it over dropped characters, so they do not count.
  std::size_t first = m_run;
  while (first + 1 < m_runs.size() && endOf(first) < end && m_runs[first].sourceLength == 0) ++first;
  std::size_t last = first;
  std::size_t lastWithSource = first;
  while (last + 1 < m_runs.size() && endOf(last) < end) {
    ++last;
    if (m_runs[last].sourceLength > 0) lastWithSource = last;
  }
  const auto clamp = [&](std::size_t run, std::size_t position) {
    const std::size_t low = m_runs[run].textBegin;
    return boundary(m_runs[run], std::clamp<std::size_t>(position, low, endOf(run)));
  };
  return {clamp(first, begin), clamp(lastWithSource, end)};
}

AlignedTextBuilder::AlignedTextBuilder(const AlignedText& from) : m_from(from), m_cursor(from) {
  m_result.text.reserve(from.text.size() + from.text.size() / 8 + 16);
}

void AlignedTextBuilder::push(std::uint32_t textLength, std::uint32_t sourceBegin,
                              std::uint32_t sourceLength) {
  if (textLength == 0) return;
  const auto textBegin = static_cast<std::uint32_t>(m_result.text.size());
  if (!m_result.runs.empty()) {
    AlignedText::Run& last = m_result.runs.back();
    const bool byteToByte = last.textLength == last.sourceLength && textLength == sourceLength;
    if (byteToByte && last.sourceBegin + last.sourceLength == sourceBegin) {
      last.textLength += textLength;
      last.sourceLength += sourceLength;
      return;
    }
  }
  m_result.runs.push_back({textBegin, textLength, sourceBegin, sourceLength});
}

void AlignedTextBuilder::keep(std::size_t count) {
  const std::size_t end = m_position + count;
  while (m_position < end) {
    while (m_from.runs[m_run].textBegin + m_from.runs[m_run].textLength <= m_position) ++m_run;
    const AlignedText::Run& run = m_from.runs[m_run];
    const std::size_t stop = std::min<std::size_t>(end, run.textBegin + run.textLength);
    const ByteRange source = m_cursor.source(m_position, stop);
    push(static_cast<std::uint32_t>(stop - m_position), static_cast<std::uint32_t>(source.begin),
         static_cast<std::uint32_t>(source.end - source.begin));
    m_result.text.append(m_from.text, m_position, stop - m_position);
    m_position = stop;
  }
}

void AlignedTextBuilder::drop(std::size_t count) { m_position += count; }

void AlignedTextBuilder::replace(std::size_t count, std::string_view replacement) {
  const ByteRange source = m_cursor.source(m_position, m_position + count);
  push(static_cast<std::uint32_t>(replacement.size()), static_cast<std::uint32_t>(source.begin),
       static_cast<std::uint32_t>(source.end - source.begin));
  m_result.text.append(replacement);
  m_position += count;
}

void AlignedTextBuilder::insert(std::string_view text) {
  std::uint32_t at = 0;
  if (!m_result.runs.empty()) {
    at = m_result.runs.back().sourceBegin + m_result.runs.back().sourceLength;
  } else if (!m_from.runs.empty()) {
    at = m_from.runs.front().sourceBegin;
  }
  push(static_cast<std::uint32_t>(text.size()), at, 0);
  m_result.text.append(text);
}

void AlignedTextBuilder::absorb(std::size_t count) {
  const ByteRange source = m_cursor.source(m_position, m_position + count);
  m_position += count;
  if (m_result.runs.empty()) return;
  AlignedText::Run& last = m_result.runs.back();
  if (last.textLength != last.sourceLength || last.textLength == 1) {
    last.sourceLength =
        std::max(last.sourceLength, static_cast<std::uint32_t>(source.end) - last.sourceBegin);
    return;
  }
  // Only the last character takes the bytes, so that the others stay mapped byte to byte.
  std::uint32_t character = 1;
  while (character < last.textLength &&
         utf8::isContinuation(m_result.text[m_result.text.size() - character])) {
    ++character;
  }
  const std::uint32_t kept = last.textLength - character;
  const AlignedText::Run tail{last.textBegin + kept, character, last.sourceBegin + kept,
                              static_cast<std::uint32_t>(source.end) - (last.sourceBegin + kept)};
  if (kept == 0) {
    last = tail;
    return;
  }
  last.textLength = kept;
  last.sourceLength = kept;
  m_result.runs.push_back(tail);
}

AlignedText AlignedTextBuilder::finish() {
  keep(m_from.text.size() - m_position);
  return std::move(m_result);
}

}  // namespace headlight
