#pragma once

#include <functional>
#include <memory>

#include "core/arrays/attention_import.h"
#include "core/model/model.h"
#include "core/model/model_library.h"
#include "core/model/prepared_input.h"
#include "ui/session/session_state.h"

namespace headlight {

/// What the compute controller asks of the core, as functions, so that its order and its patience can be
/// tested without a model. Called from the controller's thread; they throw Error and Cancelled.
struct ComputeServices {
  std::function<std::shared_ptr<const Model>(const SourceChoice& source, const Execution& execution)>
      openModel;
  std::function<std::shared_ptr<const Trace>(const Model& model, const RunRequest& request,
                                             const Execution& execution)>
      run;
  /// The same of an input whose decoder's text the model writes; the request then has it.
  std::function<std::shared_ptr<const Trace>(const Model& model, PreparedInput& input,
                                             const Execution& execution)>
      write;
  std::function<ImportedAttention(const ArrayChoice& choice)> importArray;
};

/// The core itself, finding checkpoints through `library`.
ComputeServices coreServices(ModelLibrary library);

}  // namespace headlight
