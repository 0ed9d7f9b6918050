#include "core/io/safetensors_index.h"

#include <set>

#include "core/error.h"
#include "core/io/json_fields.h"
#include "core/io/json_file.h"

namespace headlight {

SafetensorsIndex parseSafetensorsIndex(std::string_view text, const std::string& file) {
  const nlohmann::json json = parseJson(text, file, {.maxDepth = 16, .refuseDuplicateKeys = true});
  const JsonFields fields(json, file);
  const nlohmann::json* map = fields.find("weight_map");
  if (map == nullptr) fields.fail("weight_map", Message("is missing"));
  if (!map->is_object()) fields.fail("weight_map", Message("must be a JSON object, not %1", briefJson(*map)));
  SafetensorsIndex index;
  std::set<std::string> shards;
  for (const auto& [tensor, shard] : map->items()) {
    if (!shard.is_string())
      throw Error("%1: weight_map must give a file name for \"%2\", not %3.", file, tensor, briefJson(shard));
    const auto& name = shard.get_ref<const std::string&>();
    if (name.empty() || name == "." || name == ".." || name.find_first_of("/\\") != std::string::npos)
      throw Error("%1: weight_map must name a file in the same folder for \"%2\", not %3.", file, tensor,
                  briefJson(shard));
    index.shardOf.emplace(tensor, name);
    shards.insert(name);
  }
  index.shards.assign(shards.begin(), shards.end());
  return index;
}

}  // namespace headlight
