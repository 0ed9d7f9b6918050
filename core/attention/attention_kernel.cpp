#include "core/attention/attention_kernel.h"

namespace headlight::kernel {

#if defined(__x86_64__)
namespace avx512 {
extern const Table table;
}
namespace avx2 {
extern const Table table;
}
#endif
namespace generic {
extern const Table table;
}

int runnableTables(const Table* out[3]) {
  int count = 0;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512vl")) {
    out[count++] = &avx512::table;
  }
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi2")) {
    out[count++] = &avx2::table;
  }
#endif
  out[count++] = &generic::table;
  return count;
}

const Table& bestTable() {
  static const Table* const best = [] {
    const Table* tables[3];
    runnableTables(tables);
    return tables[0];
  }();
  return *best;
}

int64_t attendScratch(const Head& head, int64_t rows, bool patterns, int overviewLevel) {
  const int64_t paddedKeys = (head.keys + groupKeys - 1) / groupKeys * groupKeys;
  const int64_t blocks = overviewLevel > 0 ? overviewBlocks(head.keys, overviewLevel) : 0;
  return rows * (stripKeys + head.paddedValueSize + panelKeys + (patterns ? paddedKeys : blocks)) +
         attendRows;
}

}  // namespace headlight::kernel
