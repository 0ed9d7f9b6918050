// The attention kernel for AVX2 with fused multiply-add: 8 lanes, 6 queries by 16 keys in registers.
#if defined(__AVX2__) && defined(__FMA__)

#include <immintrin.h>

#include "core/attention/attention_kernel.h"

namespace headlight::kernel::avx2 {
namespace {

using V = __m256;
constexpr int lanes = 8;
constexpr int tileRows = 6;
constexpr int tileVectors = 2;

inline V zero() { return _mm256_setzero_ps(); }
inline V broadcast(float value) { return _mm256_set1_ps(value); }
inline V load(const float* from) { return _mm256_loadu_ps(from); }
inline void store(float* to, V value) { _mm256_storeu_ps(to, value); }
inline V add(V a, V b) { return _mm256_add_ps(a, b); }
inline V subtract(V a, V b) { return _mm256_sub_ps(a, b); }
inline V multiply(V a, V b) { return _mm256_mul_ps(a, b); }
inline V divide(V a, V b) { return _mm256_div_ps(a, b); }
inline V multiplyAdd(V a, V b, V c) { return _mm256_fmadd_ps(a, b, c); }
inline V larger(V a, V b) { return _mm256_max_ps(a, b); }
inline V absolute(V a) { return _mm256_andnot_ps(_mm256_set1_ps(-0.0f), a); }
// Adds the integers that stand in the lowest bits of `n` to the exponents of `a`.
inline V addToExponent(V a, V n) {
  return _mm256_castsi256_ps(
      _mm256_add_epi32(_mm256_castps_si256(a), _mm256_slli_epi32(_mm256_castps_si256(n), 23)));
}
inline V zeroWhereBelow(V x, float limit, V a) {
  return _mm256_and_ps(_mm256_cmp_ps(x, _mm256_set1_ps(limit), _CMP_GE_OQ), a);
}
// Past the caches: for large results that nobody reads soon. The address is a multiple of the vector's size.
inline void storePastCache(float* to, V value) { _mm256_stream_ps(to, value); }
inline void finishPastCache() { _mm_sfence(); }

#include "core/attention/attention_kernel_body.inc"

}  // namespace

extern const Table table;
const Table table{"AVX2", tile, attend, pool, exponentials, hyperbolicTangents, product};

}  // namespace headlight::kernel::avx2

#endif
