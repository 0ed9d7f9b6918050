#include <QTest>

#include <cmath>
#include <cstring>
#include <memory>
#include <optional>
#include <vector>

#include "core/layers/few_rows_kernel.h"
#include "core/layers/linear.h"
#include "core/tensor/narrowing.h"
#include "core/tensor/quantized.h"

using namespace headlight;

namespace {

// Numbers between -1 and 1 that repeat from run to run.
std::vector<float> numbers(std::int64_t count, unsigned seed) {
  std::vector<float> values(static_cast<std::size_t>(count));
  for (float& value : values) {
    seed = seed * 1664525U + 1013904223U;
    value = static_cast<float>(seed >> 8) / 8388608.0F - 1.0F;
  }
  return values;
}

TensorView view(const void* data, std::vector<std::int64_t> shape, DType type = DType::Float32) {
  TensorView tensor;
  tensor.name = "weight";
  tensor.dtype = type;
  tensor.shape = std::move(shape);
  tensor.data = static_cast<const std::byte*>(data);
  return tensor;
}

struct Layer {
  std::int64_t outputs = 0;
  std::int64_t inputs = 0;
  bool inputMajor = false;
  std::int64_t firstOutput = 0;
  std::int64_t allOutputs = 0;
  std::vector<float> weight;
  std::vector<float> bias;
  LinearTensor map = {};  // of which block, stride and rows count

