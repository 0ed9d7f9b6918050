#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace headlight {

/// The queries and keys of one step of a generation.
struct StepShape {
  std::int64_t queries = 0;
  std::int64_t keys = 0;
  std::string name;  // as messages call it
};

/// Where the rows of a step come to lie.
struct StepRows {
  std::int64_t begin = 0;  // the first row of the whole
  bool leftOut = false;    // a later step has all of its rows
};

/// The rows of all steps, one pattern.
struct JoinedSteps {
  std::int64_t queries = 0;
  std::int64_t keys = 0;
  std::vector<StepRows> rows;             // one for each step
  std::vector<std::int64_t> visibleKeys;  // one for each query; empty where every query sees every key
};

/// Puts the steps of a generation under one another:
/// - with a cache, T x T and then one row (or a few) at a time, each with as many more keys
/// - without one, ever larger squares, of which the last one has all
/// - cross-attention, rows over the same keys
/// A single step is taken as it is. Throws Error naming `file` and the step for sizes that fit none of these.
JoinedSteps joinSteps(const std::vector<StepShape>& steps, const std::string& file);

}  // namespace headlight
