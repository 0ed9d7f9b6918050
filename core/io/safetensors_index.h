#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

// model.safetensors.index.json, which tells in which of several safetensors files a tensor is:
//   - "weight_map": {"TENSOR NAME": "FILE NAME", ...}
//   - "metadata": anything; not used

namespace headlight {

struct SafetensorsIndex {
  std::map<std::string, std::string> shardOf;  // by tensor name
  std::vector<std::string> shards;             // every file named, once, by ascending name
};

/// Throws Error naming `file` and the entry; file names that lead out of the folder are refused.
SafetensorsIndex parseSafetensorsIndex(std::string_view text, const std::string& file);

}  // namespace headlight
