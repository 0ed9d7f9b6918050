// Widening panels for AVX-512. Sixteen outputs are transposed at a time, in registers and as they are stored:
// two numbers of 16 bits are moved as one of 32, and told apart and widened only then.
#if defined(__AVX512F__) && defined(__AVX512DQ__)

#include <immintrin.h>

#include "core/layers/panel_widening.h"

namespace headlight::kernel::avx512 {
namespace {

constexpr int64_t lanes = 16;
constexpr int64_t lineBytes = 64;
constexpr int64_t ahead = 2;  // lines that are fetched before they are needed

inline int64_t smaller(int64_t a, int64_t b) { return a < b ? a : b; }

// Element i of row j becomes element j of row i.
inline void transpose(__m512i (&rows)[lanes]) {
  __m512i pairs[lanes], fours[lanes];
  for (int i = 0; i < 16; i += 2) {
    pairs[i] = _mm512_unpacklo_epi32(rows[i], rows[i + 1]);
    pairs[i + 1] = _mm512_unpackhi_epi32(rows[i], rows[i + 1]);
  }
  for (int i = 0; i < 16; i += 4) {
    fours[i] = _mm512_unpacklo_epi64(pairs[i], pairs[i + 2]);
    fours[i + 1] = _mm512_unpackhi_epi64(pairs[i], pairs[i + 2]);
    fours[i + 2] = _mm512_unpacklo_epi64(pairs[i + 1], pairs[i + 3]);
    fours[i + 3] = _mm512_unpackhi_epi64(pairs[i + 1], pairs[i + 3]);
  }
  // fours[4 a + b] has in its quarter c column 4 c + b of rows 4 a .. 4 a + 3.
  for (int b = 0; b < 4; ++b) {
    const __m512i low01 = _mm512_shuffle_i32x4(fours[b], fours[4 + b], 0x88);  // columns b, 8 + b
    const __m512i low23 = _mm512_shuffle_i32x4(fours[8 + b], fours[12 + b], 0x88);
    const __m512i high01 = _mm512_shuffle_i32x4(fours[b], fours[4 + b], 0xDD);  // columns 4 + b, 12 + b
    const __m512i high23 = _mm512_shuffle_i32x4(fours[8 + b], fours[12 + b], 0xDD);
    rows[b] = _mm512_shuffle_i32x4(low01, low23, 0x88);
    rows[8 + b] = _mm512_shuffle_i32x4(low01, low23, 0xDD);
    rows[4 + b] = _mm512_shuffle_i32x4(high01, high23, 0x88);
    rows[12 + b] = _mm512_shuffle_i32x4(high01, high23, 0xDD);
  }
}

// What a line of 64 bytes holds: `count` inputs, of which each 32 bits hold `each`.
struct Float32Line {
  static constexpr int64_t each = 1;
  static __m512 part(__m512i bits, int64_t) { return _mm512_castsi512_ps(bits); }
};
struct BFloat16Line {
  static constexpr int64_t each = 2;
  static __m512 part(__m512i bits, int64_t which) {
    return _mm512_castsi512_ps(which == 0 ? _mm512_slli_epi32(bits, 16)
                                          : _mm512_and_si512(bits, _mm512_set1_epi32(-65536)));
  }
};
struct Float16Line {
  static constexpr int64_t each = 2;
  static __m512 part(__m512i bits, int64_t which) {
    return _mm512_cvtph_ps(_mm512_cvtepi32_epi16(which == 0 ? bits : _mm512_srli_epi32(bits, 16)));
  }
};

// The lines of 16 outputs at one place; `bytes` of them are there, and only the first `count` outputs.
inline void loadLines(const unsigned char* const* weights, int64_t count, int64_t offset, int64_t bytes,
                      __m512i (&lines)[lanes]) {
  if (count == lanes && bytes == lineBytes) {
    for (int i = 0; i < lanes; ++i) lines[i] = _mm512_loadu_si512(weights[i] + offset);
    return;
  }
  for (int i = 0; i < lanes; ++i) {
    alignas(64) unsigned char line[lineBytes] = {};
    if (i < count) __builtin_memcpy(line, weights[i] + offset, static_cast<size_t>(bytes));
    lines[i] = _mm512_load_si512(line);
  }
}

// A line of inputs from `input` on of 16 outputs.
template <typename Line>
void widenLines(const BlockedPanel& panel, int64_t first, int64_t input,
                const unsigned char* const* weights) {
  constexpr int64_t perLine = lanes * Line::each;
  constexpr int64_t size = 4 / Line::each;
  const int64_t count = smaller(panel.outputs - first, lanes);
  if (count == lanes && input + ahead * perLine < panel.inputs) {
    for (int64_t i = 0; i < lanes; ++i)
      _mm_prefetch(reinterpret_cast<const char*>(weights[first + i] + (input + ahead * perLine) * size),
                   _MM_HINT_T0);
  }
  __m512i lines[lanes];
  loadLines(weights + first, count, input * size, smaller(panel.inputs - input, perLine) * size, lines);
  transpose(lines);
  float* const to = panel.to + first / panel.blockOutputs * panel.outputStride + first % panel.blockOutputs;
  for (int64_t block = 0; block < Line::each && input + block * lanes < panel.inputs; ++block) {
    float* const in = to + (input / lanes + block) * panel.inputStride;
    for (int64_t j = 0; j < lanes; ++j) {
      const int64_t at = block * lanes + j;
      _mm512_storeu_ps(in + j * panel.blockOutputs, Line::part(lines[at / Line::each], at % Line::each));
    }
  }
}

template <typename Line>
void widenAll(const BlockedPanel& panel, const unsigned char* const* weights) {
  constexpr int64_t perLine = lanes * Line::each;
  for (int64_t first = 0; first < panel.outputs; first += panel.blockOutputs) {
    for (int64_t input = 0; input < panel.inputs; input += perLine) {
      for (int64_t output = first; output < first + panel.blockOutputs; output += lanes)
        widenLines<Line>(panel, output, input, weights);
    }
  }
}

}  // namespace

void widenBlocks(const BlockedPanel& panel, NumberType type, const unsigned char* const* weights);
void widenBlocks(const BlockedPanel& panel, NumberType type, const unsigned char* const* weights) {
  switch (type) {
    case NumberType::Float32:
      return widenAll<Float32Line>(panel, weights);
    case NumberType::BFloat16:
      return widenAll<BFloat16Line>(panel, weights);
    case NumberType::Float16:
      return widenAll<Float16Line>(panel, weights);
  }
}

}  // namespace headlight::kernel::avx512

#endif
