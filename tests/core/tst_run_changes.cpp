#include <set>

#include "core/error.h"
#include "core/model/generation.h"
#include "core/model/run_changes.h"
#include "family_golden.h"
#include "tests/support/error_message.h"

using namespace headlight;
using namespace headlight::test;

namespace {

std::shared_ptr<Model> openModel(const std::string& name) {
  Checkpoint checkpoint = readCheckpoint(familyFiles(name));
  auto model = std::make_shared<Model>();
  model->name = name;
  model->config = checkpoint.config;
  model->transformer =
      std::make_shared<Transformer>(checkpoint.config, std::move(checkpoint.weights), Execution{});
  return model;
}

RunRequest requestOf(const std::string& name) {
  RunRequest request = openFamilyGolden(name).request;
  request.tokenTypes.clear();
  return request;
}

std::vector<AttentionKind> kindsOf(const Trace& trace) {
  std::vector<AttentionKind> kinds;
  for (const AttentionKind kind : {AttentionKind::Encoder, AttentionKind::Decoder, AttentionKind::Cross})
    if (trace.attention(kind)) kinds.push_back(kind);
  return kinds;
}

const PatternSource& patternsOf(const Trace& trace, AttentionKind kind) {
  return *trace.attention(kind)->patterns;
}

double differenceOf(const Trace& one, const Trace& other, AttentionKind kind) {
  return largestDifference(allPatterns(patternsOf(one, kind)), allPatterns(patternsOf(other, kind)));
}

/// The largest difference of the rows `queries` and columns `keys` of one from all of the other's.
double differenceAt(const PatternSource& whole, const PatternSource& part,
                    const std::vector<std::int64_t>& queries, const std::vector<std::int64_t>& keys) {
  double largest = 0;
  const PatternShape shape = part.shape();
  for (int layer = 0; layer < shape.layers; ++layer)
    for (int head = 0; head < shape.heads; ++head)
      for (std::int64_t query = 0; query < shape.queries; ++query)
        for (std::int64_t key = 0; key < shape.keys; ++key) {
          const float one = whole.cell({layer, head}, queries[static_cast<std::size_t>(query)],
                                       keys[static_cast<std::size_t>(key)]);
          largest = std::max<double>(largest, std::abs(one - part.cell({layer, head}, query, key)));
        }
  return largest;
}

std::vector<std::int64_t> range(std::int64_t count) {
  std::vector<std::int64_t> numbers(static_cast<std::size_t>(count));
  std::iota(numbers.begin(), numbers.end(), 0);
  return numbers;
}

TapPart partOf(AttentionKind kind) {
  return kind == AttentionKind::Cross ? TapPart::CrossAttention : TapPart::Attention;
}

void addFamilies(const std::vector<const char*>& names) {
  QTest::addColumn<QString>("family");
  for (const char* name : names) QTest::newRow(name) << QString::fromLatin1(name);
}

/// Families with every bias, cap, sink, positional encoding and kind of attention.
const std::vector<const char*> kFamilies = {
    "bert",        "albert",      "deberta",      "deberta-v2", "mpnet",  "modernbert", "gpt2",
    "llama",       "bloom",       "falcon-alibi", "mpt",        "gemma2", "gpt_oss",    "cohere2",
    "deepseek_v2", "deepseek_v3", "deepseek_v32", "bart",       "t5",     "umt5",       "m2m_100"};

}  // namespace

/// Changes that a person asks for reach every kind of attention, whatever its bias, and every step of a text
/// that the model writes.
class TestRunChanges : public QObject {
  Q_OBJECT

