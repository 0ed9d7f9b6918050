#pragma once

#include <span>

#include "core/trace/pattern_source.h"

namespace headlight {

/// Patterns of tests, whose every part is made of single cells in the plainest way, so that it can be
/// trusted.
class CellPatterns : public PatternSource {
 public:
  void row(HeadId head, std::int64_t query, std::span<float> out) const override {
    for (std::size_t key = 0; key < out.size(); ++key)
      out[key] = cell(head, query, static_cast<std::int64_t>(key));
  }
  void column(HeadId head, std::int64_t key, std::span<float> out) const override {
    for (std::size_t query = 0; query < out.size(); ++query)
      out[query] = cell(head, static_cast<std::int64_t>(query), key);
  }
  void tile(HeadId head, const CellRect& rect, float* out, std::int64_t stride,
            const Execution& execution) const override {
    for (std::int64_t query = rect.queryBegin; query < rect.queryEnd; ++query) {
      execution.throwIfStopped();
      for (std::int64_t key = rect.keyBegin; key < rect.keyEnd; ++key)
        out[(query - rect.queryBegin) * stride + key - rect.keyBegin] = cell(head, query, key);
    }
  }
};

}  // namespace headlight
