#pragma once

#include <QTest>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>

#include "core/evaluation/evaluation_folders.h"
#include "core/evaluation/model_copies.h"
#include "core/io/json_file.h"
#include "core/io/read_input.h"

namespace headlight::test {

/// What tests/reference/make_evaluation_goldens.py wrote.
inline std::string evaluationData(const std::string& name) {
  return std::string(HEADLIGHT_TEST_DATA) + "/evaluation/" + name;
}

inline nlohmann::json evaluationFigures(const std::string& model) {
  const std::string path = evaluationData("figures.json");
  return parseJson(readInput(path), path)[model];
}

inline EvaluationFolders evaluationFolders() {
  return {.data = evaluationData("data"), .corpus = evaluationData("corpus")};
}

/// One of the tiny models, once for each thread.
inline ModelCopies evaluationCopies(const std::string& name, const Execution& execution = {}) {
  const auto open = [name] { return loadModel(ModelFiles::directory(evaluationData("models/" + name)), {}); };
  return ModelCopies(open(), open, execution);
}

/// Whether a figure is the golden's: attentions agree to 2e-5, logits to 1e-4.
inline bool agrees(double figure, double golden, double tolerance = 2e-5) {
  return std::abs(figure - golden) <= tolerance * std::max(1.0, std::abs(golden));
}

inline bool isHead(HeadId head, const nlohmann::json& golden) {
  return golden == nlohmann::json{head.layer, head.head};
}

}  // namespace headlight::test
