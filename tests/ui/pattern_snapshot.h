#pragma once

#include <memory>

#include "core/trace/trace.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// A snapshot whose encoder attention is `source`.
inline Snapshot snapshotOf(std::shared_ptr<const PatternSource> source) {
  auto trace = std::make_shared<Trace>();
  trace->encoder = AttentionTrace{std::move(source), nullptr, nullptr};
  auto result = std::make_shared<RunResult>();
  result->trace = std::move(trace);
  Snapshot snapshot;
  snapshot.result = std::move(result);
  return snapshot;
}

}  // namespace headlight
