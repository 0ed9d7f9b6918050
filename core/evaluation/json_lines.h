#pragma once

#include <cstdint>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/json_fields.h"
#include "core/tokenizer/tokenizer.h"

// The JSON library is large: include this header from .cpp files only.

namespace headlight {

/// One line of a file of JSON lines (a JSON object a line, UTF-8). Fields are called "FILE, line 3: field".
class JsonLine {
 public:
  JsonLine(const nlohmann::json& object, std::string place) : m_fields(object, std::move(place)) {}

  const JsonFields& fields() const { return m_fields; }
  /// "FILE, line 3"
  const std::string& place() const { return m_fields.file(); }

  // All throw Error naming file, line and field where it is missing or something else.
  std::string text(const char* key) const;
  std::int64_t integer(const char* key, IntegerRange range) const { return m_fields.integer(key, range); }
  bool flag(const char* key) const;
  std::vector<std::string> texts(const char* key) const;
  const nlohmann::json& array(const char* key) const;  // with at least one entry

 private:
  const nlohmann::json& required(const char* key) const;
  JsonFields m_fields;
};

/// Calls `use` for each line in their order; empty lines are passed over. Throws Error where the file cannot
/// be read, has no line, or holds a line that is no JSON object.
void forEachJsonLine(const std::string& path, const std::function<void(const JsonLine& line)>& use);

/// [begin, end) of a field, which counts bytes of `text` and must cover whole characters, at least one.
/// Throws Error naming the field, whose value is `value`.
ByteRange byteSpan(const nlohmann::json& value, std::string_view text, const JsonFields& fields,
                   const char* key);
/// The same, counted in code points.
ByteRange characterSpan(const nlohmann::json& value, std::string_view text, const JsonFields& fields,
                        const char* key);

}  // namespace headlight
