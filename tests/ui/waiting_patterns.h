#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <thread>

#include "tests/ui/fakes.h"

namespace headlight::testing {

/// Where rectangles of cells wait until a test lets them through.
struct PatternGate {
  std::atomic<bool> asked = false;  // somebody waits, or has waited
  std::atomic<bool> open = false;
};

/// The patterns of fakes behind a gate, which must outlive them.
class WaitingPatterns : public UniformPatterns {
 public:
  WaitingPatterns(const PatternSource& like, PatternGate& gate)
      : UniformPatterns(like.kind(), like.shape().layers, like.shape().heads, like.queryTokens()),
        m_gate(gate) {}

  void tile(HeadId head, const CellRect& rect, float* out, std::int64_t stride,
            const Execution& execution) const override {
    m_gate.asked = true;
    while (!m_gate.open) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    UniformPatterns::tile(head, rect, out, stride, execution);
  }

 private:
  PatternGate& m_gate;
};

/// Services whose encoders have such patterns.
inline ComputeServices behind(PatternGate& gate, ComputeServices services) {
  services.run = [run = services.run, &gate](const Model& model, const RunRequest& request,
                                             const Execution& execution) {
    auto trace = std::make_shared<Trace>(*run(model, request, execution));
    trace->encoder->patterns = std::make_shared<WaitingPatterns>(*trace->encoder->patterns, gate);
    return trace;
  };
  return services;
}

}  // namespace headlight::testing
