#pragma once

#include "core/parameters/stack_config.h"
#include "core/trace/taps.h"

namespace headlight {

/// The part of a layer under which what a sublayer computes is recorded.
inline TapPart tapPartOf(SublayerKind kind) {
  switch (kind) {
    case SublayerKind::SelfAttention:
      return TapPart::Attention;
    case SublayerKind::CrossAttention:
      return TapPart::CrossAttention;
    case SublayerKind::FeedForward:
    case SublayerKind::Mixture:
      return TapPart::FeedForward;
  }
  return TapPart::FeedForward;
}

}  // namespace headlight
