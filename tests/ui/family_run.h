#pragma once

#include <memory>
#include <string>

#include "core/model/checkpoint.h"
#include "core/model/model.h"
#include "core/tokenizer/token_list.h"
#include "ui/compute/run_result.h"

namespace headlight::testing {

/// The run of eight tokens through the tests' small checkpoint of a family, which has no tokenizer; `change`:
/// what becomes of the checkpoint first.
inline std::shared_ptr<RunResult> runOfFamily(const std::string& name,
                                              void (*change)(Checkpoint&) = nullptr) {
  Checkpoint checkpoint =
      readCheckpoint(ModelFiles::directory(std::string(HEADLIGHT_TEST_DATA "/families/") + name));
  if (change) change(checkpoint);
  auto model = std::make_shared<Model>();
  model->name = name;
  model->config = checkpoint.config;
  model->transformer =
      std::make_shared<Transformer>(std::move(checkpoint.config), std::move(checkpoint.weights), Execution{});
  auto result = std::make_shared<RunResult>();
  result->request.ids = {5, 9, 11, 7, 3, 20, 21, 4};
  result->tokens = makeTokenList(result->request.ids, nullptr);
  result->request.tokens = result->tokens;
  result->trace = model->transformer->run(result->request, {});
  result->computedTokens = result->request.ids.size();
  result->sourceName = QString::fromStdString(name);
  result->model = std::move(model);
  return result;
}

}  // namespace headlight::testing
