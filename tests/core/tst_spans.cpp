#include <QTest>
#include <cmath>
#include <stop_token>

#include "core/analysis/span_attention.h"
#include "core/explain/span_cuts.h"
#include "core/trace/dense_pattern_source.h"
#include "tests/core/attention_fixture.h"
#include "tests/core/family_golden.h"
#include "tests/support/error_message.h"

using namespace headlight;
using namespace headlight::test;

namespace {

DensePatternSource denseOf(std::vector<float> values, std::vector<std::int64_t> visible = {}) {
  auto weights = std::make_shared<std::vector<float>>(std::move(values));
  DensePatternSource::Parts parts{
      AttentionKind::Encoder, {1, 1, 3, 4}, weights->data(), weights, labels(3), labels(4), ""};
  parts.visibleKeys = std::move(visible);
  return DensePatternSource(std::move(parts));
}

std::shared_ptr<Model> openModel(const std::string& family) {
  Checkpoint checkpoint = openFamily(family);
  auto model = std::make_shared<Model>();
  model->name = family;
  model->config = checkpoint.config;
  model->transformer =
      std::make_shared<Transformer>(std::move(checkpoint.config), std::move(checkpoint.weights), Execution{});
  return model;
}

/// What NumPy made of transformers' own attention, see make_span_goldens.py.
class SpanGolden {
 public:
  explicit SpanGolden(const std::string& name)
      : m_file(MappedFile::open(std::string(HEADLIGHT_TEST_DATA) + "/spans/" + name + ".safetensors")),
        m_arrays(readSafetensors(m_file->bytes(), name)) {}
  bool has(const std::string& name) const { return m_arrays.find(name.c_str()); }
  std::vector<std::int32_t> ids(const std::string& name) const { return idsOf(*m_arrays.find(name.c_str())); }
  std::vector<float> floats(const std::string& name) const { return floatsOf(*m_arrays.find(name.c_str())); }
  RunRequest request(const Model& model) const {
    RunRequest request;
    request.ids = ids("ids");
    if (model.config.architecture() == Architecture::EncoderDecoder) request.decoderIds = ids("decoder_ids");
    return request;
  }
  SpanLabels labels(const std::string& kind) const {
    return {3, ids(kind + ".queries"), ids(kind + ".keys")};
  }

 private:
  std::shared_ptr<const MappedFile> m_file;
  SafetensorsFile m_arrays;
};

bool same(double a, double b) { return (std::isnan(a) && std::isnan(b)) || std::abs(a - b) < 1e-5; }

}  // namespace

/// Attention by spans of a text, and predictions without one.
class TestSpans : public QObject {
  Q_OBJECT

 private slots:
  void byHand();
  void maskedKeysAreNoChance();
  void queriesThatDoNotCount();
  void layersCountAlike();
  void agreesWithNumPy_data() { addGoldens(); }
  void agreesWithNumPy();
  void cutsAgree_data() { addGoldens(); }
  void cutsAgree();
  void cuttingThePlaceItself();
  void modelsThatPredictNothing();
  void sameWithAnyNumberOfThreads();
  void stops();

 private:
  static void addGoldens() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"gpt2", "llama", "bert", "bart"})
      QTest::newRow(name) << QString::fromLatin1(name);
  }
};

// Keys a a b -, queries a b b. Row 0 gives a 0.5 + 0.25 and b 0.25; row 1 b 1; row 2 a 0.25 and b 0.25.
void TestSpans::byHand() {
  const DensePatternSource source =
      denseOf({0.5f, 0.25f, 0.25f, 0, 0, 0, 1, 0, 0.25f, 0, 0.25f, 0.5f}, {4, 4, 4});
  const SpanAttention attention = spanAttention(source, {2, {0, 1, 1}, {0, 0, 1, -1}}, {});
  const SpanShares& head = attention.of({0, 0});
  QCOMPARE(head.share(0, 0), 0.75);
  QCOMPARE(head.share(0, 1), 0.25);
  QCOMPARE(head.share(1, 0), 0.125);
  QCOMPARE(head.share(1, 1), 0.625);
  QCOMPARE(head.share(2, 0), (0.75 + 0 + 0.25) / 3);
  QCOMPARE(head.chance(2, 0), 0.5);
  QCOMPARE(head.chance(2, 1), 0.25);
  QCOMPARE(head.lift(2, 1), 1.5 / 3 / 0.25);
  QCOMPARE(head.rows, (std::vector<std::int64_t>{1, 2, 3}));
  QVERIFY(!attention.sampled);
}

