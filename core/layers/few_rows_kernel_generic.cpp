// Products of few rows for any machine, in plain loops over 16 lanes.
#include "core/layers/few_rows_kernel.h"

namespace headlight::kernel::generic {
namespace {

struct Lanes {
  float values[16];
};
constexpr int outputTileRows = 1;
constexpr int blockRows = 1;
constexpr int blockOutputs = 1;
constexpr int inputTileRows = 1;
constexpr int inputTileVectors = 2;

inline Lanes zero() { return {}; }
inline Lanes broadcast(float value) {
  Lanes lanes;
  for (float& lane : lanes.values) lane = value;
  return lanes;
}
inline Lanes load(const float* from) {
  Lanes lanes;
  __builtin_memcpy(&lanes, from, sizeof lanes);
  return lanes;
}
inline void store(float* to, Lanes value) { __builtin_memcpy(to, &value, sizeof value); }
inline Lanes add(Lanes a, Lanes b) {
  for (int i = 0; i < 16; ++i) a.values[i] += b.values[i];
  return a;
}
// Without fused multiply-add the product is made exact by double precision, see the attention kernel.
inline Lanes multiplyAdd(Lanes a, Lanes b, Lanes c) {
  for (int i = 0; i < 16; ++i) {
#if defined(__FMA__) || defined(__ARM_FEATURE_FMA)
    c.values[i] = __builtin_fmaf(a.values[i], b.values[i], c.values[i]);
#else
    c.values[i] = static_cast<float>(static_cast<double>(a.values[i]) * static_cast<double>(b.values[i]) +
                                     static_cast<double>(c.values[i]));
#endif
  }
  return c;
}
inline Lanes loadFloat(const unsigned char* from) {
  Lanes lanes;
  __builtin_memcpy(&lanes, from, sizeof lanes);
  return lanes;
}
inline Lanes fromBits(const uint32_t (&bits)[16]) {
  Lanes lanes;
  __builtin_memcpy(&lanes, bits, sizeof lanes);
  return lanes;
}
// bfloat16 is the upper half of a float32.
inline Lanes loadBrain(const unsigned char* from) {
  uint16_t narrow[16];
  uint32_t bits[16];
  __builtin_memcpy(narrow, from, sizeof narrow);
  for (int i = 0; i < 16; ++i) bits[i] = static_cast<uint32_t>(narrow[i]) << 16;
  return fromBits(bits);
}
// IEEE 754 binary16: a normal number's exponent is moved to its new bias; a subnormal one is an integer times
// 2^-24, and all bits of the exponent set stay so.
inline Lanes loadHalf(const unsigned char* from) {
  uint16_t narrow[16];
  __builtin_memcpy(narrow, from, sizeof narrow);
  Lanes lanes;
  for (int i = 0; i < 16; ++i) {
    const uint32_t sign = static_cast<uint32_t>(narrow[i] & 0x8000U) << 16;
    const uint32_t magnitude = narrow[i] & 0x7FFFU;
    uint32_t bits = (magnitude << 13) + (magnitude >= 0x7C00U ? 224U << 23 : 112U << 23);
    if (magnitude < 0x400U) {
      const float subnormal = static_cast<float>(magnitude) * 0x1p-24F;
      __builtin_memcpy(&bits, &subnormal, sizeof bits);
    }
    bits |= sign;
    __builtin_memcpy(&lanes.values[i], &bits, sizeof bits);
  }
  return lanes;
}
// The sum of all lanes: l and l + 8, then l and l + 4, ...
inline float sumOf(Lanes value) {
  for (int width = 8; width > 0; width /= 2) {
    for (int i = 0; i < width; ++i) value.values[i] += value.values[i + width];
  }
  return value.values[0];
}

#include "core/layers/few_rows_kernel_body.inc"

}  // namespace

extern const FewRowsTable fewRowsTable;
const FewRowsTable fewRowsTable{"generic", 8, byOutput, byInput};

}  // namespace headlight::kernel::generic
