#pragma once

#include <string_view>
#include <vector>

#include "core/tokenizer/regex/regex_pattern.h"

namespace headlight {

/// Cuts a text into the matches of a regular expression and the stretches between them, in order, appending
/// them to `pieces`.
using SplitFunction = void (*)(std::string_view text, std::vector<TextSpan>& pieces);

/// A hand-written splitter that does the same as splitting by `pattern` (the exact text of a tokenizer.json),
/// several times faster, or nullptr where there is none. Known are the patterns of GPT-2, of cl100k and
/// Llama 3, of Qwen2 and of DeepSeek-V3.
SplitFunction knownSplitter(std::string_view pattern);

/// GPT-2's pattern, which the ByteLevel pre-tokenizer has built in.
void splitLikeGpt2(std::string_view text, std::vector<TextSpan>& pieces);

}  // namespace headlight
