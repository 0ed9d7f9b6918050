#include "core/io/json_fields.h"

#include <cmath>
#include <limits>
#include <utility>

#include "core/error.h"

namespace headlight {
namespace {

Message rangeText(IntegerRange range) {
  if (range.high == INT64_MAX) return Message("a whole number from %1 on", range.low);
  return Message("a whole number from %1 to %2", range.low, range.high);
}

/// A number that fits 64 bits with its sign.
bool isInteger(const nlohmann::json& value) {
  if (value.is_number_unsigned()) return value.get<std::uint64_t>() <= INT64_MAX;
  return value.is_number_integer();
}

}  // namespace

std::string briefJson(const nlohmann::json& value) {
  constexpr std::size_t kLength = 60;
  // Escaped to ASCII, so that the cut never falls into a character.
  std::string text = value.dump(-1, ' ', true);
  if (text.size() > kLength) text = text.substr(0, kLength) + "...";
  return text;
}

JsonFields::JsonFields(const nlohmann::json& object, std::string file, std::string path)
    : m_object(object), m_file(std::move(file)), m_path(std::move(path)) {
  if (m_object.is_object()) return;
  const std::string what = m_path.empty() ? "" : ": " + m_path.substr(0, m_path.size() - 1);
  throw Error("%1%2 must be a JSON object, not %3.", m_file, what, briefJson(m_object));
}

const nlohmann::json* JsonFields::find(const char* key) const {
  const auto found = m_object.find(key);
  return found == m_object.end() || found->is_null() ? nullptr : &*found;
}

bool JsonFields::isNull(const char* key) const {
  const auto found = m_object.find(key);
  return found != m_object.end() && found->is_null();
}

std::int64_t JsonFields::integer(const char* key, IntegerRange range) const {
  const nlohmann::json* value = find(key);
  if (value == nullptr) fail(key, Message("is missing; %1 is needed", rangeText(range)));
  if (!isInteger(*value) || value->get<std::int64_t>() < range.low || value->get<std::int64_t>() > range.high)
    fail(key, Message("must be %1, not %2", rangeText(range), briefJson(*value)));
  return value->get<std::int64_t>();
}

std::int64_t JsonFields::integer(const char* key, IntegerRange range, std::int64_t otherwise) const {
  return has(key) ? integer(key, range) : otherwise;
}

double JsonFields::number(const char* key, double low, double otherwise) const {
  const nlohmann::json* value = find(key);
  if (value == nullptr) return otherwise;
  if (!value->is_number() || !std::isfinite(value->get<double>()) || value->get<double>() < low)
    fail(key, Message("must be a number from %1 on, not %2", briefJson(low), briefJson(*value)));
  // What is computed with them has 32 bits.
  if (value->get<double>() > static_cast<double>(std::numeric_limits<float>::max()))
    fail(key, Message("is %1, which is larger than a float32 can be", briefJson(*value)));
  return value->get<double>();
}

bool JsonFields::flag(const char* key, bool otherwise) const {
  const nlohmann::json* value = find(key);
  if (value == nullptr) return otherwise;
  if (!value->is_boolean()) fail(key, Message("must be true or false, not %1", briefJson(*value)));
  return value->get<bool>();
}

std::string JsonFields::text(const char* key, const std::string& otherwise) const {
  const nlohmann::json* value = find(key);
  if (value == nullptr) return otherwise;
  if (!value->is_string()) fail(key, Message("must be a text, not %1", briefJson(*value)));
  return value->get<std::string>();
}

std::optional<JsonFields> JsonFields::object(const char* key) const {
  const nlohmann::json* value = find(key);
  if (value == nullptr) return std::nullopt;
  return JsonFields(*value, m_file, m_path + key + ".");
}

void JsonFields::fail(const char* key, const Message& problem) const {
  throw Error("%1: %2%3 %4.", m_file, m_path, key, problem);
}

}  // namespace headlight
