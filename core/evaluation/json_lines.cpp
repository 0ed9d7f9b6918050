#include "core/evaluation/json_lines.h"

#include <algorithm>

#include "core/error.h"
#include "core/io/json_file.h"
#include "core/io/read_input.h"
#include "core/utf8.h"

namespace headlight {
namespace {

struct Span {
  std::int64_t begin = 0;
  std::int64_t end = 0;
};

Span spanOf(const nlohmann::json& value, const JsonFields& fields, const char* key) {
  const auto isCount = [](const nlohmann::json& number) {
    return number.is_number_unsigned() && number.get<std::uint64_t>() <= INT64_MAX;
  };
  if (!value.is_array() || value.size() != 2 || !isCount(value[0]) || !isCount(value[1]))
    fields.fail(key, Message("must be a span [begin, end), not %1", briefJson(value)));
  const Span span{value[0].get<std::int64_t>(), value[1].get<std::int64_t>()};
  if (span.begin >= span.end)
    fields.fail(key, Message("must be a span of at least one character, not %1", briefJson(value)));
  return span;
}

// Positions of the bytes at which characters begin, the text's end included: [characters + 1].
std::vector<std::int64_t> characterStarts(std::string_view text) {
  std::vector<std::int64_t> starts;
  for (std::size_t i = 0; i < text.size(); i += utf8::lengthFromLead(static_cast<unsigned char>(text[i])))
    starts.push_back(static_cast<std::int64_t>(i));
  starts.push_back(static_cast<std::int64_t>(text.size()));
  return starts;
}

}  // namespace

const nlohmann::json& JsonLine::required(const char* key) const {
  const nlohmann::json* value = m_fields.find(key);
  if (!value) m_fields.fail(key, Message("is missing"));
  return *value;
}

std::string JsonLine::text(const char* key) const {
  (void)required(key);
  return m_fields.text(key, {});
}

bool JsonLine::flag(const char* key) const {
  (void)required(key);
  return m_fields.flag(key, false);
}

const nlohmann::json& JsonLine::array(const char* key) const {
  const nlohmann::json& value = required(key);
  if (!value.is_array() || value.empty())
    m_fields.fail(key, Message("must be a list with at least one entry, not %1", briefJson(value)));
  return value;
}

std::vector<std::string> JsonLine::texts(const char* key) const {
  std::vector<std::string> all;
  for (const nlohmann::json& entry : array(key)) {
    if (!entry.is_string())
      m_fields.fail(key, Message("must be a list of texts; one entry is %1", briefJson(entry)));
    all.push_back(entry.get<std::string>());
  }
  return all;
}

void forEachJsonLine(const std::string& path, const std::function<void(const JsonLine& line)>& use) {
  const std::string content = readInput(path);
  std::int64_t number = 0;
  std::int64_t used = 0;
  for (std::size_t begin = 0; begin < content.size();) {
    const std::size_t end = std::min(content.find('\n', begin), content.size());
    const std::string_view line = std::string_view(content).substr(begin, end - begin);
    begin = end + 1;
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const std::string place = path + ", line " + std::to_string(number);
    const nlohmann::json object = parseJson(line, place);
    use(JsonLine(object, place));
    ++used;
  }
  if (used == 0) throw Error("%1 is empty; at least one line of JSON was expected.", path);
}

ByteRange byteSpan(const nlohmann::json& value, std::string_view text, const JsonFields& fields,
                   const char* key) {
  const Span span = spanOf(value, fields, key);
  const std::vector<std::int64_t> starts = characterStarts(text);
  const auto isStart = [&](std::int64_t byte) {
    return std::binary_search(starts.begin(), starts.end(), byte);
  };
  if (!isStart(span.begin) || !isStart(span.end))
    fields.fail(key, Message("%1 does not cover whole characters of the text, which has %2 bytes",
                             briefJson(value), text.size()));
  return {span.begin, span.end};
}

ByteRange characterSpan(const nlohmann::json& value, std::string_view text, const JsonFields& fields,
                        const char* key) {
  const Span span = spanOf(value, fields, key);
  const std::vector<std::int64_t> starts = characterStarts(text);
  if (span.end >= static_cast<std::int64_t>(starts.size()))
    fields.fail(
        key, Message("%1 is outside the text, which has %2 characters", briefJson(value), starts.size() - 1));
  return {starts[static_cast<std::size_t>(span.begin)], starts[static_cast<std::size_t>(span.end)]};
}

}  // namespace headlight
