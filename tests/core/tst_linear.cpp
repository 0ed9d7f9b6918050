#include <QTest>

#include <cmath>
#include <cstring>
#include <vector>

#include "core/layers/linear.h"

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
        QCOMPARE(linear.isPacked(), pack);
        QCOMPARE(run(linear, workspace, {2, 4}, 1, {})(0, 0), -5.0F);
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
