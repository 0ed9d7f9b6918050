#include <QTest>

#include <bit>
#include <cmath>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/error.h"
#include "core/io/mapped_file.h"
#include "core/io/safetensors.h"
#include "core/layers/linear.h"
#include "core/tensor/quantized.h"

using namespace headlight;

namespace {

struct Golden {
  std::shared_ptr<const MappedFile> file;
  SafetensorsFile tensors;
  const TensorView& at(const char* name) const { return *tensors.find(name); }
};

Golden golden(const std::string& name) {
  Golden result;
  result.file = MappedFile::open(HEADLIGHT_TEST_DATA "/quantized/" + name);
  result.tensors = readSafetensors(result.file->bytes(), name);
  return result;
}

std::vector<float> floatsOf(const TensorView& tensor) {
  std::vector<float> values(static_cast<std::size_t>(tensor.elementCount()));
  widen(tensor, 0, values);
  return values;
}

/// Every part of the tensor against the whole of the expected, in which 12345 stands for NaN.
void compareParts(const TensorView& tensor, const std::vector<float>& expected) {
  QCOMPARE(tensor.elementCount(), static_cast<std::int64_t>(expected.size()));
  for (const std::size_t length : {std::size_t{1}, std::size_t{7}, std::size_t{40}, expected.size()}) {
    for (std::size_t first = 0; first + length <= expected.size(); ++first) {
      std::vector<float> part(length);
      widen(tensor, static_cast<std::int64_t>(first), part);
      for (std::size_t i = 0; i < length; ++i) {
        if (expected[first + i] == 12345.0F)
          QVERIFY(std::isnan(part[i]));
        else
          QCOMPARE(std::bit_cast<std::uint32_t>(part[i]), std::bit_cast<std::uint32_t>(expected[first + i]));
      }
    }
  }
}

std::string messageOf(const std::function<void()>& act) {
  try {
    act();
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

}  // namespace

class TestQuantized : public QObject {
  Q_OBJECT

 private slots:
  void float8IsThatOfTorch() {
    const Golden from = golden("float8.safetensors");
    QVERIFY(from.at("weight").dtype == DType::Float8);
    QVERIFY(!isFloatingPoint(from.at("weight").dtype));
    const TensorView view = scaledFloat8(from.at("weight"), from.at("scales"), 5, 9);
    QVERIFY(isFloatingPoint(view.dtype));
    compareParts(view, floatsOf(from.at("values")));
    QVERIFY(!allFinite(view, 0, 128));
    QVERIFY(allFinite(view, 0, 127));
    QVERIFY(allFinite(view, 128, 127));
    QVERIFY(!allFinite(view, 255, 1));
  }

  void mxfp4IsThatOfTransformers() {
    const Golden from = golden("mxfp4.safetensors");
    const TensorView view = mxfp4(from.at("blocks"), from.at("scales"));
    QCOMPARE(view.shape, (std::vector<std::int64_t>{2, 3, 64}));
    QCOMPARE(view.byteCount(), std::size_t{192});
    const std::vector<float> values = floatsOf(from.at("values"));
    compareParts(view, values);
    QVERIFY(allFinite(view, 0, 384));
    compareParts(sliceOf(view, 1), {values.begin() + 192, values.end()});
    std::vector<std::byte> none(12, std::byte{255});
    TensorView scales = from.at("scales");
    scales.data = none.data();
    QVERIFY(!allFinite(mxfp4(from.at("blocks"), scales), 383, 1));
  }

  void slicesKeepTheirScales() {
    const std::vector<std::byte> bytes(2 * 3 * 4, std::byte{0x38});  // 1
    const std::vector<float> scales = {1, 2, 3, 4, 5, 6, 7, 8};
    TensorView weight{"w", DType::Float8, {2, 3, 4}, bytes.data()};
    const TensorView scaleView{
        "s", DType::Float32, {2, 2, 2}, reinterpret_cast<const std::byte*>(scales.data())};
    const TensorView second = sliceOf(scaledFloat8(weight, scaleView, 2, 3), 1);
    QCOMPARE(floatsOf(second), (std::vector<float>{5, 5, 5, 6, 5, 5, 5, 6, 7, 7, 7, 8}));
  }

  void scalesMayBeBfloat16() {
    const std::vector<std::byte> bytes(2, std::byte{0x38});
    const unsigned char scales[] = {0xC0, 0x3F, 0x00, 0xC0};  // 1.5 and -2
    const TensorView weight{"w", DType::Float8, {1, 2}, bytes.data()};
    const TensorView scaleView{"s", DType::BFloat16, {1, 2}, reinterpret_cast<const std::byte*>(scales)};
    QCOMPARE(floatsOf(scaledFloat8(weight, scaleView, 1, 1)), (std::vector<float>{1.5F, -2}));
  }

  void linearLayersTakeThem() {
    const Golden from = golden("mxfp4.safetensors");
    LinearTensor tensor;
    tensor.weight = sliceOf(mxfp4(from.at("blocks"), from.at("scales")), 0);
    tensor.outputs = 3;
    tensor.inputs = 64;
    std::vector<float> in(64, 0.0F);
    in[5] = 1;
    for (const bool pack : {false, true}) {
      LinearWorkspace workspace(bestLinearBackend());
      const Linear linear({tensor}, workspace, {}, {.pack = pack});
      Matrix out(1, 3);
      linear.store({in.data(), 1, 64, Eigen::OuterStride<>(64)}, 0, 1,
                   {out.data(), 1, 3, Eigen::OuterStride<>(3)}, workspace, {});
      const std::vector<float> values = floatsOf(from.at("values"));
      QCOMPARE(out, (Matrix(1, 3) << values[5], values[64 + 5], values[128 + 5]).finished());
    }
  }

  void refusesWhatDoesNotFit() {
    const Golden float8 = golden("float8.safetensors");
    QCOMPARE(
        messageOf([&] { scaledFloat8(float8.at("weight"), float8.at("scales"), 3, 9); }),
        std::string("The scales \"scales\" of tensor \"weight\", F8_E4M3 of shape [16, 16], must be F32 or "
                    "BF16 of shape [6, 2]; they are F32 of shape [4, 2]."));
    const Golden four = golden("mxfp4.safetensors");
    QCOMPARE(messageOf([&] { mxfp4(four.at("scales"), four.at("scales")); }),
             std::string("The scales \"scales\" of tensor \"scales\", U8 of shape [2, 3, 2], must be U8 of "
                         "shape [2, 3, 2] beside blocks of 16 bytes; they are U8 of shape [2, 3, 2]."));
    QCOMPARE(
        messageOf([&] { mxfp4(four.at("blocks"), four.at("blocks")); }),
        std::string("The scales \"blocks\" of tensor \"blocks\", U8 of shape [2, 3, 2, 16], must be U8 of "
                    "shape [2, 3, 2] beside blocks of 16 bytes; they are U8 of shape [2, 3, 2, 16]."));
  }
};

QTEST_GUILESS_MAIN(TestQuantized)
#include "tst_quantized.moc"
