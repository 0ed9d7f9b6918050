#pragma once

#include "core/arrays/array_content.h"
#include "core/arrays/imported_array.h"

namespace headlight {

/// Makes attention of what a file holds, whatever its format: finds the arrays by their names, drops axes of
/// size 1, puts together what lies in one array for each layer, head or step of a generation, and gives it
/// labels. The steps of a generation become the rows of one pattern, whose cells beyond each step's keys are
/// masked. Throws Error naming file and array for everything that is no attention.
ImportedFile assembleArrays(ArrayContent content);

/// How far sums of softmax rows may be from 1 when weights were rounded to `type`, or written with `decimals`
/// digits after the point (0: in full), with `keys` weights in a row.
float rowToleranceOf(DType type, int decimals, std::int64_t keys);

/// Throws Error naming layer, head, query and key of the first weight that is NaN or infinite.
void requireFinite(const ImportedArray& array);

}  // namespace headlight