  LinearTensor tensor() const {
    LinearTensor linear = map;
    linear.weight =
        inputMajor ? view(weight.data(), {inputs, allOutputs}) : view(weight.data(), {allOutputs, inputs});
    if (!bias.empty()) linear.bias = view(bias.data(), {allOutputs});
    linear.inputMajor = inputMajor;
    linear.firstOutput = firstOutput;
    linear.outputs = outputs;
    linear.inputs = inputs;
    return linear;
  }
  double exact(const float* x, std::int64_t output) const {
    const std::int64_t column = tensor().rowOf(output);
    double sum = bias.empty() ? 0 : bias[static_cast<std::size_t>(column)];
    for (std::int64_t i = 0; i < inputs; ++i) {
      const std::int64_t at = inputMajor ? i * allOutputs + column : column * inputs + i;
      sum += static_cast<double>(x[i]) * weight[static_cast<std::size_t>(at)];
    }
    return sum;
  }
};

Layer makeLayer(std::int64_t outputs, std::int64_t inputs, bool inputMajor, bool bias, unsigned seed,
                std::int64_t firstOutput = 0, std::int64_t allOutputs = 0) {
  Layer layer{outputs, inputs, inputMajor, firstOutput, allOutputs ? allOutputs : outputs, {}, {}, {}};
  layer.weight = numbers(layer.allOutputs * inputs, seed);
  if (bias) layer.bias = numbers(layer.allOutputs, seed + 1);
  return layer;
}

Matrix run(const Linear& linear, LinearWorkspace& workspace, const std::vector<float>& in, std::int64_t rows,
           const Execution& execution) {
  Matrix out = Matrix::Constant(rows, linear.outputs(), -1000.0F);
  const MatrixView x(in.data(), rows, linear.inputs(), Eigen::OuterStride<>(linear.inputs()));
  MutableMatrixView y(out.data(), rows, linear.outputs(), Eigen::OuterStride<>(linear.outputs()));
  linear.store(x, 0, rows, y, workspace, execution);
  return out;
}

// Every output of every tile: [rows, outputs].
Matrix tilesOf(const Linear& linear, LinearWorkspace& workspace, const std::vector<float>& in,
               std::int64_t rows, const Execution& execution) {
  Matrix out = Matrix::Constant(rows, linear.outputs(), -1000.0F);
  const MatrixView x(in.data(), rows, linear.inputs(), Eigen::OuterStride<>(linear.inputs()));
  linear.apply(x, 0, rows, workspace, execution, [&](const LinearTile& tile) {
    for (std::int64_t row = 0; row < tile.rows; ++row) {
      for (std::int64_t i = 0; i < tile.outputs; ++i) {
        out(tile.firstRow + row, tile.firstOutput + i) = tile.data[row * tile.stride + i];
        if (tile.paired)
          out(tile.firstRow + row, linear.outputs() / 2 + tile.firstOutput + i) =
              tile.paired[row * tile.stride + i];
      }
    }
  });
  return out;
}

std::vector<LinearBackend> backends() {
  std::vector<LinearBackend> all = {LinearBackend::Eigen};
  if (bestLinearBackend() != LinearBackend::Eigen) all.push_back(bestLinearBackend());
  return all;
}

void compareWithDouble(const std::vector<Layer>& layers, const std::vector<LinearTensor>& tensors,
                       const std::vector<float>& in) {
  const std::int64_t inputs = layers.front().inputs;
  const std::int64_t rows = static_cast<std::int64_t>(in.size()) / inputs;
  for (const LinearBackend backend : backends()) {
    for (const bool pack : {false, true}) {
      LinearWorkspace workspace(backend);
      const Linear linear(tensors, workspace, {}, {.pack = pack});
      const Matrix out = run(linear, workspace, in, rows, {});
      for (std::int64_t row = 0; row < rows; ++row) {
        std::int64_t column = 0;
        for (const Layer& layer : layers) {
          for (std::int64_t i = 0; i < layer.outputs; ++i, ++column) {
            const double exact = layer.exact(in.data() + row * inputs, i);
            QVERIFY(std::abs(out(row, column) - exact) < 2e-5);
          }
        }
      }
    }
  }
}

// A matrix in a narrow type, at an odd address, and the same numbers widened.
struct NarrowMatrix {
  std::vector<unsigned char> bytes;
  std::vector<float> scales;
  std::vector<unsigned char> exponents;
  std::vector<float> wide;
  TensorView narrowView;
  TensorView wideView;
};

void fillWith16Bits(NarrowMatrix& matrix, const std::vector<float>& values, DType type) {
  matrix.bytes.resize(1 + 2 * values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::uint16_t bits = type == DType::BFloat16 ? toBFloat16(values[i]) : toFloat16(values[i]);
    std::memcpy(matrix.bytes.data() + 1 + 2 * i, &bits, sizeof bits);
  }
}

/// Two numbers in a byte, and a power of 2 for each 32.
void fillWithMxfp4(NarrowMatrix& matrix, const std::vector<float>& values,
                   const std::vector<std::int64_t>& shape) {
  for (std::size_t i = 0; i < values.size(); i += 2)
    matrix.bytes.push_back(static_cast<unsigned char>((values[i] + 1) * 127));
  for (std::size_t i = 0; i < values.size(); i += 32)
    matrix.exponents.push_back(static_cast<unsigned char>(124 + i / 32 % 3));
  const std::int64_t groups = shape[1] / 32;
  matrix.narrowView = mxfp4(view(matrix.bytes.data(), {shape[0], groups, 16}, DType::UInt8),
                            view(matrix.exponents.data(), {shape[0], groups}, DType::UInt8));
}

/// A scale of 16 bits and 32 bytes for each 32 numbers.
void fillWithQ8(NarrowMatrix& matrix, const std::vector<float>& values,
                const std::vector<std::int64_t>& shape) {
  matrix.bytes.push_back(0);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i % 32 == 0) {
      const std::uint16_t scale = toFloat16(values[i] / 127);
      matrix.bytes.push_back(static_cast<unsigned char>(scale & 255));
      matrix.bytes.push_back(static_cast<unsigned char>(scale >> 8));
    }
    matrix.bytes.push_back(static_cast<unsigned char>(static_cast<int>(values[i] * 127)));
  }
  matrix.narrowView = view(matrix.bytes.data() + 1, shape, DType::Q8_0);
}

