// The attention kernel for AVX-512: 16 lanes, 8 queries by 32 keys in registers.
#if defined(__AVX512F__) && defined(__AVX512DQ__)

#include <immintrin.h>

#include "core/attention/attention_kernel.h"

namespace headlight::kernel::avx512 {
namespace {

using V = __m512;
constexpr int lanes = 16;
constexpr int tileRows = 8;
constexpr int tileVectors = 2;

inline V zero() { return _mm512_setzero_ps(); }
inline V broadcast(float value) { return _mm512_set1_ps(value); }
inline V load(const float* from) { return _mm512_loadu_ps(from); }
inline void store(float* to, V value) { _mm512_storeu_ps(to, value); }
inline V add(V a, V b) { return _mm512_add_ps(a, b); }
inline V subtract(V a, V b) { return _mm512_sub_ps(a, b); }
inline V multiply(V a, V b) { return _mm512_mul_ps(a, b); }
inline V divide(V a, V b) { return _mm512_div_ps(a, b); }
inline V multiplyAdd(V a, V b, V c) { return _mm512_fmadd_ps(a, b, c); }
inline V larger(V a, V b) { return _mm512_max_ps(a, b); }
inline V absolute(V a) { return _mm512_abs_ps(a); }
// Adds the integers that stand in the lowest bits of `n` to the exponents of `a`.
inline V addToExponent(V a, V n) {
  return _mm512_castsi512_ps(
      _mm512_add_epi32(_mm512_castps_si512(a), _mm512_slli_epi32(_mm512_castps_si512(n), 23)));
}
inline V zeroWhereBelow(V x, float limit, V a) {
  return _mm512_maskz_mov_ps(_mm512_cmp_ps_mask(x, _mm512_set1_ps(limit), _CMP_GE_OQ), a);
}
// Past the caches: for large results that nobody reads soon. The address is a multiple of the vector's size.
inline void storePastCache(float* to, V value) { _mm512_stream_ps(to, value); }
inline void finishPastCache() { _mm_sfence(); }

#include "core/attention/attention_kernel_body.inc"

}  // namespace

extern const Table table;
const Table table{"AVX-512", tile, attend, pool, exponentials, hyperbolicTangents, product};

}  // namespace headlight::kernel::avx512

#endif
