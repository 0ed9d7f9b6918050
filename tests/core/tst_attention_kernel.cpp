#include <QTest>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

#include "core/layers/softmax.h"
#include "tests/core/attention_rules.h"

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

// What one table makes of one head.
struct TableRun {
  kernel::Head head;                            // with the table's own log-sum-exp
  std::vector<float> z, logSumExp, patterns;    // [queries, d_v], [queries], [queries, keys]
  std::vector<kernel::QueryBlock> queryBlocks;  // of `head`
  std::vector<std::vector<float>> blockSums;    // log-sum-exp by block, where `head` finds it
};

TableRun runBy(const kernel::Table& table, const kernel::Head& head) {
  TableRun run;
  run.head = head;
  run.z.resize(static_cast<std::size_t>(head.queries * head.valueSize));
  run.logSumExp.resize(static_cast<std::size_t>(head.queries));
  run.patterns.resize(static_cast<std::size_t>(head.queries * head.keys), -1.0f);
  const auto scratch = BufferPool().take(static_cast<std::size_t>(kernel::attendScratch(head, 64, true)));
  for (std::int64_t begin = 0; begin < head.queries; begin += kernel::attendRows) {
    kernel::AttendJob job{};
    job.queryBegin = begin;
    job.queryEnd = std::min(head.queries, begin + kernel::attendRows);
    job.z = run.z.data() + begin * head.valueSize;
    job.zStride = head.valueSize;
    job.logSumExp = run.logSumExp.data() + begin;
    job.patterns = run.patterns.data() + begin * head.keys;
    job.patternStride = head.keys;
    job.scratch = scratch.get();
    table.attend(head, job);
  }
  for (std::int64_t first = 0; first < head.queries; first += kernel::blockTokens) {
    kernel::QueryBlock block = head.queryBlocks[first / kernel::blockTokens];
    std::vector<float> sums(static_cast<std::size_t>((head.head + 1) * block.capacity));
    const std::int64_t count = std::min(head.queries - first, kernel::blockTokens);
    std::copy_n(run.logSumExp.begin() + first, count, sums.begin() + head.head * block.capacity);
    block.logSumExp = sums.data();
    run.blockSums.push_back(std::move(sums));
    run.queryBlocks.push_back(block);
  }
  run.head.queryBlocks = run.queryBlocks.data();
  return run;
}

// Within `tolerance`, or bit for bit where that is 0.
bool agree(const std::vector<float>& a, const std::vector<float>& b, float tolerance) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!sameBits(a[i], b[i]) && !(tolerance > 0 && std::abs(a[i] - b[i]) <= tolerance)) return false;
  }
  return a.size() == b.size();
}

// Tiles of any size, and single cells.
void checkTiles(const kernel::Table& table, const TableRun& run) {
  for (std::int64_t i = 0; i < run.head.queries; i += 19) {
    for (std::int64_t j = 0; j < run.head.keys; j += 23) {
      const std::int64_t rows = std::min<std::int64_t>(run.head.queries - i, 1 + (i + j) % 17);
      const std::int64_t columns = std::min<std::int64_t>(run.head.keys - j, 1 + (i * j) % 70);
      std::vector<float> tile(static_cast<std::size_t>(rows * columns));
      table.tile(run.head, {i, i + rows, j, j + columns}, true, tile.data(), columns);
      for (std::int64_t cell = 0; cell < rows * columns; ++cell) {
        const std::int64_t at = (i + cell / columns) * run.head.keys + j + cell % columns;
        QVERIFY(sameBits(tile[static_cast<std::size_t>(cell)], run.patterns[static_cast<std::size_t>(at)]));
      }
      float alone = -1;
      table.tile(run.head, {i, i + 1, j, j + 1}, true, &alone, 1);
      QVERIFY(sameBits(alone, tile[0]));
    }
  }
}

