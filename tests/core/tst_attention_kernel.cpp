#include <QTest>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

#include "core/layers/softmax.h"
#include "tests/core/attention_fixture.h"

using namespace headlight;
using namespace headlight::test;

namespace {

std::vector<const kernel::Table*> tables() {
  const kernel::Table* found[3];
  return {found, found + kernel::runnableTables(found)};
}

// Distance in units of the last place of the float64 result as a float32.
double errorInUlp(float is, double should) {
  const auto rounded = static_cast<float>(should);
  const double ulp = static_cast<double>(std::nextafter(rounded, 2 * rounded)) - static_cast<double>(rounded);
  return std::abs(static_cast<double>(is) - should) / ulp;
}

}  // namespace

class tst_attention_kernel : public QObject {
  Q_OBJECT
 private slots:
  void exponential_data();
  void exponential();
  void exponentialDoesNotDescend();
  void instructionSetsAgree();
  void cellIndicesPast32Bits();
  void referenceSoftmax();
};

void tst_attention_kernel::exponential_data() {
  QTest::addColumn<int>("table");
  for (std::size_t i = 0; i < tables().size(); ++i)
    QTest::addRow("%s", tables()[i]->name) << static_cast<int>(i);
}

void tst_attention_kernel::exponential() {
  QFETCH(int, table);
  const kernel::Table& kernel = *tables()[static_cast<std::size_t>(table)];
  std::vector<float> x;
  for (float value = -86.4f; value < 2.0f; value += 0.00171f) x.push_back(value);
  for (float value = 1e-9f; value < 1e-1f; value *= 1.01f) x.push_back(-value);
  std::vector<float> y = x;
  kernel.exponentials(y.data(), static_cast<std::int64_t>(y.size()));
  for (std::size_t i = 0; i < x.size(); ++i)
    QVERIFY(errorInUlp(y[i], std::exp(static_cast<double>(x[i]))) < 1.0);
  // Vectors and their rests give the same bits.
  for (std::size_t i = 0; i < x.size(); i += 997) {
    float alone = x[i];
    kernel.exponentials(&alone, 1);
    QCOMPARE(std::bit_cast<std::uint32_t>(alone), std::bit_cast<std::uint32_t>(y[i]));
  }
  float special[] = {0.0f, -std::numeric_limits<float>::infinity(), -87.0f, -1e30f, -0.0f};
  kernel.exponentials(special, 5);
  QCOMPARE(special[0], 1.0f);
  for (int i : {1, 2, 3}) QCOMPARE(std::bit_cast<std::uint32_t>(special[i]), 0u);
  QCOMPARE(special[4], 1.0f);
}

// Max pooling exponentiates the largest exponent only, which is right as long as a larger exponent never has
// a smaller exponential. Every float32 in a range of each magnitude.
void tst_attention_kernel::exponentialDoesNotDescend() {
  const kernel::Table& kernel = kernel::bestTable();
  for (float start : {-80.0f, -20.3f, -5.1f, -1.04f, -0.6931f, -0.3466f, -0.3f, -0.01f, -1e-4f}) {
    std::vector<float> x(200000);
    float value = start;
    for (float& entry : x) entry = value = std::nextafter(value, 1.0f);
    kernel.exponentials(x.data(), static_cast<std::int64_t>(x.size()));
    QVERIFY(std::is_sorted(x.begin(), x.end()));
  }
}

void tst_attention_kernel::instructionSetsAgree() {
  AttentionCase data;
  data.sizes = {2, 1, 24, 24};
  data.tokens = 133;
  data.rule.mask = MaskRule::Causal;
  data.rule.scale = 0.2f;
  data.rule.alibiSlopes = {0.5f, 0.125f};
  data.fill();
  const AttentionResult result = run(data);
  const std::size_t cells = 133 * 133;
  for (const kernel::Table* table : tables()) {
    const bool fused = std::strcmp(table->name, "generic") != 0;
    for (std::int64_t head : {0, 1}) {
      std::vector<float> best(cells), other(cells);
      kernel::bestTable().tile(result.layer->head(head), {0, 133, 0, 133}, true, best.data(), 133);
      table->tile(result.layer->head(head), {0, 133, 0, 133}, true, other.data(), 133);
      if (fused) {
        QVERIFY(std::memcmp(best.data(), other.data(), cells * sizeof(float)) == 0);
      } else {
        for (std::size_t i = 0; i < cells; ++i) QVERIFY(std::abs(best[i] - other[i]) < 1e-6f);
      }
      std::vector<float> scratch(
          static_cast<std::size_t>(kernel::attendScratch(result.layer->head(head), 64, false)));
      std::vector<float> z(64 * 24), logSumExp(64);
      kernel::AttendJob job{};
      job.queryBegin = 64;
      job.queryEnd = 128;
      job.z = z.data();
      job.zStride = 24;
      job.logSumExp = logSumExp.data();
      job.scratch = scratch.data();
      table->attend(result.layer->head(head), job);
      for (std::int64_t row = 0; row < 64; ++row) {
        const float difference =
            std::abs(logSumExp[static_cast<std::size_t>(row)] - result.layer->logSumExp(head, 64 + row));
        QVERIFY(fused ? difference == 0 : difference < 1e-6f);
        for (std::int64_t i = 0; i < 24; ++i) {
          const float away =
              std::abs(z[static_cast<std::size_t>(row * 24 + i)] - result.z(64 + row, head * 24 + i));
          QVERIFY(fused ? away == 0 : away < 1e-5f);
        }
      }
    }
  }
}

