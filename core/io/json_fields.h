#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "core/message.h"

// The JSON library is large: include this header from .cpp files only.

namespace headlight {

/// A JSON value as a message may quote it: on one line, cut after about 60 bytes.
std::string briefJson(const nlohmann::json& value);

/// What a number may be, both ends included.
struct IntegerRange {
  std::int64_t low = 0;
  std::int64_t high = INT64_MAX;
};

/// The fields of one JSON object, read with their types checked. A key that is missing or null counts as
/// absent. Throws Error in one sentence naming file and field. Keeps references: use it within the lifetime
/// of the object.
class JsonFields {
 public:
  /// `path` is put before field names in messages: "rope_scaling." for an object inside another.
  /// Throws Error if `object` is not an object.
  JsonFields(const nlohmann::json& object, std::string file, std::string path = {});

  const std::string& file() const { return m_file; }
  bool has(const char* key) const { return find(key) != nullptr; }
  /// Whether the key is there with the value null, which some configs use for "off".
  bool isNull(const char* key) const;
  /// nullptr if absent.
  const nlohmann::json* find(const char* key) const;

  std::int64_t integer(const char* key, IntegerRange range) const;  // throws if absent
  std::int64_t integer(const char* key, IntegerRange range, std::int64_t otherwise) const;
  /// A finite number from `low` on, whole or not.
  double number(const char* key, double low, double otherwise) const;
  bool flag(const char* key, bool otherwise) const;
  std::string text(const char* key, const std::string& otherwise) const;
  std::optional<JsonFields> object(const char* key) const;

  /// Throws "FILE: KEY PROBLEM."
  [[noreturn]] void fail(const char* key, const Message& problem) const;

 private:
  const nlohmann::json& m_object;
  std::string m_file;
  std::string m_path;
};

}  // namespace headlight