// Each query sees one key more: of 1, 2 and 3 keys the span "a" has 1, 2 and 2.
void TestSpans::maskedKeysAreNoChance() {
  const DensePatternSource source = denseOf({1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0}, {1, 2, 3});
  const SpanAttention attention = spanAttention(source, {2, {-1, -1, -1}, {0, 0, 1, 1}}, {});
  const SpanShares& head = attention.of({0, 0});
  QCOMPARE(head.chance(2, 0), (1 + 1 + 2.0 / 3) / 3);
  QCOMPARE(head.chance(2, 1), (0 + 0 + 1.0 / 3) / 3);
  QCOMPARE(head.lift(2, 1), 3.0);
  QVERIFY(std::isnan(head.share(0, 0)));  // no query belongs to it
  QVERIFY(std::isnan(head.lift(0, 0)));
}

void TestSpans::queriesThatDoNotCount() {
  const DensePatternSource source = denseOf({1, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0}, {4, 4, 4});
  const SpanAttention attention =
      spanAttention(source, {1, {SpanLabels::leftOut, 0, -1}, {0, -1, -1, -1}}, {});
  QCOMPARE(attention.of({0, 0}).share(1, 0), 0.5);
  QCOMPARE(attention.of({0, 0}).rows, (std::vector<std::int64_t>{1, 2}));
}

void TestSpans::layersCountAlike() {
  SpanAttention attention{{2, 1, 1, 1}, {}, false};
  attention.heads = {{1, {0.2, 0.4}, {0.5, 0.5}, {1, 3}}, {1, {0.6, 0.8}, {0.5, 0.5}, {1, 3}}};
  QCOMPARE(meanShares(attention, 0, 2).share(1, 0), (0.4 + 0.8) / 2);
  QCOMPARE(meanShares(attention, 0, 2).lift(1, 0), 1.2);
  QCOMPARE(meanShares(attention, 1, 2).share(0, 0), 0.6);
  attention.heads[1].rows = {0, 0};  // a layer without a pattern
  QCOMPARE(meanShares(attention, 0, 2).share(1, 0), 0.4);
  QVERIFY(!meanShares(attention, 1, 2).hasRows());
}

void TestSpans::agreesWithNumPy() {
  QFETCH(const QString, name);
  const SpanGolden golden(name.toStdString());
  const auto model = openModel(name.toStdString());
  const auto trace = model->transformer->run(golden.request(*model), {});
  int kinds = 0;
  for (const AttentionKind kind : {AttentionKind::Encoder, AttentionKind::Decoder, AttentionKind::Cross}) {
    const std::string text(nameOf(kind));
    if (!golden.has(text + ".shares")) continue;
    ++kinds;
    const PatternSource& source = *trace->attention(kind)->patterns;
    const SpanAttention attention = spanAttention(source, golden.labels(text), {});
    const std::vector<float> shares = golden.floats(text + ".shares");
    const std::vector<float> chances = golden.floats(text + ".chances");
    QCOMPARE(attention.heads.size() * 12, shares.size());
    for (std::size_t i = 0; i < shares.size(); ++i) {
      QVERIFY(same(attention.heads[i / 12].shares[i % 12], static_cast<double>(shares[i])));
      QVERIFY(same(attention.heads[i / 12].chances[i % 12], static_cast<double>(chances[i])));
    }
  }
  QCOMPARE(kinds, name == QStringLiteral("bart") ? 2 : 1);
}

