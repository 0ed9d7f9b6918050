#include "core/layers/panel_widening.h"

namespace headlight::kernel {

#if defined(__x86_64__)
namespace avx512 {
void widenBlocks(const BlockedPanel& panel, NumberType type, const unsigned char* const* weights);
}
#endif

WidenBlocks widenBlocks() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512vl")) {
    return avx512::widenBlocks;
  }
#endif
  return nullptr;
}

}  // namespace headlight::kernel
