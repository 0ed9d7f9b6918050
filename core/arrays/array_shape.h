#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/trace/pattern_source.h"

namespace headlight {

/// What is known of an array's axes before its last two, [..., query, key].
struct AxesBefore {
  bool layers = true;  // false: the array is one layer of several
  bool heads = true;   // false: the array is one head of several
};

/// What the sizes of an array mean. The last two are queries and keys; before them stand, as far as they are
/// there, layers and heads, and anywhere among those axes of size 1, such as the batch of a single sequence,
/// which are dropped: [layers, 1, heads, T, T] is what torch.stack(output.attentions) has, [1, heads, T, T]
/// one entry of it. `place` is what messages call the array, `slice` what Python would call it.
/// Throws Error for fewer than two sizes, for no cell at all, for a batch of more than one sequence with the
/// slice that takes one, and for more axes than that.
PatternShape patternShapeOf(const std::vector<std::int64_t>& sizes, const AxesBefore& axes,
                            const std::string& place, const std::string& slice);

/// A name as Python code could call the array: "attn" for a name that is one, else "array".
std::string pythonName(const std::string& name);

}  // namespace headlight