 private slots:
  void headsAreSwitchedOff_data() { addFamilies(kFamilies); }
  void headsAreSwitchedOff() {
    QFETCH(const QString, family);
    const auto model = openModel(family.toStdString());
    RunRequest request = requestOf(family.toStdString());
    const auto plain = model->transformer->run(request, {});
    for (const AttentionKind kind : kindsOf(*plain)) {
      RunRequest changed = request;
      applyChanges(model->config, {.heads = {{kind, {.head = {0, 1}}}}}, changed);
      changed.record.taps = {{.part = partOf(kind), .point = TapPoint::Z, .layer = 0}};
      if (model->config.encoder && model->config.decoder)
        changed.record.taps[0].stack =
            kind == AttentionKind::Encoder ? AttentionKind::Encoder : AttentionKind::Decoder;
      const auto trace = model->transformer->run(changed, {});
      const TapRecord& z = trace->taps->records.front();
      const std::int64_t size = z.values.cols() / z.heads;
      QVERIFY(z.values.middleCols(size, size).isZero(0));
      QVERIFY(!z.values.middleCols(0, size).isZero(1e-4F));
      QVERIFY(largestDifference(vectorOf(plain->logits), vectorOf(trace->logits)) > 1e-5);
    }
  }

  void keysAreBlocked_data() { addFamilies(kFamilies); }
  void keysAreBlocked() {
    QFETCH(const QString, family);
    const auto model = openModel(family.toStdString());
    const RunRequest request = requestOf(family.toStdString());
    const auto plain = model->transformer->run(request, {});
    for (const AttentionKind kind : kindsOf(*plain)) {
      RunRequest changed = request;
      applyChanges(model->config, {.keys = {{kind, {.key = 1}}, {kind, {.query = 3, .key = 0}}}}, changed);
      const auto trace = model->transformer->run(changed, {});
      const PatternSource& patterns = patternsOf(*trace, kind);
      QVERIFY(patternsOf(*plain, kind).cell({0, 0}, 3, 1) > 0);
      for (std::int64_t query = 0; query < patterns.shape().queries; ++query)
        QCOMPARE(patterns.cell({1, 0}, query, 1), 0.0F);
      QCOMPARE(patterns.cell({1, 0}, 3, 0), 0.0F);
      float sum = patterns.sinkShare({1, 0}, 3);
      for (std::int64_t key = 0; key < patterns.shape().keys; ++key) sum += patterns.cell({1, 0}, 3, key);
      QVERIFY(std::abs(sum - 1) < 1e-4F);
    }
  }

  void scalesAndPositionsReachEveryKind_data() { addFamilies(kFamilies); }
  void scalesAndPositionsReachEveryKind() {
    QFETCH(const QString, family);
    const auto model = openModel(family.toStdString());
    const RunRequest request = requestOf(family.toStdString());
    const auto plain = model->transformer->run(request, {});
    for (const RunChanges& changes :
         {RunChanges{.scoreScale = 0.05F}, RunChanges{.withoutPositions = true}}) {
      RunRequest changed = request;
      applyChanges(model->config, changes, changed);
      const auto trace = model->transformer->run(changed, {});
      for (const AttentionKind kind : kindsOf(*plain)) QVERIFY(differenceOf(*plain, *trace, kind) > 1e-4);
    }
  }

  /// Tokens after cut ones are where they would be without them, if their positions say so.
  void decoderTokensTakePositions_data() { addFamilies({"bart", "t5", "umt5", "m2m_100", "marian"}); }
  void decoderTokensTakePositions() {
    QFETCH(const QString, family);
    const auto model = openModel(family.toStdString());
    RunRequest whole = requestOf(family.toStdString());
    whole.decoderIds.resize(5);
    RunRequest part = whole;
    part.decoderIds = {whole.decoderIds[0], whole.decoderIds[3], whole.decoderIds[4]};
    const auto unplaced = model->transformer->run(part, {});
    applyChanges(model->config, {.cutDecoderTokens = {1, 2}}, whole);
    applyChanges(model->config, {.decoderPositions = {0, 3, 4}}, part);
    const auto cut = model->transformer->run(whole, {});
    const auto placed = model->transformer->run(part, {});
    const std::vector<std::int64_t> left = {0, 3, 4};
    const auto differenceFrom = [&](const Trace& trace, AttentionKind kind) {
      const bool cross = kind == AttentionKind::Cross;
      return differenceAt(patternsOf(*cut, kind), patternsOf(trace, kind), left,
                          cross ? range(static_cast<std::int64_t>(part.ids.size())) : left);
    };
    for (const AttentionKind kind : {AttentionKind::Decoder, AttentionKind::Cross}) {
      QVERIFY(differenceFrom(*placed, kind) < 1e-5);
      QVERIFY(differenceFrom(*unplaced, kind) > 1e-4);
    }
    QVERIFY((cut->logits.row(4) - placed->logits.row(2)).cwiseAbs().maxCoeff() < 1e-4F);
  }

