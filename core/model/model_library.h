#pragma once

#include <string>
#include <vector>

#include "core/model/model_files.h"

namespace headlight {

/// A model that can be opened by name.
struct ModelEntry {
  enum class Place { Embedded, DataHome, HuggingFaceCache, Ollama, LmStudio };
  std::string name;  // "english-encoder"; "openai-community/gpt2" in the Hugging Face cache; "llama3.2:1b"
  std::string directory;  // or a GGUF file; empty for an embedded one
  Place place = Place::Embedded;
};

/// Environment that the search depends on, passed in so that tests need no environment of their own.
struct LibraryPaths {
  std::string dataHome;                    // $XDG_DATA_HOME/headlight/models
  std::string huggingFaceCache;            // $HF_HOME/hub, or ~/.cache/huggingface/hub
  std::string ollama = {};                 // $OLLAMA_MODELS, or ~/.ollama/models
  std::vector<std::string> lmStudio = {};  // ~/.lmstudio/models and ~/.cache/lm-studio/models
  static LibraryPaths fromEnvironment();
};

/// Finds models by name: embedded ones first, then the data home, then the Hugging Face cache (a snapshot of
/// refs/main, or else the newest one), then what Ollama and LM Studio have as GGUF files. A value; looking
/// does not open checkpoints.
class ModelLibrary {
 public:
  ModelLibrary(std::vector<ModelFiles> embedded, LibraryPaths paths);

  /// Everything that is there, in the order of the search; folders without a model are left out.
  std::vector<ModelEntry> list() const;
  /// `nameOrDirectory` is an existing directory or GGUF file (a path with a slash, or one that is there), or
  /// a name; of Ollama's, one without a tag has the tag "latest".
  /// Throws Error saying where was looked and what names there are.
  ModelFiles open(const std::string& nameOrDirectory) const;
  ModelFiles open(const ModelEntry& entry) const;

 private:
  std::vector<ModelFiles> m_embedded;
  LibraryPaths m_paths;
};

}  // namespace headlight
