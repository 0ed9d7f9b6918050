// Products of few rows for AVX-512: 8 rows of one output, 4 rows of 3 outputs, or 4 rows of 64 outputs, in
// registers.
#if defined(__AVX512F__) && defined(__AVX512DQ__)

#include <immintrin.h>

#include "core/layers/few_rows_kernel.h"

namespace headlight::kernel::avx512 {
namespace {

using Lanes = __m512;
constexpr int outputTileRows = 8;
constexpr int blockRows = 4;
constexpr int blockOutputs = 3;
constexpr int inputTileRows = 4;
constexpr int inputTileVectors = 4;

inline Lanes zero() { return _mm512_setzero_ps(); }
inline Lanes broadcast(float value) { return _mm512_set1_ps(value); }
inline Lanes load(const float* from) { return _mm512_loadu_ps(from); }
inline void store(float* to, Lanes value) { _mm512_storeu_ps(to, value); }
inline Lanes add(Lanes a, Lanes b) { return _mm512_add_ps(a, b); }
inline Lanes multiplyAdd(Lanes a, Lanes b, Lanes c) { return _mm512_fmadd_ps(a, b, c); }
inline Lanes loadFloat(const unsigned char* from) { return _mm512_loadu_ps(from); }
inline Lanes loadBrain(const unsigned char* from) {
  const __m256i narrow = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
  return _mm512_castsi512_ps(_mm512_slli_epi32(_mm512_cvtepu16_epi32(narrow), 16));
}
inline Lanes loadHalf(const unsigned char* from) {
  return _mm512_cvtph_ps(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(from)));
}
// The sum of all lanes: l and l + 8, then l and l + 4, ...
inline float sumOf(Lanes value) {
  const __m256 eight = _mm256_add_ps(_mm512_castps512_ps256(value), _mm512_extractf32x8_ps(value, 1));
  const __m128 four = _mm_add_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
  const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)));
}

#include "core/layers/few_rows_kernel_body.inc"

}  // namespace

extern const FewRowsTable fewRowsTable;
const FewRowsTable fewRowsTable{"AVX-512", 40, byOutput, byInput};

}  // namespace headlight::kernel::avx512

#endif