// 46,341 squared is more than 2^31. The pattern is never whole in memory: the last rows are computed alone.
void tst_attention_kernel::cellIndicesPast32Bits() {
  constexpr std::int64_t tokens = 46341;
  AttentionCase data;
  data.sizes = {1, 1, 2, 2};
  data.tokens = tokens;
  data.rule.mask = MaskRule::Causal;
  data.fill();
  auto layer = std::make_shared<AttentionLayerTrace>(data.sizes, std::make_shared<BufferPool>());
  layer->appendQueries(viewOf(data.queries), {});
  layer->appendKeys(viewOf(data.keys), viewOf(data.values), {});
  constexpr std::int64_t first = tokens - 3;
  Matrix z(3, 2);
  AttentionWorkspace workspace;
  attend(*layer, data.rule, first, {z.data(), 2, nullptr}, workspace, {});
  const SoftmaxPatternSource source({AttentionKind::Decoder, {layer}, labels(tokens), labels(tokens)});
  std::vector<float> row(tokens);
  for (std::int64_t query = first; query < tokens; ++query) {
    source.row({0, 0}, query, row);
    const ReferenceRow expected = referenceRow(data, 0, query);
    double sum = 0;
    for (std::int64_t key = 0; key < tokens; ++key) {
      const double weight = static_cast<double>(row[static_cast<std::size_t>(key)]);
      QVERIFY(std::abs(weight - expected.weights[static_cast<std::size_t>(key)]) < 1e-8);
      sum += weight;
    }
    QVERIFY(std::abs(sum - 1) < 1e-5);
    for (std::int64_t key : {std::int64_t{0}, std::int64_t{40000}, query, tokens - 1}) {
      const float cell = source.cell({0, 0}, query, key);
      QCOMPARE(std::bit_cast<std::uint32_t>(cell),
               std::bit_cast<std::uint32_t>(row[static_cast<std::size_t>(key)]));
    }
    QVERIFY(std::abs(static_cast<double>(z(query - first, 0)) - expected.z[0]) < 1e-5);
  }
  std::vector<float> tile(3 * 5);
  source.tile({0, 0}, {first, tokens, tokens - 5, tokens}, tile.data(), 5);
  QVERIFY(std::equal(tile.begin() + 10, tile.end(), row.end() - 5));
  float pixel = 0;
  source.pooled({0, 0},
                {Pooling::Max, 2, {pooledSize(tokens, 2) - 1, pooledSize(tokens, 2), 9000, 9001}, {}, {}},
                &pixel, 1);
  // 46,341 = 4 * 11,585 + 1, so that the last pixel row is the last query alone.
  QCOMPARE(pixel, *std::max_element(row.begin() + 36000, row.begin() + 36004));
}

void tst_attention_kernel::referenceSoftmax() {
  std::vector<float> row = {std::log(1.0f), std::log(3.0f), -std::numeric_limits<float>::infinity()};
  QVERIFY(std::abs(softmax(row) - std::log(4.0f)) < 1e-6f);
  QVERIFY(std::abs(row[0] - 0.25f) < 1e-6f && std::abs(row[1] - 0.75f) < 1e-6f);
  QCOMPARE(row[2], 0.0f);
  std::vector<float> hidden(2, -std::numeric_limits<float>::infinity());
  QVERIFY(std::isinf(softmax(hidden)));
  QCOMPARE(hidden[0], 0.0f);
  std::vector<float> large = {1000.0f, 1000.0f};
  softmax(large);
  QCOMPARE(large[0], 0.5f);
}

QTEST_GUILESS_MAIN(tst_attention_kernel)
#include "tst_attention_kernel.moc"
