#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/io/json_fields.h"
#include "core/message.h"

// The JSON library is large: include this header from .cpp files only.

namespace headlight {

/// The objects of an array field, each with its path for messages ("normalizer.normalizers[2]."). Throws
/// Error if the field is missing or no array of objects.
inline std::vector<JsonFields> componentList(const JsonFields& fields, const std::string& path,
                                             const char* key) {
  const nlohmann::json* array = fields.find(key);
  if (array == nullptr) fields.fail(key, Message("is missing; a list is needed"));
  if (!array->is_array()) fields.fail(key, Message("must be a list, not %1", briefJson(*array)));
  std::vector<JsonFields> result;
  result.reserve(array->size());
  for (std::size_t i = 0; i < array->size(); ++i) {
    result.emplace_back((*array)[i], fields.file(), path + key + "[" + std::to_string(i) + "].");
  }
  return result;
}

/// A text field that must be there.
inline std::string neededText(const JsonFields& fields, const char* key) {
  if (!fields.has(key)) fields.fail(key, Message("is missing; a text is needed"));
  return fields.text(key, "");
}

}  // namespace headlight
