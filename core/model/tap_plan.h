#pragma once

#include <cstdint>
#include <vector>

#include "core/layers/tap_recorder.h"
#include "core/model/run_plan.h"
#include "core/model/tap_names.h"

namespace headlight {

/// What a run has to record, checked against its model and tokens.
struct TapPlan {
  std::vector<TapTarget> encoder;
  std::vector<TapTarget> decoder;

  bool empty() const { return encoder.empty() && decoder.empty(); }
  std::int64_t bytes() const;
};

/// Throws Error for what the model has not: a point, a layer, a token; and for a range without tokens.
TapPlan planTaps(const std::vector<TapInfo>& taps, const RunPlan& plan,
                 const std::vector<TapRequest>& requests);

/// The records of both stacks in the order of the requests.
TapRecords joinedRecords(std::vector<TapTarget> encoder, std::vector<TapTarget> decoder);

}  // namespace headlight
