#pragma once

#include <QString>
#include <vector>

namespace headlight {

/// What a training has done so far, as views show it. A value; published anew with every change.
struct TrainingHistory {
  enum class Phase { Idle, Preparing, Running, Paused, Ended };
  struct Step {
    qint64 step = 0;  // from 0
    float loss = 0;   // mean cross-entropy of its predicted tokens, in nats
    float rate = 0;
    float gradientNorm = 0;
    float tokensPerSecond = 0;
  };
  struct HeldOut {
    qint64 step = 0;  // steps done
    float loss = 0;
  };
  struct Snapshot {
    qint64 step = 0;  // steps done
    QString folder;   // a model of its own
    bool operator==(const Snapshot&) const = default;
  };

  Phase phase = Phase::Idle;
  QString folder;  // of the run; empty: nothing was trained yet
  qint64 stepsWanted = 0;
  std::vector<Step> steps;  // ascending
  std::vector<HeldOut> heldOut;
  std::vector<Snapshot> snapshots;
  double secondsLeft = 0;  // 0: not known
  QString sentence;        // what there is to say: what is prepared, how it ended

  bool isActive() const { return phase != Phase::Idle && phase != Phase::Ended; }
};

}  // namespace headlight