void TestSpans::cutsAgree() {
  QFETCH(const QString, name);
  const SpanGolden golden(name.toStdString());
  const auto model = openModel(name.toStdString());
  const std::vector<std::int32_t> keys = golden.ids(golden.has("cross.keys")     ? "cross.keys"
                                                    : golden.has("encoder.keys") ? "encoder.keys"
                                                                                 : "decoder.keys");
  std::vector<std::vector<std::int64_t>> spans(3);
  for (std::size_t key = 0; key < keys.size(); ++key)
    if (keys[key] >= 0) spans[static_cast<std::size_t>(keys[key])].push_back(static_cast<std::int64_t>(key));
  const std::int64_t position = golden.ids("position").front();
  const SpanCuts cuts = spanCuts(*model, golden.request(*model), spans, position, {});
  const std::vector<float> base = golden.floats("base");
  const auto likeliest = std::max_element(base.begin(), base.end()) - base.begin();
  QCOMPARE(cuts.place.position, position);
  QCOMPARE(std::int64_t{cuts.base.id}, std::int64_t{likeliest});
  QVERIFY(same(cuts.base.probability, static_cast<double>(base[static_cast<std::size_t>(likeliest)])));
  const std::vector<float> expected = golden.floats("cut");
  double largest = 0;
  for (std::size_t span = 0; span < 3; ++span) {
    const float* row = expected.data() + span * base.size();
    QVERIFY(cuts.cuts[span]);
    QVERIFY(same(cuts.cuts[span]->token.probability, static_cast<double>(row[likeliest])));
    const auto top = std::max_element(row, row + base.size());
    QVERIFY(same(cuts.cuts[span]->likeliest.probability, static_cast<double>(*top)));
    largest = std::max(largest, std::abs(cuts.cuts[span]->token.probability - cuts.base.probability));
  }
  QVERIFY(largest > 1e-4);  // a cut that does nothing would pass otherwise
}

void TestSpans::cuttingThePlaceItself() {
  const auto model = openModel("gpt2");
  RunRequest request;
  request.ids = {3, 7, 12, 9};
  const SpanCuts cuts = spanCuts(*model, request, {{0, 1}, {2, 3}}, {}, {});
  QCOMPARE(cuts.place.position, 3);
  QVERIFY(cuts.cuts[0].has_value());
  QVERIFY(!cuts.cuts[1].has_value());
}

void TestSpans::modelsThatPredictNothing() {
  const auto model = openModel("electra-discriminator");
  RunRequest request;
  request.ids = {3, 7, 12};
  QCOMPARE(
      messageOf([&] { spanCuts(*model, request, {{0}}, {}, {}); }),
      std::string("electra-discriminator predicts no tokens: its checkpoint holds no language-model head."));
}

void TestSpans::sameWithAnyNumberOfThreads() {
  const SpanGolden golden("bert");
  const auto model = openModel("bert");
  const auto trace = model->transformer->run(golden.request(*model), {});
  const PatternSource& source = *trace->encoder->patterns;
  ThreadPool pool(3);
  std::vector<double> heard;
  const SpanAttention many = spanAttention(source, golden.labels("encoder"),
                                           {&pool, {}, [&](double done) { heard.push_back(done); }});
  const SpanAttention one = spanAttention(source, golden.labels("encoder"), {});
  for (std::size_t i = 0; i < one.heads.size(); ++i)
    for (std::size_t cell = 3 * 3; cell < 4 * 3; ++cell)
      QCOMPARE(many.heads[i].shares[cell], one.heads[i].shares[cell]);
  QCOMPARE(heard.back(), 1.0);
  // With few cells allowed, some rows stand for all.
  const SpanAttention some = spanAttention(source, golden.labels("encoder"), {}, 13 * 8);
  QVERIFY(some.sampled && !one.sampled);
}

void TestSpans::stops() {
  std::stop_source stop;
  stop.request_stop();
  const DensePatternSource source = denseOf(std::vector<float>(12, 0.25f), {4, 4, 4});
  QVERIFY_EXCEPTION_THROWN(spanAttention(source, {1, {0, 0, 0}, {0, 0, 0, 0}}, {nullptr, stop.get_token()}),
                           Cancelled);
}

QTEST_GUILESS_MAIN(TestSpans)
#include "tst_spans.moc"
