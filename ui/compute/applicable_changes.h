#pragma once

#include "core/model/run_request.h"
#include "core/parameters/model_config.h"

namespace headlight {

/// The changes of a session that a model and its input have anything for: heads, tokens and keys that are not
/// there, as after a letter was deleted or another model was chosen, are left out. `request` has the ids;
/// `writesDecoder`: the model has still to write the decoder's, so that any token may come to be there.
Interventions applicableChanges(const Interventions& asked, const ModelConfig& config,
                                const RunRequest& request, bool writesDecoder);

}  // namespace headlight
