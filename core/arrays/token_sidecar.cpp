#include "core/arrays/token_sidecar.h"

#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/error.h"
#include "core/io/json_file.h"
#include "core/io/mapped_file.h"

namespace headlight {

namespace {

std::optional<std::string> existingSidecar(const std::string& arrayFile) {
  const std::filesystem::path path(arrayFile);
  for (const std::string& candidate :
       {arrayFile + ".tokens.json", (path.parent_path() / path.stem()).string() + ".tokens.json"}) {
    std::error_code error;
    if (std::filesystem::exists(candidate, error)) return candidate;
  }
  return std::nullopt;
}

void readField(TokenSidecar& sidecar, const std::string& name, const nlohmann::json& value) {
  const std::string place = sidecar.file + ": " + name;
  if (name == "description") {
    if (!value.is_string()) throw Error("%1: expected a text.", place);
    sidecar.description = value.get<std::string>();
  } else if (name == "tokens") {
    sidecar.labels.queries = sidecar.labels.keys = labelsOf(value.dump(), place);
  } else if (name == "query_tokens") {
    sidecar.labels.queries = labelsOf(value.dump(), place);
  } else if (name == "key_tokens") {
    sidecar.labels.keys = labelsOf(value.dump(), place);
  } else {
    throw Error("%1: expected tokens, query_tokens, key_tokens or description, found \"%2\".", sidecar.file,
                name);
  }
}

TokenSidecar parseSidecar(std::span<const std::byte> bytes, const std::string& file) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  const nlohmann::json json = parseJson(text, file);
  TokenSidecar sidecar;
  sidecar.file = file;
  if (json.is_object()) {
    for (const auto& [name, value] : json.items()) readField(sidecar, name, value);
  } else {
    sidecar.labels.queries = sidecar.labels.keys = labelsOf(text, file);
  }
  return sidecar;
}

}  // namespace

std::optional<TokenSidecar> readTokenSidecar(const std::string& arrayFile) {
  const auto file = existingSidecar(arrayFile);
  if (!file) return std::nullopt;
  return MappedFile::open(*file)->read(
      [&](std::span<const std::byte> bytes) { return parseSidecar(bytes, *file); });
}

}  // namespace headlight
