#pragma once

#include <memory>

#include "core/model/model_files.h"
#include "core/tokenizer/tokenizer.h"

namespace headlight {

/// The tokenizer of a folder that needs to hold nothing else, for the window, the command line and the tests
/// alike; nullptr if it has none. Throws Error as loadTokenizer() does.
std::shared_ptr<const Tokenizer> tokenizerOf(const ModelFiles& files);

/// The tokenizer of what its decoder writes, where that is another one, see loadTargetTokenizer(); nullptr
/// otherwise. Throws Error likewise.
std::shared_ptr<const Tokenizer> targetTokenizerOf(const ModelFiles& files);

}  // namespace headlight