std::unique_ptr<NarrowMatrix> makeNarrow(DType type, std::vector<std::int64_t> shape, unsigned seed) {
  auto matrix = std::make_unique<NarrowMatrix>();
  const std::int64_t count = shape[0] * shape[1];
  std::vector<float> values = numbers(count, seed);
  if (count > 9) values[9] = 3e-6F;  // subnormal in float16
  if (type == DType::ScaledFloat8) {
    for (const float value : values)
      matrix->bytes.push_back(static_cast<unsigned char>((value + 1) * 60));  // no NaN
    matrix->scales = numbers((shape[0] + 31) / 32 * ((shape[1] + 31) / 32), seed + 1);
    const TensorView scales = view(matrix->scales.data(), {(shape[0] + 31) / 32, (shape[1] + 31) / 32});
    matrix->narrowView = scaledFloat8(view(matrix->bytes.data(), shape, DType::Float8), scales, 32, 32);
  } else if (type == DType::Mxfp4) {
    fillWithMxfp4(*matrix, values, shape);
  } else if (type == DType::Q8_0) {
    fillWithQ8(*matrix, values, shape);
  } else {
    fillWith16Bits(*matrix, values, type);
    matrix->narrowView = view(matrix->bytes.data() + 1, shape, type);
  }
  matrix->wide.resize(static_cast<std::size_t>(count));
  widen(matrix->narrowView, 0, matrix->wide);
  matrix->wideView = view(matrix->wide.data(), shape);
  return matrix;
}

// What the kernel for few rows computes of one output with float32 weights.
float byKernel(const LinearTensor& tensor, const float* x, std::int64_t output) {
  const kernel::FewRowsTable& table = kernel::bestFewRowsTable();
  const auto* weights = reinterpret_cast<const unsigned char*>(tensor.weight.data);
  float sum = 0;
  const kernel::FewRowsProduct product{x, 1, tensor.inputs, &sum, 1, 1};
  const std::int64_t row = tensor.rowOf(output);
  if (tensor.inputMajor) {
    table.byInput(product, kernel::NumberType::Float32, weights + 4 * row, tensor.weight.shape[1]);
  } else {
    const unsigned char* one = weights + 4 * row * tensor.inputs;
    table.byOutput(product, kernel::NumberType::Float32, &one);
  }
  return sum;
}

enum class RowMap { Together, Blocks, Listed };

// Parts of one tensor in a row map: two of 75 outputs, of 150 rows.
std::vector<LinearTensor> mappedParts(const TensorView& weight, bool inputMajor, RowMap map,
                                      const std::optional<TensorView>& bias) {
  std::vector<LinearTensor> parts(2);
  for (std::int32_t part = 0; part < 2; ++part) {
    LinearTensor& tensor = parts[static_cast<std::size_t>(part)];
    tensor.weight = weight;
    tensor.bias = bias;
    tensor.inputMajor = inputMajor;
    tensor.outputs = 75;
    tensor.inputs = weight.shape[inputMajor ? 0 : 1];
    if (map == RowMap::Listed) {
      for (std::int32_t i = 0; i < 75; ++i) tensor.rows.push_back(2 * i + part);
    } else {
      tensor.firstOutput = map == RowMap::Blocks ? 5 * part : 75 * part;
      tensor.block = map == RowMap::Blocks ? 5 : 0;
      tensor.stride = 10;
    }
  }
  return parts;
}

}  // namespace

class TestLinear : public QObject {
  Q_OBJECT

 private slots:
  void byHand() {
    const std::vector<float> weight = {1, 2, 3, 4, 5, 6};  // [3, 2]
    const std::vector<float> bias = {10, 20, 30};
    LinearTensor tensor;
    tensor.weight = view(weight.data(), {3, 2});
    tensor.bias = view(bias.data(), {3});
    tensor.outputs = 3;
    tensor.inputs = 2;
    for (const LinearBackend backend : backends()) {
      LinearWorkspace workspace(backend);
      const Linear linear({tensor}, workspace, {});
      const Matrix out = run(linear, workspace, {1, -1, 2, 0.5F}, 2, {});
      QCOMPARE(out, (Matrix(2, 3) << 9, 19, 29, 13, 28, 43).finished());
    }
  }

