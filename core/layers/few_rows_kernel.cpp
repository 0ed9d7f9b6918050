#include "core/layers/few_rows_kernel.h"

namespace headlight::kernel {

#if defined(__x86_64__)
namespace avx512 {
extern const FewRowsTable fewRowsTable;
}
namespace avx2 {
extern const FewRowsTable fewRowsTable;
}
#endif
namespace generic {
extern const FewRowsTable fewRowsTable;
}

int runnableFewRowsTables(const FewRowsTable* out[3]) {
  int count = 0;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512vl")) {
    out[count++] = &avx512::fewRowsTable;
  }
  // Every processor with AVX2 converts float16 too (F16C, which is older).
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi2")) {
    out[count++] = &avx2::fewRowsTable;
  }
#endif
  out[count++] = &generic::fewRowsTable;
  return count;
}

const FewRowsTable& bestFewRowsTable() {
  static const FewRowsTable* const best = [] {
    const FewRowsTable* tables[3];
    runnableFewRowsTables(tables);
    return tables[0];
  }();
  return *best;
}

}  // namespace headlight::kernel
