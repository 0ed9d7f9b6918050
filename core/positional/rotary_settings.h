#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace headlight {

/// Rotary frequencies beyond the plain ones of Su et al. 2021 (arXiv 2104.09864), as Hugging Face's
/// "rope_scaling" or "rope_parameters" describe them. Every field is meant for the kinds that it names.
struct RopeScaling {
  enum class Kind {
    None,
    Linear,
    Dynamic,
    Llama3,
    Yarn,         // Peng et al. 2023 (arXiv 2309.00071)
    LongRope,     // Ding et al. 2024 (arXiv 2402.13753)
    Proportional  // Gemma 4: only the fast pairs of each head turn
  };
  Kind kind = Kind::None;
  double factor = 1;
  double lowFrequencyFactor = 1;       // llama3
  double highFrequencyFactor = 4;      // llama3
  std::int64_t originalPositions = 0;  // all but linear: the context length before scaling
  double betaFast = 32;                // yarn: turns in the original context above which a pair is kept ..
  double betaSlow = 1;                 // .. and below which it is stretched
  bool truncate = true;                // yarn: whether the pairs between these begin and end at whole numbers
  double mscale = 0;                   // yarn, DeepSeek's: 0 if not given
  double mscaleAllDimensions = 0;      // DeepSeek's, of the kinds that scale: 0 if not given
  std::optional<double> attentionFactor = {};  // yarn and longrope, where the config gives it
  std::vector<double> shortFactors = {};       // longrope, up to the original context length: [r / 2]
  std::vector<double> longFactors = {};        // longrope, past it: [r / 2]
  double proportion = 1;                       // proportional: the part of the pairs that turn
  bool operator==(const RopeScaling&) const = default;
};

/// Which dimensions turn together: i with i + r / 2, or 2i with 2i + 1.
enum class RotaryPairs { Halves, Interleaved };

/// All that one set of rotary position embeddings depends on. A head of queries or keys has `headSize`
/// dimensions, of which the `turned` from `first` on turn and the others pass.
struct RotarySettings {
  std::int64_t headSize = 0;  // dimensions of a head
  double base = 10000;        // theta
  RopeScaling scaling = {};
  std::int64_t turned = 0;  // r, even; 0: all from `first` on
  std::int64_t first = 0;
  RotaryPairs pairs = RotaryPairs::Halves;
  bool operator==(const RotarySettings&) const = default;

  /// r.
  std::int64_t dimensions() const { return turned > 0 ? turned : headSize - first; }
};

}  // namespace headlight