  void agreesWithDouble_data() {
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("inputs");
    QTest::addColumn<bool>("inputMajor");
    QTest::addColumn<bool>("bias");
    QTest::addColumn<bool>("pack");
    int number = 0;
    for (const int rows : {1, 2, 31, 64, 100, 300}) {
      for (const int inputs : {5, 96}) {
        for (const bool inputMajor : {false, true}) {
          QTest::addRow("%d rows, %d inputs, case %d", rows, inputs, number)
              << rows << inputs << inputMajor << (number % 3 != 0) << (number % 4 != 0);
          ++number;
        }
      }
    }
  }
  void agreesWithDouble() {
    QFETCH(const int, rows);
    QFETCH(const int, inputs);
    QFETCH(const bool, inputMajor);
    QFETCH(const bool, bias);
    QFETCH(const bool, pack);
    // Three parts as q, k and v have them: of different sizes, two of them parts of one tensor.
    std::vector<Layer> layers = {makeLayer(150, inputs, inputMajor, bias, 1, 0, 190),
                                 makeLayer(40, inputs, inputMajor, bias, 1, 150, 190),
                                 makeLayer(7, inputs, !inputMajor, false, 3)};
    const std::vector<float> in = numbers(rows * inputs, 9);
    ThreadPool pool(2);
    for (const LinearBackend backend : backends()) {
      LinearWorkspace workspace(backend);
      const Linear linear({layers[0].tensor(), layers[1].tensor(), layers[2].tensor()}, workspace, {&pool},
                          {.pack = pack});
      QCOMPARE(linear.outputs(), 197);
      const Matrix out = run(linear, workspace, in, rows, {&pool});
      QCOMPARE(run(linear, workspace, in, rows, {}), out);  // one thread, the same bits
      for (std::int64_t row = 0; row < rows; ++row) {
        std::int64_t column = 0;
        for (const Layer& layer : layers) {
          for (std::int64_t i = 0; i < layer.outputs; ++i, ++column) {
            QVERIFY(std::abs(out(row, column) - layer.exact(in.data() + row * inputs, i)) < 2e-5);
          }
        }
      }
    }
  }

  /// Fused projections, whose parts have rows here and there: the blocks, strides and first rows of each.
  void rowsMayLieApart_data() {
    QTest::addColumn<QList<QList<int>>>("parts");  // outputs, first, block, stride
    QTest::addColumn<int>("all");
    QTest::newRow("gpt_neox, bloom") << QList<QList<int>>{{96, 0, 24, 72}, {96, 24, 24, 72}, {96, 48, 24, 72}}
                                     << 288;
    QTest::newRow("falcon, 2 groups of 3 and 2")
        << QList<QList<int>>{{96, 0, 48, 80}, {32, 48, 16, 80}, {32, 64, 16, 80}} << 160;
    QTest::newRow("codegen") << QList<QList<int>>{{64, 0, 16, 48}, {64, 32, 16, 48}, {64, 16, 16, 48}} << 192;
    QTest::newRow("interleaved") << QList<QList<int>>{{150, 0, 1, 2}, {150, 1, 1, 2}} << 300;
    QTest::newRow("together") << QList<QList<int>>{{150, 10, 50, 50}, {7, 3, 7, 0}} << 160;
  }
  void rowsMayLieApart() {
    QFETCH(const QList<QList<int>>, parts);
    QFETCH(const int, all);
    const std::int64_t inputs = 20;
    const std::vector<float> in = numbers(3 * inputs, 9);
    for (const bool inputMajor : {false, true}) {
      std::vector<Layer> layers;
      std::vector<LinearTensor> tensors;
      for (const QList<int>& part : parts) {
        layers.push_back(makeLayer(part[0], inputs, inputMajor, true, 1, part[1], all));
        layers.back().map.block = part[2];
        layers.back().map.stride = part[3];
      }
      for (const Layer& layer : layers) tensors.push_back(layer.tensor());
      for (const LinearTensor& tensor : tensors) {
        QVERIFY(tensor.rowsFit(all));
        QVERIFY(!tensor.rowsFit(tensor.rowOf(tensor.outputs - 1)));
      }
      compareWithDouble(layers, tensors, in);
    }
  }

