#include "core/io/mapped_text.h"

#include <algorithm>

#include "core/utf8.h"

namespace headlight {
namespace {

bool isBlank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

void requireUtf8(std::string_view text, const std::string& path) {
  const auto invalid = utf8::firstInvalid(text);
  if (!invalid) return;
  const auto before = text.substr(0, *invalid);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  throw Error("%1, line %2: the text is not valid UTF-8.", path, line);
}

}  // namespace

MappedText::MappedText(const std::string& path) : m_path(path), m_file(MappedFile::open(path)) {
  const auto bytes = m_file->bytes();
  m_text = {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
  m_file->read([&](std::span<const std::byte>) {
    requireUtf8(m_text, m_path);
    return true;
  });
}

std::vector<TextLine> linesOf(std::string_view text) {
  std::vector<TextLine> lines;
  std::size_t begin = 0;
  for (std::int64_t number = 1; begin < text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (!isBlank(text.substr(begin, end - begin)))
      lines.push_back({static_cast<std::int64_t>(begin), number});
    begin = end + 1;
  }
  return lines;
}

std::string_view lineAt(std::string_view text, std::int64_t begin) {
  const auto first = static_cast<std::size_t>(begin);
  std::string_view line = text.substr(first, text.find('\n', first) - first);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::vector<std::string_view> tabFields(std::string_view line) {
  std::vector<std::string_view> fields;
  for (std::size_t begin = 0;;) {
    const std::size_t end = line.find('\t', begin);
    fields.push_back(line.substr(begin, end - begin));
    if (end == std::string_view::npos) return fields;
    begin = end + 1;
  }
}

}  // namespace headlight
