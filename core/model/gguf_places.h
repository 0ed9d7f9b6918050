#pragma once

#include <string>
#include <vector>

namespace headlight {

/// A GGUF file that another program has downloaded.
struct GgufPlace {
  std::string name;
  std::string path;
};

/// Whether there is a GGUF file in a folder.
bool hasGgufFile(const std::string& folder);

/// The models of Ollama's folder ("~/.ollama/models"), by ascending name as Ollama has it: "llama3.2:1b",
/// "someone/model:latest", and with the registry in front where that is another one. A file
/// manifests/REGISTRY/OWNER/MODEL/TAG is JSON, whose "layers" have the digest ("sha256:..") of the model,
/// that of the "mediaType" application/vnd.ollama.image.model; blobs/sha256-.. is its file. What cannot be
/// read is left out.
std::vector<GgufPlace> ollamaModels(const std::string& folder);

/// The models of LM Studio's folder ("~/.lmstudio/models"): OWNER/MODEL/FILE.gguf is "OWNER/MODEL", or
/// "OWNER/MODEL/FILE" where there are several.
std::vector<GgufPlace> lmStudioModels(const std::string& folder);

}  // namespace headlight
