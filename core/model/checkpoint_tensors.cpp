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
        "%1 holds its weights only as pytorch_model.bin, which is not opened because such a pickle can run "
        "any code; where you trust it, convert it with: python3 -c \"import torch, safetensors.torch as s; "
        "s.save_file({k: v.clone().contiguous() for k, v in torch.load('pytorch_model.bin', "
        "map_location='cpu', weights_only=True).items()}, 'model.safetensors')\"",
        folder);
  throw Error("%1 has neither %2 nor %3.", folder, kSingle, kIndex);
}

/// Bytes without a file are the program's own.
void keepFile(const FileBytes& bytes, CheckpointTensors& tensors) {
  if (bytes.file) tensors.files.push_back(bytes.file);
}

/// safetensors' save_model stores tensors that share their memory once and notes the others in the metadata:
/// {"transformer.wte.weight": "lm_head.weight"} says that the first is to be found under the name of the
/// second.
void addSharedNames(const SafetensorsFile& file, CheckpointTensors& tensors) {
  for (const auto& [name, stored] : file.metadata) {
    const TensorView* view = file.find(stored);
    if (view != nullptr) tensors.byName.emplace(name, CheckpointTensor{.view = *view, .file = file.file});
  }
}

CheckpointTensors readShards(const ModelFiles& files, const FileBytes& indexFile) {
  const SafetensorsIndex index =
      indexFile.checked([&] { return parseSafetensorsIndex(indexFile.text(), indexFile.path); });
  CheckpointTensors result;
  result.file = indexFile.path;
  std::map<std::string, SafetensorsFile> shards;
  for (const std::string& shard : index.shards) {
    const auto bytes = files.find(shard);
    if (!bytes) throw Error("%1 names the file %2, which is not in its folder.", indexFile.path, shard);
    shards.emplace(shard, bytes->checked([&] { return readSafetensors(bytes->bytes, bytes->path); }));
    keepFile(*bytes, result);
  }
  for (const auto& [name, shard] : index.shardOf) {
    const SafetensorsFile& file = shards.at(shard);
    const TensorView* view = file.find(name);
    const auto unreadable = file.unreadable.find(name);
    if (view == nullptr && unreadable != file.unreadable.end()) {
      result.unreadable.emplace(name, UnreadableTensor{unreadable->second, file.file});
      continue;
    }
    if (view == nullptr)
      throw Error("%1 says that %2 holds tensor \"%3\", but it does not.", indexFile.path, shard, name);
    result.byName.emplace(name, CheckpointTensor{.view = *view, .file = file.file});
  }
  for (const auto& [shard, file] : shards) addSharedNames(file, result);
  return result;
}

CheckpointTensors tensorsOf(const GgufCheckpoint& gguf) {
  CheckpointTensors result;
  result.file = gguf.path;
  result.files.push_back(gguf.mapped);
  result.storage = gguf.storage;
  result.notes = gguf.notes;
  for (const GgufTensor& tensor : gguf.tensors) {
    result.byName.emplace(tensor.view.name,
                          CheckpointTensor{tensor.view, gguf.path, tensor.rows, tensor.transposed});
  }
  return result;
}

}  // namespace

CheckpointTensors readCheckpointTensors(const ModelFiles& files) {
  if (files.gguf()) return tensorsOf(*files.gguf());
  const auto single = files.find(kSingle);
  if (!single) {
    const auto index = files.find(kIndex);
    if (!index) refuseWithoutSafetensors(files);
    return readShards(files, *index);
  }
  CheckpointTensors result;
  result.file = single->path;
  keepFile(*single, result);
  if (const auto kept = files.kept()) result.storage.push_back(kept);
  const SafetensorsFile file = single->checked([&] { return readSafetensors(single->bytes, single->path); });
  for (const TensorView& view : file.tensors)
    result.byName.emplace(view.name, CheckpointTensor{.view = view, .file = single->path});
  for (const auto& [name, dtype] : file.unreadable)
    result.unreadable.emplace(name, UnreadableTensor{dtype, single->path});
  addSharedNames(file, result);
  return result;
}

}  // namespace headlight
