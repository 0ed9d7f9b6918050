#pragma once

#include <functional>
#include <span>

#include "core/training/training_example.h"

namespace headlight {

/// How several processes that train the same model add their gradients. The one in here is alone.
class GradientExchange {
 public:
  virtual ~GradientExchange() = default;
  virtual int rank() const { return 0; }
  virtual int ranks() const { return 1; }

  /// `addOwn` adds this process's gradients, one after the other, to `sum` [parameters], which is zero, and
  /// `loss` is that of this process. Afterwards both are those of all processes, added in the order of the
  /// ranks as if one process had added them all. Called by all processes alike.
  virtual void sumInOrder(std::span<float> sum, const std::function<void()>& addOwn, LossSum& loss) {
    (void)sum;
    (void)loss;
    addOwn();
  }

  /// Whether a stop was asked of any process, so that all end at the same step. Called by all alike.
  virtual bool anyStops(bool own) { return own; }
};

}  // namespace headlight