// Max-pooled pictures: the bits of a block's largest cell.
void checkPictures(const kernel::Table& table, const TableRun& run) {
  const auto scratch = BufferPool().take(static_cast<std::size_t>(kernel::poolScratch));
  for (int level : {0, 1, 2, 3, 5}) {
    const std::int64_t side = std::int64_t{1} << level;
    const std::int64_t columns = pooledSize(run.head.keys, level);
    std::vector<float> pixels(static_cast<std::size_t>(columns));
    kernel::PoolJob job{};
    job.level = level;
    job.out = pixels.data();
    job.stride = columns;
    job.scratch = scratch.get();
    for (std::int64_t row = 0; row < pooledSize(run.head.queries, level); ++row) {
      job.pixels = {row, row + 1, 0, columns};
      table.pool(run.head, job);
      for (std::int64_t column = 0; column < columns; ++column) {
        float largest = 0;
        for (std::int64_t i = row * side; i < std::min((row + 1) * side, run.head.queries); ++i) {
          for (std::int64_t j = column * side; j < std::min((column + 1) * side, run.head.keys); ++j) {
            largest = std::max(largest, run.patterns[static_cast<std::size_t>(i * run.head.keys + j)]);
          }
        }
        QVERIFY(sameBits(pixels[static_cast<std::size_t>(column)], largest));
      }
    }
  }
}

}  // namespace

class tst_attention_kernel : public QObject {
  Q_OBJECT
 private slots:
  void exponential_data();
  void exponential();
  void exponentialDoesNotDescend();
  void hyperbolicTangent_data();
  void hyperbolicTangent();
  void instructionSetsAgree_data();
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

void tst_attention_kernel::hyperbolicTangent_data() { exponential_data(); }

void tst_attention_kernel::hyperbolicTangent() {
  QFETCH(int, table);
  const kernel::Table& kernel = *tables()[static_cast<std::size_t>(table)];
  std::vector<float> x;
  for (float value = -12.0f; value < 12.0f; value += 0.000171f) x.push_back(value);
  for (float value = 1e-20f; value < 1e3f; value *= 1.003f) x.insert(x.end(), {value, -value});
  std::vector<float> y = x;
  kernel.hyperbolicTangents(y.data(), static_cast<std::int64_t>(y.size()));
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double expected = std::tanh(static_cast<double>(x[i]));
    QVERIFY(std::abs(static_cast<double>(y[i]) - expected) <= 3e-7 * std::abs(expected));
  }
  // Vectors and their rests give the same bits.
  for (std::size_t i = 0; i < x.size(); i += 997) {
    float alone = x[i];
    kernel.hyperbolicTangents(&alone, 1);
    QVERIFY(sameBits(alone, y[i]));
  }
  const float infinity = std::numeric_limits<float>::infinity();
  float special[] = {0.0f, infinity, -infinity, 15.0f, -3e38f, std::numeric_limits<float>::quiet_NaN()};
  kernel.hyperbolicTangents(special, 6);
  QCOMPARE(special[0], 0.0f);
  QVERIFY(special[1] == 1.0f && special[2] == -1.0f && special[3] == 1.0f && special[4] == -1.0f);
  QVERIFY(std::isnan(special[5]));
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

void tst_attention_kernel::instructionSetsAgree_data() {
  QTest::addColumn<QString>("rule");
  for (const std::string& rule : ruleNames) QTest::addRow("%s", rule.c_str()) << QString::fromStdString(rule);
}

// A cell has the same bits in the forward, in any tile and in pictures, by every table; and tables whose
// multiply-add is fused agree with each other.
void tst_attention_kernel::instructionSetsAgree() {
  QFETCH(QString, rule);
  constexpr std::int64_t tokens = 133;
  const AttentionCase data = caseOf(rule.toStdString(), tokens, {4, 2, 24, 20});
  const AttentionResult result = run(data);
  const kernel::Head head = result.layer->head(3);
  const TableRun best = runBy(kernel::bestTable(), head);
  for (const kernel::Table* table : tables()) {
    const TableRun own = runBy(*table, head);
    const bool fused = std::strcmp(table->name, "generic") != 0;
    QVERIFY(agree(own.patterns, best.patterns, fused ? 0 : 2e-6f));
    QVERIFY(agree(own.z, best.z, fused ? 0 : 1e-5f));
    QVERIFY(agree(own.logSumExp, best.logSumExp, fused ? 0 : 2e-6f));
    checkTiles(*table, own);
    if (QTest::currentTestFailed()) return;
    checkPictures(*table, own);
    if (QTest::currentTestFailed()) return;
  }
  for (std::int64_t row = 0; row < tokens; ++row) {
    QCOMPARE(best.logSumExp[static_cast<std::size_t>(row)], result.layer->logSumExp(3, row));
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