  void rowsMayBeListed() {
    const std::int64_t inputs = 20;
    const std::vector<float> in = numbers(3 * inputs, 9);
    for (const bool inputMajor : {false, true}) {
      Layer layer = makeLayer(200, inputs, inputMajor, true, 1);
      // The pairs of a rotation sorted into halves, then a run in its place.
      for (std::int32_t row = 0; row < 50; ++row) layer.map.rows.push_back(2 * row);
      for (std::int32_t row = 0; row < 50; ++row) layer.map.rows.push_back(2 * row + 1);
      for (std::int32_t row = 100; row < 200; ++row) layer.map.rows.push_back(row);
      LinearTensor tensor = layer.tensor();
      QCOMPARE(tensor.runAt(0), 1);
      QCOMPARE(tensor.runAt(110), 90);
      QVERIFY(tensor.rowsFit(200));
      QVERIFY(!tensor.rowsFit(199));
      compareWithDouble({layer}, {tensor}, in);
      tensor.rows.pop_back();
      QVERIFY(!tensor.rowsFit(200));
    }
  }

  void backendsAgree_data() {
    QTest::addColumn<int>("rows");
    for (const int rows : {1, 8, 65, 257}) QTest::addRow("%d", rows) << rows;
  }
  void backendsAgree() {
    if (bestLinearBackend() == LinearBackend::Eigen) QSKIP("This build has Eigen only.");
    QFETCH(const int, rows);
    const Layer layer = makeLayer(320, 256, true, true, 5);
    const std::vector<float> in = numbers(rows * 256, 6);
    Matrix results[2];
    for (const int i : {0, 1}) {
      LinearWorkspace workspace(i == 0 ? LinearBackend::Eigen : bestLinearBackend());
      QVERIFY((workspace.backend() == LinearBackend::Eigen) == (i == 0));
      const Linear linear({layer.tensor()}, workspace, {});
      results[i] = run(linear, workspace, in, rows, {});
    }
    const float largest = results[0].cwiseAbs().maxCoeff();
    QVERIFY((results[0] - results[1]).cwiseAbs().maxCoeff() <= 1e-5F * largest);
  }

  void rowsHaveTheSameBitsInAnyBlock() {
    if (bestLinearBackend() == LinearBackend::Eigen) QSKIP("This build has Eigen only.");
    const Layer layer = makeLayer(130, 96, false, true, 5);
    const std::vector<float> in = numbers(200 * 96, 6);
    LinearWorkspace workspace(bestLinearBackend());
    const Linear linear({layer.tensor()}, workspace, {});
    const Matrix all = run(linear, workspace, in, 200, {});
    for (const int row : {0, 1, 77, 199}) {
      const std::vector<float> one(in.begin() + row * 96, in.begin() + (row + 1) * 96);
      QCOMPARE(run(linear, workspace, one, 1, {}).row(0).eval(), all.row(row).eval());
    }
  }

  void pairedPartsComeTogether() {
    const Layer gate = makeLayer(100, 20, false, false, 5);
    const Layer up = makeLayer(100, 20, false, true, 7);
    const std::vector<float> in = numbers(3 * 20, 6);
    for (const LinearBackend backend : backends()) {
      for (const bool pack : {false, true}) {
        LinearWorkspace workspace(backend);
        const Linear linear({gate.tensor(), up.tensor()}, workspace, {},
                            {.parts = LinearParts::Paired, .pack = pack});
        const MatrixView x(in.data(), 3, 20, Eigen::OuterStride<>(20));
        std::int64_t seen = 0;
        linear.apply(x, 1, 3, workspace, {}, [&](const LinearTile& tile) {
          for (std::int64_t row = 0; row < tile.rows; ++row) {
            for (std::int64_t i = 0; i < tile.outputs; ++i, ++seen) {
              const float* input = in.data() + (tile.firstRow + row) * 20;
              QVERIFY(std::abs(tile.data[row * tile.stride + i] - gate.exact(input, tile.firstOutput + i)) <
                      1e-5);
              QVERIFY(std::abs(tile.paired[row * tile.stride + i] - up.exact(input, tile.firstOutput + i)) <
                      1e-5);
            }
          }
        });
        QCOMPARE(seen, 200);
      }
    }
  }

