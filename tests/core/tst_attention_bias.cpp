#include <QTest>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/core/attention_rules.h"

using namespace headlight;
using namespace headlight::test;
using nlohmann::json;

namespace {

const json& patterns() {
  static const json read =
      json::parse(std::ifstream(std::string(HEADLIGHT_TEST_DATA) + "/positional/tables.json"));
  return read.at("deberta_patterns");
}

Matrix matrixOf(const json& numbers, std::int64_t columns) {
  const auto read = numbers.get<std::vector<float>>();
  Matrix matrix(std::ssize(read) / columns, columns);
  std::copy(read.begin(), read.end(), matrix.data());
  return matrix;
}

}  // namespace

class tst_attention_bias : public QObject {
  Q_OBJECT
 private slots:
  void keyRows();
  void relativeRows();
  void disentangledRows();
  void relativeHandWork();
  void givenPositionsGiveTheSameBits_data();
  void givenPositionsGiveTheSameBits();
  void rulesThatDoNotFit();
  void agreesWithTransformers_data();
  void agreesWithTransformers();
};

void tst_attention_bias::keyRows() {
  Matrix table(2, 33);
  for (int i = 0; i < 66; ++i) table.data()[i] = static_cast<float>(i);
  const auto bias = makeKeyBias(table);
  const auto& made = std::get<KeyBias>(*bias);
  QVERIFY(made.heads == 2 && made.keys == 33 && made.stride == 64 && made.rows.size() == 128);
  QVERIFY(made.rows[32] == 32 && made.rows[33] == 0 && made.rows[64] == 33 && made.rows[96] == 65);
}

void tst_attention_bias::relativeRows() {
  Matrix table(3, 2);
  table << 1, 10, 2, 20, 3, 30;
  const std::vector<std::int32_t> indices = {2, 1, 0, 1, 1};
  const auto bias = makeRelativeBias(indices, viewOf(table));
  const auto& made = std::get<RelativeBias>(*bias);
  QVERIFY(made.heads == 2 && made.reach == 2 && made.stride == 68);
  const auto at = [&](std::int64_t head, std::int64_t distance) {
    return made
        .rows[static_cast<std::size_t>(head * made.stride + made.reach + kernel::groupKeys + distance)];
  };
  QVERIFY(at(0, -34) == 3 && at(0, -3) == 3 && at(0, -2) == 3 && at(0, -1) == 2 && at(0, 0) == 1);
  QVERIFY(at(1, 0) == 10 && at(1, 1) == 20 && at(1, 2) == 20 && at(1, 33) == 20);
}

void tst_attention_bias::disentangledRows() {
  Matrix keys(3, 4);
  for (int i = 0; i < 12; ++i) keys.data()[i] = static_cast<float>(i);
  const std::vector<std::int32_t> indices = {0, 1, 2};
  const auto bias = makeDisentangledBias(indices, {2, &keys, nullptr});
  const auto& made = std::get<DisentangledBias>(*bias);
  QVERIFY(made.heads == 2 && made.headSize == 2 && made.reach == 1 && made.positionQueries.empty());
  QVERIFY(made.stride >= 66 && made.stride / 16 % 2 == 1);
  const auto at = [&](std::int64_t head, std::int64_t dimension, std::int64_t distance) {
    return made.positionKeys[static_cast<std::size_t>((head * 2 + dimension) * made.stride + made.reach +
                                                      kernel::groupKeys + distance)];
  };
  QVERIFY(at(0, 0, -1) == 0 && at(0, 1, 0) == 5 && at(1, 1, 1) == 11 && at(1, 0, 32) == 10);
}

// Equal dot products; a bias of ln 3 for the key before: weights 3/4 and 1/4.
void tst_attention_bias::relativeHandWork() {
  AttentionCase data;
  data.sizes = {1, 1, 1, 1};
  data.tokens = 2;
  Matrix table(3, 1);
  table << std::log(3.0f), 0, -1;
  const std::vector<std::int32_t> indices = {0, 1, 2};
  data.rule.bias = makeRelativeBias(indices, viewOf(table));
  data.queries = Matrix::Zero(2, 1);
  data.keys = data.values = Matrix::Ones(2, 1);
  const AttentionResult result = run(data);
  const auto near = [](float a, float b) { return std::abs(a - b) < 1e-6f; };
  QVERIFY(near(result.source->cell({0, 0}, 1, 0), 0.75f));
  QVERIFY(near(result.source->cell({0, 0}, 0, 1), std::exp(-1.0f) / (1 + std::exp(-1.0f))));
  const CellFacts facts = result.source->facts({0, 0}, 1, 0);
  QVERIFY(facts.dot == 0 && facts.bias == std::log(3.0f) && facts.score == facts.bias);
}

