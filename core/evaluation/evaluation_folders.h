#pragma once

#include <optional>
#include <string>

namespace headlight {

/// Where the texts lie that a model is measured on: the folders that resources/evaluation and
/// resources/training/make_corpus.py have.
struct EvaluationFolders {
  std::string data;                   // with a folder for each embedded model
  std::optional<std::string> corpus;  // what was trained on, to count bigrams in; none: they are not counted

  std::string dataFile(const std::string& name) const { return data + "/" + name; }
};

}  // namespace headlight
