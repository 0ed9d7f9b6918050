#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/message.h"
#include "core/model/generation_rules.h"
#include "core/model/model_files.h"
#include "core/model/start_focus.h"
#include "core/model/transformer.h"
#include "core/parallel/execution.h"
#include "core/parameters/model_config.h"
#include "core/parameters/model_weights.h"
#include "core/tokenizer/tokenizer.h"

namespace headlight {

/// A loaded checkpoint, ready to run. Immutable and shared; the transformer's run() may be called from one
/// thread at a time (see Transformer).
struct Model {
  std::string name;      // "english-encoder", or the directory's name
  std::string location;  // directory, or "embedded", or empty for a playground
  ModelConfig config;
  std::shared_ptr<const Tokenizer> tokenizer;  // nullptr: the folder has none, runs take ids only
  std::shared_ptr<const Tokenizer>
      targetTokenizer;  // of the decoder's text; nullptr: `tokenizer` serves both
  GenerationRules generation;
  std::optional<StartFocus> start;  // where it is looked at first; nothing: its files name no head
  std::shared_ptr<Transformer> transformer;
  std::int64_t parameterCount = 0;
  std::vector<Message> notes;  // sentences for the person about how it was loaded

  /// Of what a decoder beside an encoder writes; nullptr: the folder has none.
  const Tokenizer* decoderTokenizer() const {
    return targetTokenizer ? targetTokenizer.get() : tokenizer.get();
  }
};

/// Opens a checkpoint: config.json, model.safetensors or its sharded index, tokenizer files. Packs the
/// weights with execution.pool, which must outlive the model, and reports progress. Throws Error naming file
/// and field; Cancelled.
std::shared_ptr<const Model> loadModel(const ModelFiles& files, const Execution& execution);

}  // namespace headlight
