// Widening panels for AVX-512. Sixteen outputs are transposed at a time, in registers and as they are stored:
// two numbers of 16 bits are moved as one of 32, and told apart and widened only then.
#if defined(__AVX512F__) && defined(__AVX512DQ__)

#include <immintrin.h>

#include "core/layers/panel_widening.h"

namespace headlight::kernel::avx512 {
namespace {

constexpr int64_t lanes = 16;
constexpr int64_t lineBytes = 64;

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

// Sixteen outputs' numbers of some inputs, read one output after the other, as memory likes it. Rows of a
// matrix are often a power of two apart, so that the lines of one place would push each other out of the
// cache; here they are not.
constexpr int64_t chunkBytes = 1024;
struct Chunk {
  alignas(64) unsigned char rows[lanes][chunkBytes + lineBytes];
};

// Bytes [offset, offset + bytes) of `count` outputs; the rest of the lines begun is 0, as are missing
// outputs.
inline void loadChunk(const unsigned char* const* weights, int64_t count, int64_t offset, int64_t bytes,
                      Chunk& chunk) {
  const int64_t whole = bytes / lineBytes * lineBytes;
  for (int64_t row = 0; row < lanes; ++row) {
    unsigned char* const to = chunk.rows[row];
    if (row >= count) {
      __builtin_memset(to, 0, sizeof chunk.rows[row]);
      continue;
    }
    const unsigned char* const from = weights[row] + offset;
    for (int64_t i = 0; i < whole; i += lineBytes) _mm512_store_si512(to + i, _mm512_loadu_si512(from + i));
    if (whole == bytes) continue;
    __builtin_memset(to + whole, 0, lineBytes);
    __builtin_memcpy(to + whole, from + whole, static_cast<size_t>(bytes - whole));
  }
}

// Inputs from `begin` on of outputs [first, first + 16), as many as a chunk has.
template <typename Line>
void widenChunk(const BlockedPanel& panel, int64_t first, int64_t begin,
                const unsigned char* const* weights) {
  constexpr int64_t size = 4 / Line::each;
  constexpr int64_t perLine = lanes * Line::each;
  const int64_t end = smaller(begin + chunkBytes / size, panel.inputs);
  Chunk chunk;
  loadChunk(weights + first, smaller(panel.outputs - first, lanes), begin * size, (end - begin) * size,
            chunk);
  float* const to = panel.to + first / panel.blockOutputs * panel.outputStride + first % panel.blockOutputs;
  for (int64_t input = begin; input < end; input += perLine) {
    __m512i lines[lanes];
    for (int64_t i = 0; i < lanes; ++i) lines[i] = _mm512_load_si512(chunk.rows[i] + (input - begin) * size);
    transpose(lines);
    for (int64_t block = 0; block < Line::each && input + block * lanes < end; ++block) {
      float* const in = to + (input / lanes + block) * panel.inputStride;
      for (int64_t j = 0; j < lanes; ++j) {
        const int64_t at = block * lanes + j;
        _mm512_storeu_ps(in + j * panel.blockOutputs, Line::part(lines[at / Line::each], at % Line::each));
      }
    }
  }
}

template <typename Line>
void widenAll(const BlockedPanel& panel, const unsigned char* const* weights) {
  constexpr int64_t inputs = chunkBytes * Line::each / 4;
  for (int64_t first = 0; first < panel.outputs; first += panel.blockOutputs) {
    for (int64_t begin = 0; begin < panel.inputs; begin += inputs) {
      for (int64_t output = first; output < first + panel.blockOutputs; output += lanes)
        widenChunk<Line>(panel, output, begin, weights);
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