  void bfloat16AndOddAddressesAreTaken() {
    // 1.5 and -2 as bfloat16, at an odd address.
    const unsigned char bytes[] = {0, 0xC0, 0x3F, 0x00, 0xC0};
    LinearTensor tensor;
    tensor.weight = view(bytes + 1, {1, 2}, DType::BFloat16);
    tensor.outputs = 1;
    tensor.inputs = 2;
    for (const LinearBackend backend : backends()) {
      for (const bool pack : {false, true}) {
        LinearWorkspace workspace(backend);
        const Linear linear({tensor}, workspace, {}, {.pack = pack});
        QVERIFY(!linear.isPacked());  // narrow weights never are
        QCOMPARE(run(linear, workspace, {2, 4}, 1, {})(0, 0), -5.0F);
      }
    }
  }

  void narrowWeightsGiveTheBitsOfWideOnes_data() {
    QTest::addColumn<int>("type");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("inputs");
    QTest::addColumn<bool>("inputMajor");
    QTest::addColumn<int>("map");
    int number = 0;
    for (const DType type : {DType::BFloat16, DType::Float16, DType::ScaledFloat8}) {
      for (const int rows : {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 23, 32, 40, 41, 64, 130, 300}) {
        for (const int inputs : {5, 16, 77, 96}) {
          const bool inputMajor = number % 2 == 1;
          const int map = number / 2 % 3;
          QTest::addRow("%s, %d rows, %d inputs, case %d", nameOf(type).data(), rows, inputs, number)
              << static_cast<int>(type) << rows << inputs << inputMajor << map;
          number += inputs == 5 && rows % 2 == 0 ? 2 : 1;
        }
      }
    }
    // Blocks lie along a row, so that outputs come first.
    for (const DType type : {DType::Mxfp4, DType::Q8_0}) {
      for (const int rows : {1, 2, 5, 8, 9, 64, 130})
        for (const int inputs : {32, 96})
          QTest::addRow("%s, %d rows, %d inputs", nameOf(type).data(), rows, inputs)
              << static_cast<int>(type) << rows << inputs << false << (rows + inputs / 96) % 3;
    }
  }
  void narrowWeightsGiveTheBitsOfWideOnes() {
    QFETCH(const int, type);
    QFETCH(const int, rows);
    QFETCH(const int, inputs);
    QFETCH(const bool, inputMajor);
    QFETCH(const int, map);
    const auto matrix = makeNarrow(
        static_cast<DType>(type),
        inputMajor ? std::vector<std::int64_t>{inputs, 150} : std::vector<std::int64_t>{150, inputs}, 3);
    const std::vector<float> biases = numbers(150, 4);
    std::optional<TensorView> bias;
    if (rows % 3 != 0) bias = view(biases.data(), {150});
    const auto parts = mappedParts(matrix->narrowView, inputMajor, static_cast<RowMap>(map), bias);
    const auto wideParts = mappedParts(matrix->wideView, inputMajor, static_cast<RowMap>(map), bias);
    const std::vector<float> in = numbers(rows * inputs, 9);
    ThreadPool pool(2);
    for (const LinearBackend backend : backends()) {
      LinearWorkspace workspace(backend);
      const LinearParts arrangement = rows % 2 == 0 ? LinearParts::Concatenated : LinearParts::Paired;
      const Linear linear(parts, workspace, {&pool}, {.parts = arrangement});
      QVERIFY(!linear.isPacked());
      const Matrix out = tilesOf(linear, workspace, in, rows, {&pool});
      QCOMPARE(tilesOf(linear, workspace, in, rows, {}), out);  // one thread, the same bits
      const Linear wide(wideParts, workspace, {}, {.parts = arrangement});
      const Matrix expected = tilesOf(wide, workspace, in, rows, {});
      const float largest = expected.cwiseAbs().maxCoeff();
      QVERIFY((out - expected).cwiseAbs().maxCoeff() <= 2e-5F * std::max(largest, 1.0F));
      if (rows > linear.mostFewRows()) {
        QCOMPARE(out, expected);
        continue;
      }
      for (int row = 0; row < rows; ++row) {
        for (int i = 0; i < 150; ++i) {
          const LinearTensor& part = wideParts[static_cast<std::size_t>(i / 75)];
          float sum = byKernel(part, in.data() + row * inputs, i % 75);
          if (bias) sum += biases[static_cast<std::size_t>(part.rowOf(i % 75))];
          QCOMPARE(out(row, i), sum);
        }
      }
    }
  }

