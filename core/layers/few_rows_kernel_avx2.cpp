// Products of few rows for AVX2 with fused multiply-add and F16C: 2 rows of one output, or of 32, in
// registers.
#if defined(__AVX2__) && defined(__FMA__) && defined(__F16C__)

#include <immintrin.h>

#include "core/layers/few_rows_kernel.h"

namespace headlight::kernel::avx2 {
namespace {

struct Lanes {
  __m256 low, high;
};
constexpr int outputTileRows = 2;
constexpr int blockRows = 2;
constexpr int blockOutputs = 1;
constexpr int inputTileRows = 2;
constexpr int inputTileVectors = 2;

inline Lanes zero() { return {_mm256_setzero_ps(), _mm256_setzero_ps()}; }
inline Lanes broadcast(float value) { return {_mm256_set1_ps(value), _mm256_set1_ps(value)}; }
inline Lanes load(const float* from) { return {_mm256_loadu_ps(from), _mm256_loadu_ps(from + 8)}; }
inline void store(float* to, Lanes value) {
  _mm256_storeu_ps(to, value.low);
  _mm256_storeu_ps(to + 8, value.high);
}
inline Lanes add(Lanes a, Lanes b) { return {_mm256_add_ps(a.low, b.low), _mm256_add_ps(a.high, b.high)}; }
inline Lanes multiplyAdd(Lanes a, Lanes b, Lanes c) {
  return {_mm256_fmadd_ps(a.low, b.low, c.low), _mm256_fmadd_ps(a.high, b.high, c.high)};
}
inline Lanes loadFloat(const unsigned char* from) { return load(reinterpret_cast<const float*>(from)); }
inline __m128i eightNumbers(const unsigned char* from) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
}
inline __m256 widenBrain(__m128i narrow) {
  return _mm256_castsi256_ps(_mm256_slli_epi32(_mm256_cvtepu16_epi32(narrow), 16));
}
inline Lanes loadBrain(const unsigned char* from) {
  return {widenBrain(eightNumbers(from)), widenBrain(eightNumbers(from + 16))};
}
inline Lanes loadHalf(const unsigned char* from) {
  return {_mm256_cvtph_ps(eightNumbers(from)), _mm256_cvtph_ps(eightNumbers(from + 16))};
}
// The sum of all lanes: l and l + 8, then l and l + 4, ...
inline float sumOf(Lanes value) {
  const __m256 eight = _mm256_add_ps(value.low, value.high);
  const __m128 four = _mm_add_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
  const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)));
}

#include "core/layers/few_rows_kernel_body.inc"

}  // namespace

extern const FewRowsTable fewRowsTable;
const FewRowsTable fewRowsTable{"AVX2", 8, byOutput, byInput};

}  // namespace headlight::kernel::avx2

#endif