  /// Under a causal mask the first tokens are those of a shorter text.
  void masksReachTheEncoder_data() { addFamilies({"bart", "t5", "umt5", "m2m_100", "marian"}); }
  void masksReachTheEncoder() {
    QFETCH(const QString, family);
    const auto model = openModel(family.toStdString());
    RunRequest whole = requestOf(family.toStdString());
    applyChanges(model->config, {.masks = {{AttentionKind::Encoder, MaskRule::Causal}}}, whole);
    RunRequest part = whole;
    part.ids.resize(4);
    const auto all = model->transformer->run(whole, {});
    const auto first = model->transformer->run(part, {});
    QVERIFY(differenceAt(patternsOf(*all, AttentionKind::Encoder), patternsOf(*first, AttentionKind::Encoder),
                         range(4), range(4)) < 1e-5);
    QVERIFY(patternsOf(*all, AttentionKind::Encoder).isMasked({0, 0}, 1, 2));
    QVERIFY(!patternsOf(*all, AttentionKind::Cross).isMasked({0, 0}, 1, 2));
  }

  void masksReachTheCrossAttention_data() { addFamilies({"bart", "t5", "marian"}); }
  void masksReachTheCrossAttention() {
    QFETCH(const QString, family);
    const auto model = openModel(family.toStdString());
    RunRequest request = requestOf(family.toStdString());
    const auto plain = model->transformer->run(request, {});
    applyChanges(model->config, {.masks = {{AttentionKind::Cross, MaskRule::Causal}}}, request);
    const auto trace = model->transformer->run(request, {});
    const PatternSource& cross = patternsOf(*trace, AttentionKind::Cross);
    QVERIFY(std::abs(cross.cell({0, 0}, 0, 0) - 1) < 1e-6F);
    QVERIFY(cross.isMasked({0, 0}, 1, 2) && cross.cell({0, 0}, 1, 2) == 0);
    QVERIFY(differenceOf(*plain, *trace, AttentionKind::Encoder) == 0);
    QVERIFY(differenceOf(*plain, *trace, AttentionKind::Decoder) > 1e-4);  // of the second layer
  }

  /// Every step of a text has the changes, so that the whole text run afresh is the same.
  void writtenTextsAreChanged_data() {
    addFamilies({"gpt2", "bloom", "falcon-alibi", "mpt", "gemma2", "gpt_oss", "deepseek_v3", "deepseek_v32",
                 "bart", "t5", "m2m_100"});
  }
  void writtenTextsAreChanged() {
    QFETCH(const QString, family);
    const auto model = openModel(family.toStdString());
    const bool both = model->config.architecture() == Architecture::EncoderDecoder;
    RunRequest request = requestOf(family.toStdString());
    request.ids.resize(4);
    if (both) request.decoderIds.resize(2);
    RunChanges changes{.heads = {{{}, {.head = {0, 1}}}}, .keys = {{{}, {.key = 0}}}, .scoreScale = 0.3F};
    if (both) {
      changes.masks = {{AttentionKind::Encoder, MaskRule::Causal}, {AttentionKind::Cross, MaskRule::Causal}};
      changes.heads.push_back({AttentionKind::Cross, {.head = {1, 0}}});
      changes.decoderPositions = {1, 3};
      changes.decoderAttentionMask = {1, 1};
    } else {
      changes.positions = {1, 3, 4, 7};
    }
    applyChanges(model->config, changes, request);
    const Generation made = generate(*model, request, {.maxNewTokens = 4}, {});
    const RunRequest& written = made.request;
    const std::vector<std::int64_t>& positions = both ? written.decoderPositions : written.positions;
    QCOMPARE(positions.back(), (both ? 3 : 7) + static_cast<std::int64_t>(made.written.size()));
    const auto afresh = openModel(family.toStdString())->transformer->run(written, {});
    for (const AttentionKind kind : kindsOf(*afresh))
      QVERIFY(differenceOf(*made.trace, *afresh, kind) < 1e-5);
  }

