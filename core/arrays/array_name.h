#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/trace/pattern_source.h"

namespace headlight {

/// What a number in an array's name counts.
enum class NameAxis { Unknown, Layer, Head, Step, Sequence };

/// The name of an array taken apart: "step_0.layer_2" is the template "step_#.layer_#" with the numbers 0 and
/// 2, which count steps and layers.
struct ArrayName {
  std::string text;
  std::string pattern;  // the name with "#" for each number and "*" for each "#"
  std::vector<std::int64_t> numbers;
  std::vector<NameAxis> axes;         // one for each number, by the word before it
  std::vector<std::string> words;     // lower-case, "encAttn2" is enc, attn
  std::optional<AttentionKind> kind;  // by the words encoder, decoder, cross and their short forms
};

ArrayName parseArrayName(const std::string& name);

/// How likely arrays of that name hold attention weights: 3 says pattern or probabilities, 2 says attention,
/// 1 says nothing, 0 says something else (hidden_states, logits, q, k, v, a mask).
int attentionRank(const ArrayName& name);

}  // namespace headlight
