#include "core/model/gguf_checkpoint.h"

#include <utility>

#include "core/io/gguf.h"
#include "core/model/gguf_config.h"
#include "core/tokenizer/gguf_vocabulary.h"

namespace headlight {

std::shared_ptr<const GgufCheckpoint> readGgufCheckpoint(const std::string& path) {
  auto checkpoint = std::make_shared<GgufCheckpoint>();
  checkpoint->mapped = MappedFile::open(path);
  checkpoint->path = path;
  checkpoint->mapped->read([&](std::span<const std::byte> bytes) {
    const GgufFile file = readGguf(bytes, path);
    if (const std::int64_t parts = file.count("split.count", 1); parts > 1)
      file.fail("split.count", Message("says that the model is in %1 files, and only whole ones are read; "
                                       "join them with \"llama-gguf-split --merge\"",
                                       parts));
    GgufConfig config = ggufConfig(file);
    GgufTensors tensors = ggufTensors(file, config.modelType);
    checkpoint->files = ggufTokenizerFiles(file);
    checkpoint->files.emplace("config.json", std::move(config.json));
    checkpoint->tensors = std::move(tensors.tensors);
    checkpoint->storage = std::move(tensors.storage);
    checkpoint->notes = std::move(config.notes);
    return true;
  });
  return checkpoint;
}

}  // namespace headlight
