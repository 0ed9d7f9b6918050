#include "core/model/checkpoint_tensors.h"

#include "core/error.h"
#include "core/io/safetensors.h"
#include "core/io/safetensors_index.h"

namespace headlight {
namespace {

constexpr const char* kSingle = "model.safetensors";
constexpr const char* kIndex = "model.safetensors.index.json";

[[noreturn]] void refuseWithoutSafetensors(const ModelFiles& files) {
  const std::string& folder = files.isEmbedded() ? files.name() : files.location();
  if (files.contains("pytorch_model.bin") || files.contains("pytorch_model.bin.index.json"))
    throw Error(
        folder +
        " holds its weights only as pytorch_model.bin, which is not opened because loading such a pickle "
        "file can run any code hidden in it; where you trust it, convert it with: python3 -c \"import torch, "
        "safetensors.torch as s; s.save_file({k: v.clone().contiguous() for k, v in "
        "torch.load('pytorch_model.bin', map_location='cpu', weights_only=True).items()}, "
        "'model.safetensors')\"");
  throw Error(folder + " has neither " + kSingle + " nor " + kIndex + ".");
}

/// Bytes without a file are the program's own.
void keepFile(const FileBytes& bytes, CheckpointTensors& tensors) {
  if (bytes.file) tensors.files.push_back(bytes.file);
}

CheckpointTensors readShards(const ModelFiles& files, const FileBytes& indexFile) {
  const SafetensorsIndex index =
      indexFile.checked([&] { return parseSafetensorsIndex(indexFile.text(), indexFile.path); });
  CheckpointTensors result;
  result.file = indexFile.path;
  std::map<std::string, SafetensorsFile> shards;
  for (const std::string& shard : index.shards) {
    const auto bytes = files.find(shard);
    if (!bytes) throw Error(indexFile.path + " names the file " + shard + ", which is not in its folder.");
    shards.emplace(shard, bytes->checked([&] { return readSafetensors(bytes->bytes, bytes->path); }));
    keepFile(*bytes, result);
  }
  for (const auto& [name, shard] : index.shardOf) {
    const SafetensorsFile& file = shards.at(shard);
    const TensorView* view = file.find(name);
    if (view == nullptr)
      throw Error(indexFile.path + " says that " + shard + " holds tensor \"" + name +
                  "\", but it does not.");
    result.byName.emplace(name, CheckpointTensor{*view, file.file});
  }
  return result;
}

}  // namespace

CheckpointTensors readCheckpointTensors(const ModelFiles& files) {
  const auto single = files.find(kSingle);
  if (!single) {
    const auto index = files.find(kIndex);
    if (!index) refuseWithoutSafetensors(files);
    return readShards(files, *index);
  }
  CheckpointTensors result;
  result.file = single->path;
  keepFile(*single, result);
  SafetensorsFile content = single->checked([&] { return readSafetensors(single->bytes, single->path); });
  for (TensorView& view : content.tensors) {
    std::string name = view.name;
    result.byName.emplace(std::move(name), CheckpointTensor{std::move(view), single->path});
  }
  return result;
}

}  // namespace headlight