void tst_attention_bias::givenPositionsGiveTheSameBits_data() {
  QTest::addColumn<QString>("rule");
  for (const QString rule : {"relative", "cap relative", "disentangled", "disentangled keys only"}) {
    QTest::newRow(qPrintable(rule)) << rule;
  }
}

void tst_attention_bias::givenPositionsGiveTheSameBits() {
  QFETCH(QString, rule);
  AttentionCase data = caseOf(rule.toStdString(), 150, {2, 1, 12, 12});
  const AttentionResult own = run(data, {}, true);
  auto positions = std::make_shared<std::vector<float>>();
  for (int token = 0; token < 150; ++token) positions->push_back(static_cast<float>(token));
  data.rule.positions = positions;
  const AttentionResult given = run(data, {}, true);
  QVERIFY(own.patterns == given.patterns);
  auto swapped = std::make_shared<std::vector<float>>(*positions);
  std::swap((*swapped)[3], (*swapped)[4]);
  data.rule.positions = swapped;
  QVERIFY(own.patterns != run(data, {}, true).patterns);
}

void tst_attention_bias::rulesThatDoNotFit() {
  const AttentionSizes sizes{2, 2, 8, 8};
  const auto fits = [&](const AttentionRule& rule) { return rule.fits(sizes, 20, 20); };
  for (const std::string& name : ruleNames) QVERIFY2(fits(ruleNamed(name, sizes, 20)), name.c_str());
  AttentionRule rule = ruleNamed("causal sinks", sizes, 20);
  rule.sinks.pop_back();
  QVERIFY(!fits(rule));
  rule = ruleNamed("causal alibi", sizes, 20);
  rule.bias = biasNamed("relative", sizes, 20);
  QVERIFY(!fits(rule));
  QVERIFY(!fits(ruleNamed("relative", {3, 3, 8, 8}, 20)));
  QVERIFY(!fits(ruleNamed("causal key bias", sizes, 19)));
  QVERIFY(!fits(ruleNamed("disentangled", {2, 2, 4, 8}, 20)));
  rule = ruleNamed("disentangled", sizes, 20);
  rule.cap = 1;
  QVERIFY(!fits(rule));
}

void tst_attention_bias::agreesWithTransformers_data() {
  QTest::addColumn<int>("index");
  for (std::size_t i = 0; i < patterns().size(); ++i) {
    json shown = patterns()[i];
    for (const char* key : {"states", "table", "pattern"}) shown.erase(key);
    QTest::addRow("%s", shown.dump().c_str()) << static_cast<int>(i);
  }
}

// The patterns of transformers' DeBERTa, whose projections are the identity there: queries, keys and values
// are the states, projected positions the table.
void tst_attention_bias::agreesWithTransformers() {
  QFETCH(int, index);
  const json& entry = patterns()[static_cast<std::size_t>(index)];
  const std::int64_t heads = entry.at("heads");
  const std::string parts = entry.at("parts");
  const DisentangledPositions positions{entry.at("max_positions"), entry.at("buckets")};
  AttentionCase data;
  data.tokens = entry.at("tokens");
  data.queries = matrixOf(entry.at("states"), std::ssize(entry.at("states")) / data.tokens);
  data.keys = data.values = data.queries;
  const std::int64_t size = data.queries.cols() / heads;
  data.sizes = {heads, heads, size, size};
  data.rule.scale = 1.0f / std::sqrt(static_cast<float>(size) * (parts == "c2p+p2c" ? 3.0f : 2.0f));
  const Matrix table = matrixOf(entry.at("table"), data.queries.cols());
  QCOMPARE(table.rows(), 2 * positions.span());
  const auto with = [&](const char* part) {
    return parts.find(part) == std::string::npos ? nullptr : &table;
  };
  data.rule.bias = makeDisentangledBias(disentangledIndices(positions), {heads, with("c2p"), with("p2c")});
  const AttentionResult result = run(data, {}, true);
  const auto expected = entry.at("pattern").get<std::vector<float>>();
  QCOMPARE(result.patterns.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    QVERIFY(std::abs(result.patterns[i] - expected[i]) < 1e-6f);
  }
}

QTEST_GUILESS_MAIN(tst_attention_bias)
#include "tst_attention_bias.moc"