  void whatIsNotThereIsRefused_data() {
    QTest::addColumn<QString>("family");
    QTest::addColumn<RunChanges>("changes");
    QTest::addColumn<QString>("message");
    QTest::newRow("cross") << "gpt2" << RunChanges{.masks = {{AttentionKind::Cross, MaskRule::Causal}}}
                           << "The model has no cross-attention, so that nothing of it can be changed.";
    QTest::newRow("encoder") << "gpt2" << RunChanges{.heads = {{AttentionKind::Encoder, {}}}}
                             << "The model has no encoder, so that nothing of it can be changed.";
    QTest::newRow("decoder") << "bert" << RunChanges{.keys = {{AttentionKind::Decoder, {}}}}
                             << "The model has no decoder, so that nothing of it can be changed.";
    QTest::newRow("decoder cut")
        << "bert" << RunChanges{.cutDecoderTokens = {1}}
        << "The model is no encoder with a decoder, so that there are no decoder tokens to cut.";
    QTest::newRow("decoder positions")
        << "gpt2" << RunChanges{.decoderPositions = {0}}
        << "The model is no encoder with a decoder, so it takes no positions of decoder tokens.";
    QTest::newRow("decoder mask")
        << "gpt2" << RunChanges{.decoderAttentionMask = {1}}
        << "The model is no encoder with a decoder, so it takes no attention mask of decoder tokens.";
    QTest::newRow("few positions") << "bart" << RunChanges{.decoderPositions = {0}}
                                   << "There are 1 positions for 3 decoder tokens; one for each is needed.";
    QTest::newRow("far position") << "bart" << RunChanges{.decoderPositions = {0, 1, 5000}}
                                  << "Decoder token 2 is at position 5000; the model has positions 0 to 31.";
    QTest::newRow("long mask")
        << "bart" << RunChanges{.decoderAttentionMask = {1, 1, 1, 1}}
        << "The decoder's attention mask has 4 entries for 3 decoder tokens; one for each is needed.";
    QTest::newRow("window") << "bart"
                            << RunChanges{.masks = {{AttentionKind::Cross, MaskRule::SlidingWindow}}}
                            << "The cross-attention has no sliding window, so its mask cannot be one.";
    QTest::newRow("cut") << "bart" << RunChanges{.cutTokens = {4}}
                         << "Token 4 cannot be cut: there are tokens 0 to 3.";
    QTest::newRow("key") << "bart" << RunChanges{.keys = {{AttentionKind::Cross, {.key = 4}}}}
                         << "Key 4 cannot be blocked: there are tokens 0 to 3.";
    QTest::newRow("query") << "bart" << RunChanges{.keys = {{AttentionKind::Cross, {.query = 3, .key = 0}}}}
                           << "Query 3 cannot be kept from a key: there are tokens 0 to 2.";
  }
  void whatIsNotThereIsRefused() {
    QFETCH(const QString, family);
    QFETCH(const RunChanges, changes);
    QFETCH(const QString, message);
    const auto model = openModel(family.toStdString());
    RunRequest request;
    request.ids = {3, 7, 11, 2};
    if (family == "bart") request.decoderIds = {2, 9, 4};
    QCOMPARE(QString::fromStdString(messageOf([&] {
               applyChanges(model->config, changes, request);
               model->transformer->run(request, {});
             })),
             message);
  }
};

QTEST_GUILESS_MAIN(TestRunChanges)
#include "tst_run_changes.moc"