  /// Of panels of many outputs and of blocks of many inputs, as large models have them.
  void wideLayersOfNarrowWeights_data() {
    QTest::addColumn<int>("outputs");
    QTest::addColumn<int>("rows");
    for (const int outputs : {130, 8200}) {
      for (const int rows : {1, 9, 30, 70})
        QTest::addRow("%d outputs, %d rows", outputs, rows) << outputs << rows;
    }
  }
  void wideLayersOfNarrowWeights() {
    QFETCH(const int, outputs);
    QFETCH(const int, rows);
    for (const DType type : {DType::BFloat16, DType::Float16}) {
      const auto matrix = makeNarrow(type, {outputs, 200}, 7);
      LinearTensor tensor;
      tensor.weight = matrix->narrowView;
      tensor.outputs = outputs;
      tensor.inputs = 200;
      LinearTensor wide = tensor;
      wide.weight = matrix->wideView;
      const std::vector<float> in = numbers(rows * 200, 9);
      for (const LinearBackend backend : backends()) {
        LinearWorkspace workspace(backend);
        const Linear narrow({tensor}, workspace, {});
        const Matrix out = run(narrow, workspace, in, rows, {});
        const Matrix expected = run(Linear({wide}, workspace, {}), workspace, in, rows, {});
        if (rows > narrow.mostFewRows()) QCOMPARE(out, expected);
        QVERIFY((out - expected).cwiseAbs().maxCoeff() <= 2e-5F);
      }
    }
  }

  void everyKernelGivesTheSameNumbers() {
    const kernel::FewRowsTable* tables[3];
    const int count = kernel::runnableFewRowsTables(tables);
    for (const DType type : {DType::BFloat16, DType::Float16, DType::Float32}) {
      const auto matrix = makeNarrow(type == DType::Float16 ? type : DType::BFloat16, {70, 83}, 7);
      const TensorView& tensor = type == DType::Float32 ? matrix->wideView : matrix->narrowView;
      const auto* weights = reinterpret_cast<const unsigned char*>(tensor.data);
      const auto number = type == DType::Float32   ? kernel::NumberType::Float32
                          : type == DType::Float16 ? kernel::NumberType::Float16
                                                   : kernel::NumberType::BFloat16;
      std::vector<const unsigned char*> outputs;
      for (std::int64_t i = 0; i < 70; ++i) outputs.push_back(weights + bytesOf(type, i * 83));
      const std::vector<float> in = numbers(23 * 83, 9);
      for (const bool inputMajor : {false, true}) {
        Matrix first;
        for (int i = 0; i < count; ++i) {
          Matrix out = Matrix::Zero(23, inputMajor ? 83 : 70);
          const std::int64_t inputs = inputMajor ? 70 : 83;
          const kernel::FewRowsProduct product{in.data(), 23, inputs, out.data(), out.cols(), out.cols()};
          if (inputMajor) {
            tables[i]->byInput(product, number, weights, 83);
          } else {
            tables[i]->byOutput(product, number, outputs.data());
          }
          if (i == 0) first = out;
          QVERIFY2((out - first).cwiseAbs().maxCoeff() <= 1e-6F, tables[i]->name);
        }
      }
    }
  }

  void addAddsAndOnlyToTheRowsAskedFor() {
    const Layer layer = makeLayer(4, 3, false, false, 5);
    const std::vector<float> in = numbers(3 * 3, 6);
    LinearWorkspace workspace(bestLinearBackend());
    const Linear linear({layer.tensor()}, workspace, {});
    Matrix out = Matrix::Ones(3, 4);
    linear.add({in.data(), 3, 3, Eigen::OuterStride<>(3)}, 2, 3, {out.data(), 3, 4, Eigen::OuterStride<>(4)},
               workspace, {});
    QCOMPARE(out.topRows(2).eval(), Matrix::Ones(2, 4).eval());
    QVERIFY(std::abs(out(2, 1) - 1 - layer.exact(in.data() + 6, 1)) < 1e-6);
  }
};

QTEST_GUILESS_MAIN(TestLinear)
#include "tst_linear.moc"
