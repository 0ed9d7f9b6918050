// The attention kernel for any machine, in the compiler's own vectors of 4 lanes.
#include "core/attention/attention_kernel.h"

namespace headlight::kernel::generic {
namespace {

typedef float V __attribute__((vector_size(16)));
typedef int32_t Integers __attribute__((vector_size(16)));
constexpr int lanes = 4;
constexpr int tileRows = 2;
constexpr int tileVectors = 4;

inline V zero() { return V{}; }
inline V broadcast(float value) { return V{value, value, value, value}; }
inline V load(const float* from) {
  V value;
  __builtin_memcpy(&value, from, sizeof value);
  return value;
}
inline void store(float* to, V value) { __builtin_memcpy(to, &value, sizeof value); }
inline V add(V a, V b) { return a + b; }
inline V subtract(V a, V b) { return a - b; }
inline V multiply(V a, V b) { return a * b; }
inline V divide(V a, V b) { return a / b; }
// Machines without fused multiply-add (before 2013) would take a library call for each one. In double the
// product is exact and only the sum is rounded twice, which gives the fused result in all but about one of
// 10^8 cases; it costs about six times as much as a real one.
inline V multiplyAdd(V a, V b, V c) {
#if defined(__FMA__) || defined(__ARM_FEATURE_FMA)
  return V{__builtin_fmaf(a[0], b[0], c[0]), __builtin_fmaf(a[1], b[1], c[1]),
           __builtin_fmaf(a[2], b[2], c[2]), __builtin_fmaf(a[3], b[3], c[3])};
#else
  typedef double Doubles __attribute__((vector_size(32)));
  const Doubles sum = __builtin_convertvector(a, Doubles) * __builtin_convertvector(b, Doubles) +
                      __builtin_convertvector(c, Doubles);
  return __builtin_convertvector(sum, V);
#endif
}
inline V larger(V a, V b) { return a > b ? a : b; }
inline V absolute(V a) { return reinterpret_cast<V>(reinterpret_cast<Integers>(a) & 0x7fffffff); }
// Adds the integers that stand in the lowest bits of `n` to the exponents of `a`.
inline V addToExponent(V a, V n) {
  typedef uint32_t Unsigned __attribute__((vector_size(16)));
  return reinterpret_cast<V>(reinterpret_cast<Unsigned>(a) + (reinterpret_cast<Unsigned>(n) << 23));
}
inline V zeroWhereBelow(V x, float limit, V a) {
  return reinterpret_cast<V>(reinterpret_cast<Integers>(a) & (x >= broadcast(limit)));
}
inline void storePastCache(float* to, V value) { store(to, value); }
inline void finishPastCache() {}

#include "core/attention/attention_kernel_body.inc"

}  // namespace

extern const Table table;
const Table table{"generic", tile, attend, pool, exponentials, hyperbolicTangents, product};

}  // namespace headlight::kernel::generic
