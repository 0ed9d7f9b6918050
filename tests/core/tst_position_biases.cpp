#include <QTest>
#include <fstream>
#include <nlohmann/json.hpp>
#include <numeric>

#include "core/positional/alibi.h"
#include "core/positional/alibi_bias.h"
#include "core/positional/disentangled.h"
#include "core/positional/relative_bias.h"

using namespace headlight;
using nlohmann::json;

namespace {

constexpr std::int64_t farthest = 1500;  // of the reference's distances

const json& tables() {
  static const json read =
      json::parse(std::ifstream(std::string(HEADLIGHT_TEST_DATA) + "/positional/tables.json"));
  return read;
}

// The reference's indices of distances -farthest .. farthest.
std::vector<std::int64_t> indicesOf(const json& changes) {
  std::vector<std::int64_t> indices;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const std::int64_t end = i + 1 < changes.size() ? changes[i + 1][0].get<std::int64_t>() : farthest + 1;
    indices.resize(static_cast<std::size_t>(end + farthest), changes[i][1].get<std::int64_t>());
  }
  return indices;
}

void addRows(const char* name) {
  QTest::addColumn<int>("index");
  for (std::size_t i = 0; i < tables().at(name).size(); ++i) {
    json shown = tables().at(name)[i];
    for (const char* key : {"changes", "bias", "keys"}) shown.erase(key);
    QTest::addRow("%s", shown.dump().c_str()) << static_cast<int>(i);
  }
}

// A table for distances -reach .. reach holds what `indexOf` says, also of what is farther.
void checkTable(const std::vector<std::int32_t>& table, const auto& indexOf) {
  const std::int64_t reach = std::ssize(table) / 2;
  QCOMPARE(std::ssize(table), 2 * reach + 1);
  for (std::int64_t distance = -farthest; distance <= farthest; ++distance) {
    const auto at = static_cast<std::size_t>(std::clamp(distance, -reach, reach) + reach);
    QCOMPARE(std::int64_t{table[at]}, indexOf(distance));
  }
}

}  // namespace

class tst_position_biases : public QObject {
  Q_OBJECT
 private slots:
  void relativeBuckets_data() { addRows("t5"); }
  void relativeBuckets();
  void disentangledIndices_data() { addRows("deberta"); }
  void disentangledIndices();
  void twoBucketsShareAllDistances();
  void keyBiases_data() { addRows("alibi"); }
  void keyBiases();
  void slopes();
};

void tst_position_biases::relativeBuckets() {
  QFETCH(int, index);
  const json& entry = tables().at("t5")[static_cast<std::size_t>(index)];
  const RelativeBuckets settings{entry.at("buckets"), entry.at("max_distance"), entry.at("bidirectional")};
  const std::vector<std::int64_t> expected = indicesOf(entry.at("changes"));
  for (std::int64_t distance = -farthest; distance <= farthest; ++distance) {
    QCOMPARE(relativeBucket(distance, settings), expected[static_cast<std::size_t>(distance + farthest)]);
  }
  checkTable(headlight::relativeBuckets(settings),
             [&](std::int64_t distance) { return relativeBucket(distance, settings); });
}

void tst_position_biases::disentangledIndices() {
  QFETCH(int, index);
  const json& entry = tables().at("deberta")[static_cast<std::size_t>(index)];
  const DisentangledPositions settings{entry.at("max_positions"), entry.at("buckets")};
  const std::vector<std::int64_t> expected = indicesOf(entry.at("changes"));
  for (std::int64_t distance = -farthest; distance <= farthest; ++distance) {
    QCOMPARE(disentangledIndex(distance, settings), expected[static_cast<std::size_t>(distance + farthest)]);
  }
  checkTable(headlight::disentangledIndices(settings),
             [&](std::int64_t distance) { return disentangledIndex(-distance, settings); });
}

// Nothing is as far as the outermost rows of the table then.
void tst_position_biases::twoBucketsShareAllDistances() {
  QCOMPARE(headlight::disentangledIndices({.maxPositions = 24, .buckets = 2}),
           (std::vector<std::int32_t>{3, 2, 1}));
  QCOMPARE(disentangledIndex(-1000, {.maxPositions = 24, .buckets = 2}), std::int64_t{1});
}

void tst_position_biases::keyBiases() {
  QFETCH(int, index);
  const json& entry = tables().at("alibi")[static_cast<std::size_t>(index)];
  const std::string model = entry.at("model");
  const std::int64_t heads = entry.at("heads");
  std::vector<float> positions(2048);
  std::iota(positions.begin(), positions.end(), 0.0f);
  const Matrix bias = model == "bloom"    ? bloomKeyBias(heads, positions)
                      : model == "falcon" ? falconKeyBias(heads, positions, 0.125f)
                                          : mptKeyBias(mptSlopes(heads), positions, positions.back());
  QCOMPARE(bias.rows(), heads);
  QCOMPARE(bias.cols(), Eigen::Index{2048});
  const float scale = model == "falcon" ? 0.125f : 1.0f;
  for (std::int64_t head = 0; head < heads; ++head) {
    const json& row = entry.at("bias")[static_cast<std::size_t>(head)];
    for (std::size_t i = 0; i < row.size(); ++i) {
      const float should = row[i].get<float>() * scale;
      const float is = bias(head, entry.at("keys")[i].get<std::int64_t>());
      // Slopes that are no powers of 2 may differ in the last bit; falcon's are rounded to fewer.
      if (model == "falcon") {
        QCOMPARE(is, should);
      } else {
        QVERIFY(std::abs(is - should) <= 1.3e-7f * std::abs(should));
      }
    }
  }
}

void tst_position_biases::slopes() {
  QCOMPARE(bloomSlopes(8), alibiSlopes(8));
  QCOMPARE(mptSlopes(4, 8), (std::vector<float>{0.25f, 0.0625f, 0.015625f, 0.00390625f}));
  // Of 2^-2, 2^-4, 2^-6, 2^-8 the second and the fourth come first.
  QCOMPARE(mptSlopes(3, 8), (std::vector<float>{0.0625f, 0.00390625f, 0.25f}));
  QCOMPARE(mptSlopes(2, 4), (std::vector<float>{0.25f, 0.0625f}));
  QVERIFY(bloomSlopes(0).empty() && mptSlopes(0).empty());
}

QTEST_GUILESS_MAIN(tst_position_biases)
#include "tst_position_biases.moc"
