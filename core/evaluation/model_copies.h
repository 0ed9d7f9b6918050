#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "core/model/model.h"
#include "core/parallel/execution.h"

namespace headlight {

/// One model several times, so that many short runs go side by side, each on one thread: a run of a dozen
/// tokens is too small to be shared out. A large model is there once, and its runs go one after the other on
/// all threads. The results do not depend on which it is.
class ModelCopies {
 public:
  using Open = std::function<std::shared_ptr<const Model>()>;

  /// `first` and what `open` gives for each other thread of execution.pool, which must be the same model.
  /// Throws what `open` throws.
  ModelCopies(std::shared_ptr<const Model> first, const Open& open, const Execution& execution);

  const Model& model() const { return *m_models.front(); }

  /// Calls body(index, model, inside) for every index in [0, count), where a run may use `inside`; reports
  /// progress. The first exception of a body is thrown again. Throws Cancelled.
  void forEach(
      std::int64_t count, const Execution& execution,
      const std::function<void(std::int64_t index, const Model& model, const Execution& inside)>& body) const;

 private:
  std::vector<std::shared_ptr<const Model>> m_models;
};

/// A run that takes nothing over from the one before, so that its bits do not depend on what was run before.
std::shared_ptr<const Trace> runAfresh(const Model& model, const RunRequest& request,
                                       const Execution& execution);

}  // namespace headlight
