#include <QTest>

#include <random>

#include "core/error.h"
#include "core/model/playground.h"
#include "core/model/random_model.h"
#include "dense_reference.h"
#include "golden_model.h"

using namespace headlight;
using namespace headlight::test;

namespace {

struct Loaded {
  Checkpoint checkpoint;
  std::unique_ptr<Transformer> transformer;
  Golden golden;
};

Loaded load(const std::string& family, const TransformerOptions& options = {}) {
  Loaded loaded{readCheckpoint(ModelFiles::directory(familyFolder(family))), nullptr,
                familyGolden(familyFolder(family))};
  loaded.transformer = std::make_unique<Transformer>(loaded.checkpoint.config, loaded.checkpoint.weights,
                                                     Execution{}, options);
  return loaded;
}

AttentionKind kindOf(const Loaded& loaded) {
  return loaded.checkpoint.config.architecture() == Architecture::Encoder ? AttentionKind::Encoder
                                                                          : AttentionKind::Decoder;
}

using Change = void (*)(RunRequest&, AttentionKind);

QString errorOf(Transformer& transformer, const RunRequest& request) {
  try {
    transformer.run(request, {});
  } catch (const Error& error) {
    return QString::fromUtf8(error.what());
  }
  return {};
}

void verifyMatches(const Loaded& loaded, const RunRequest& request) {
  const auto trace = loaded.transformer->run(request, {});
  const DenseReference::Result expected = DenseReference(loaded.checkpoint).run(request);
  QVERIFY(largestDifference(allPatterns(*trace), expected.patterns) < 1e-5);
  QVERIFY((trace->logits.cast<double>() - expected.logits).cwiseAbs().maxCoeff() < 1e-4);
}

// One random edit of a text, as typing, deleting and pasting make them.
void edit(std::vector<std::int32_t>& ids, std::int64_t vocabulary, std::mt19937& random) {
  const auto below = [&](std::size_t limit) { return random() % std::max<std::size_t>(limit, 1); };
  const auto id = [&] { return static_cast<std::int32_t>(random() % static_cast<unsigned>(vocabulary)); };
  switch (random() % 5) {
    case 0:
    case 1:
      ids.push_back(id());
      return;
    case 2:
      if (ids.size() > 1) ids.erase(ids.begin() + static_cast<std::ptrdiff_t>(below(ids.size())), ids.end());
      if (ids.empty()) ids.push_back(id());
      return;
    case 3:
      ids[below(ids.size())] = id();
      return;
    default:
      for (int i = 0; i < 40; ++i)
        ids.insert(ids.begin() + static_cast<std::ptrdiff_t>(below(ids.size())), id());
      return;
  }
}

void verifySameTrace(const Trace& a, const Trace& b, double tolerance) {
  QVERIFY(largestDifference(allPatterns(a), allPatterns(b)) <= tolerance);
  QVERIFY(largestDifference(vectorOf(a.logits), vectorOf(b.logits)) <= tolerance * 10);
  QCOMPARE(a.firstLogitsPosition, b.firstLogitsPosition);
  const AttentionTrace& first = *a.attention(a.defaultKind());
  const AttentionTrace& second = *b.attention(b.defaultKind());
  const PatternShape shape = first.patterns->shape();
  for (int head = 0; head < shape.heads; ++head) {
    const HeadId id{static_cast<int>(shape.layers) - 1, head};
    QVERIFY((first.values->values(id) - second.values->values(id)).cwiseAbs().maxCoeff() <= tolerance * 10);
  }
  if (a.decoderResiduals) {
    QVERIFY(largestDifference(allHiddenStates(a), allHiddenStates(b)) <= tolerance * 10);
  }
}

/// The golden's run and the same without positions.
std::pair<RunRequest, RunRequest> withAndWithoutPositions(const Golden& golden) {
  RunRequest request = golden.request;
  request.tokenTypes.clear();
  RunRequest variant = request;
  variant.interventions.withoutPositions = true;
  return {request, variant};
}

}  // namespace

class TestTransformer : public QObject {
  Q_OBJECT

 private slots:
  void interventionsAgreeWithDenseArithmetic_data() {
    QTest::addColumn<QString>("family");
    QTest::addColumn<Change>("change");
    const std::vector<std::pair<const char*, Change>> changes = {
        {"nothing", [](RunRequest&, AttentionKind) {}},
        {"a head zeroed",
         [](RunRequest& r, AttentionKind kind) {
           r.interventions.ablatedHeads = {{kind, {0, 1}, HeadAblation::Zero}};
         }},
        {"two heads at their means",
         [](RunRequest& r, AttentionKind kind) {
           r.interventions.ablatedHeads = {{kind, {0, 0}, HeadAblation::Mean},
                                           {kind, {1, 2}, HeadAblation::Mean}};
         }},
        {"keys blocked",
         [](RunRequest& r, AttentionKind kind) {
           r.interventions.blockedKeys = {{kind, -1, 2}, {kind, 5, 4}, {kind, 7, 0}};
         }},
        {"tokens cut, a head at its mean",
         [](RunRequest& r, AttentionKind kind) {
           r.interventions.cutTokens = {1, 6};
           r.interventions.ablatedHeads = {{kind, {1, 0}, HeadAblation::Mean}};
         }},
        {"without positions", [](RunRequest& r, AttentionKind) { r.interventions.withoutPositions = true; }},
        {"another scale", [](RunRequest& r, AttentionKind) { r.interventions.scoreScale = 0.11F; }},
        {"positions swapped",
         [](RunRequest& r, AttentionKind) {
           for (std::size_t i = 0; i < r.ids.size(); ++i) r.positions.push_back(static_cast<std::int64_t>(i));
           std::swap(r.positions[1], r.positions[4]);
         }},
        {"bidirectional", [](RunRequest& r, AttentionKind) { r.mask = MaskRule::Bidirectional; }},
        {"causal", [](RunRequest& r, AttentionKind) { r.mask = MaskRule::Causal; }},
        {"everything at once", [](RunRequest& r, AttentionKind kind) {
           r.interventions.ablatedHeads = {{kind, {0, 1}, HeadAblation::Mean}};
           r.interventions.blockedKeys = {{kind, -1, 3}};
           r.interventions.cutTokens = {2};
           r.interventions.scoreScale = 0.2F;
           r.mask = MaskRule::Bidirectional;
           for (std::size_t i = 0; i < r.ids.size(); ++i)
             r.positions.push_back(static_cast<std::int64_t>(i) / 2);
         }}};
    for (const char* family :
         {"bert", "roberta", "gpt2", "gpt2-inverse-layer", "llama", "mistral", "qwen2"}) {
      for (const auto& [name, change] : changes) {
        QTest::addRow("%s, %s", family, name) << QString(family) << change;
      }
    }
  }
  void interventionsAgreeWithDenseArithmetic() {
    QFETCH(const QString, family);
    QFETCH(const Change, change);
    const Loaded loaded = load(family.toStdString());
    RunRequest request = loaded.golden.request;
    change(request, kindOf(loaded));
    verifyMatches(loaded, request);
  }

  void aBlockedRowIsEmptyAndRowsWithoutKeysStayFinite() {
    const Loaded loaded = load("gpt2");
    RunRequest request = loaded.golden.request;
    request.interventions.blockedKeys = {{AttentionKind::Decoder, 0, 0}};  // all that query 0 could see
    const auto trace = loaded.transformer->run(request, {});
    std::vector<float> row(request.ids.size());
    trace->decoder->patterns->row({0, 0}, 0, row);
    for (const float weight : row) QCOMPARE(weight, 0.0F);
    QVERIFY(!trace->decoder->patterns->rowsSumToOne());
    QVERIFY(trace->logits.allFinite());
  }

  void keptTokensAgreeWithFreshRuns_data() {
    QTest::addColumn<QString>("family");
    QTest::addColumn<bool>("eigen");
    for (const char* family : {"gpt2", "llama", "mistral", "qwen2-window", "llama-llama3", "llama-dynamic"}) {
      QTest::addRow("%s", family) << QString(family) << false;
      QTest::addRow("%s by Eigen", family) << QString(family) << true;
    }
  }
  void keptTokensAgreeWithFreshRuns() {
    QFETCH(const QString, family);
    QFETCH(const bool, eigen);
    TransformerOptions options;
    if (eigen) options.linearBackend = LinearBackend::Eigen;
    const Loaded typed = load(family.toStdString(), options);
    const Loaded fresh = load(family.toStdString(), options);
    const ModelConfig& config = typed.checkpoint.config;
    const std::size_t most =
        config.main().positionsAreLimited() ? static_cast<std::size_t>(config.main().maxPositions) : 150;
    std::mt19937 random(7);
    RunRequest request = typed.golden.request;
    request.tokenTypes.clear();
    for (int step = 0; step < 40; ++step) {
      edit(request.ids, config.vocabularySize, random);
      request.ids.resize(std::min(request.ids.size(), most));
      request.record.residuals = step % 4 == 1;
      request.record.logits = step % 7 == 6 ? LogitsRecord::Last : LogitsRecord::All;
      request.interventions = {};
      if (step % 10 >= 7) request.interventions.scoreScale = 0.2F;
      fresh.transformer->forgetLastRun();
      verifySameTrace(*typed.transformer->run(request, {}), *fresh.transformer->run(request, {}), 2e-6);
    }
  }

  void playgroundsKeepTokensToo_data() {
    QTest::addColumn<int>("encoding");
    QTest::addColumn<int>("mask");
    for (int encoding = 0; encoding < 5; ++encoding) {
      for (int mask = 0; mask < 3; ++mask) QTest::addRow("%d, %d", encoding, mask) << encoding << mask;
    }
  }
  void playgroundsKeepTokensToo() {
    QFETCH(const int, encoding);
    QFETCH(const int, mask);
    PlaygroundSettings settings;
    settings.positionalEncoding = static_cast<PositionalEncoding>(encoding);
    settings.mask = static_cast<MaskRule>(mask);
    settings.slidingWindow = 3;
    const auto typed = makePlayground(settings, {});
    const auto fresh = makePlayground(settings, {});
    RunRequest request;
    const std::string text = "I love my cat and my cat loves me , every day and night";
    for (std::size_t end = 1; end <= text.size(); end += 3) {
      request.ids = typed->tokenizer->encode(text.substr(0, end)).ids;
      const auto a = typed->transformer->run(request, {});
      request.ids = fresh->tokenizer->encode(text.substr(0, end)).ids;
      fresh->transformer->forgetLastRun();
      verifySameTrace(*a, *fresh->transformer->run(request, {}), 2e-6);
    }
  }

  /// A variant goes on from its own run, and the run it is a variant of from its own.
  void aVariantEvictsNothing() {
    const Loaded loaded = load("gpt2");
    auto [request, variant] = withAndWithoutPositions(loaded.golden);
    auto base = loaded.transformer->run(request, {});
    auto without = loaded.transformer->run(variant, {});
    QCOMPARE(base->reusedTokens, std::int64_t{0});
    QCOMPARE(without->reusedTokens, std::int64_t{0});
    const Loaded fresh = load("gpt2");
    for (const std::int32_t id : {1, 2, 3}) {
      const auto before = static_cast<std::int64_t>(request.ids.size());
      request.ids.push_back(id);
      variant.ids.push_back(id);
      base = loaded.transformer->run(request, {});
      without = loaded.transformer->run(variant, {});
      QCOMPARE(base->reusedTokens, before);
      QCOMPARE(without->reusedTokens, before);
      fresh.transformer->forgetLastRun();
      verifySameTrace(*without, *fresh.transformer->run(variant, {}), 2e-6);
      fresh.transformer->forgetLastRun();
      verifySameTrace(*base, *fresh.transformer->run(request, {}), 2e-6);
    }
  }

  void onlyTheNewestRunIsKeptForItsOwnSake() {
    const Loaded loaded = load("gpt2");
    const auto [request, variant] = withAndWithoutPositions(loaded.golden);
    const std::weak_ptr<const Trace> base = loaded.transformer->run(request, {});
    QVERIFY(!base.expired());
    const auto without = loaded.transformer->run(variant, {});
    QVERIFY(base.expired());
    QCOMPARE(loaded.transformer->run(request, {})->reusedTokens, std::int64_t{0});
    QVERIFY(loaded.transformer->run(variant, {})->reusedTokens > 0);
  }

  void anEarlierTraceStaysAsItWas() {
    const Loaded loaded = load("gpt2");
    RunRequest request = loaded.golden.request;
    const auto first = loaded.transformer->run(request, {});
    const std::vector<float> before = allPatterns(*first);
    request.ids.back() = 0;
    const auto second = loaded.transformer->run(request, {});
    request.ids.push_back(1);
    request.tokenTypes.clear();
    const auto third = loaded.transformer->run(request, {});
    QCOMPARE(allPatterns(*first), before);
    QVERIFY(largestDifference(allPatterns(*second), before) > 0);
  }

  void cancellingLeavesItAsItWas() {
    const Loaded loaded = load("gpt2");
    std::stop_source stop;
    RunRequest request = loaded.golden.request;
    const auto before = loaded.transformer->run(request, {});
    Execution execution{.pool = nullptr, .stop = stop.get_token()};
    execution.progress = [&](double) { stop.request_stop(); };
    request.ids[0] = 5;
    QVERIFY_EXCEPTION_THROWN(loaded.transformer->run(request, execution), Cancelled);
    // The run before the cancelled one is gone on from, which rounds in its own way where fewer rows are
    // computed.
    verifySameTrace(*loaded.transformer->run(loaded.golden.request, {}), *before, 2e-6);
  }

  void theNumberOfThreadsChangesNoBit_data() {
    QTest::addColumn<QString>("family");
    for (const char* family : {"bert", "gpt2", "llama", "mistral"})
      QTest::addRow("%s", family) << QString(family);
  }
  void theNumberOfThreadsChangesNoBit() {
    QFETCH(const QString, family);
    for (const LinearBackend backend : {LinearBackend::Eigen, bestLinearBackend()}) {
      const Loaded loaded = load(family.toStdString(), {.linearBackend = backend});
      const auto alone = loaded.transformer->run(loaded.golden.request, {});
      for (const int threads : {2, 3}) {
        ThreadPool pool(threads);
        loaded.transformer->forgetLastRun();
        const auto together = loaded.transformer->run(loaded.golden.request, {&pool});
        QCOMPARE(allPatterns(*together), allPatterns(*alone));
        QCOMPARE(together->logits, alone->logits);
      }
    }
  }

  void aLargerModelHasTheSameBitsWithTwoThreads() {
    ModelConfig config = randomModelConfig("gpt2-small");
    StackConfig& stack = config.main();
    stack.modelSize = 192;
    stack.layers.resize(2);
    for (LayerConfig& layer : stack.layers) {
      AttentionConfig& attention = layer.find(SublayerKind::SelfAttention)->attention;
      attention.heads = attention.keyValueHeads = 3;
      layer.find(SublayerKind::FeedForward)->feedForward.size = 700;
    }
    config.vocabularySize = 9000;
    ThreadPool pool(2);
    RandomCheckpoint checkpoint = makeRandomCheckpoint(config, {&pool});
    Transformer transformer(config, checkpoint.weights, {&pool});
    RunRequest request;
    for (int i = 0; i < 150; ++i) request.ids.push_back(i * 37 % 9000);
    const auto together = transformer.run(request, {&pool});
    transformer.forgetLastRun();
    const auto alone = transformer.run(request, {});
    QCOMPARE(allPatterns(*together), allPatterns(*alone));
    QCOMPARE(together->logits, alone->logits);
    // By Eigen the same within rounding.
    Transformer reference(config, checkpoint.weights, {&pool}, {.linearBackend = LinearBackend::Eigen});
    const auto byEigen = reference.run(request, {&pool});
    QVERIFY(largestDifference(allPatterns(*byEigen), allPatterns(*alone)) < 1e-6);
    QVERIFY((byEigen->logits - alone->logits).cwiseAbs().maxCoeff() <=
            1e-5F * alone->logits.cwiseAbs().maxCoeff());
  }

  void recordsWhatIsAskedFor() {
    const Loaded loaded = load("gpt2");
    RunRequest request = loaded.golden.request;
    const auto all = loaded.transformer->run(request, {});
    request.record = {.logits = LogitsRecord::Last, .values = false, .residuals = false};
    const auto last = loaded.transformer->run(request, {});
    QCOMPARE(last->logits.rows(), 1);
    QCOMPARE(last->firstLogitsPosition, static_cast<std::int64_t>(request.ids.size()) - 1);
    QVERIFY((last->logits.row(0) - all->logits.bottomRows(1)).cwiseAbs().maxCoeff() < 1e-5F);
    QVERIFY(!last->decoder->values);
    QVERIFY(!last->decoderResiduals);
    QVERIFY(all->decoder->values && all->decoderResiduals);
    request.record.logits = LogitsRecord::None;
    const auto none = loaded.transformer->run(request, {});
    QCOMPARE(none->logits.size(), 0);
    QCOMPARE(allPatterns(*none), allPatterns(*all));
    QCOMPARE(QString::fromStdString(none->decoder->patterns->keyTokens()[0].label),
             QString::number(request.ids[0]));
  }

  void badRequestsAreRefusedInOneSentence_data() {
    QTest::addColumn<QString>("family");
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* name, const char* family, Change change, const char* message) {
      QTest::newRow(name) << QString(family) << change << QString(message);
    };
    row(
        "no token", "gpt2", [](RunRequest& r, AttentionKind) { r = {}; },
        "There is no token to run; at least one is needed.");
    row(
        "a large id", "gpt2", [](RunRequest& r, AttentionKind) { r.ids[2] = 100000; },
        "Token 2 has id 100000, outside the model's vocabulary of ");
    row(
        "a negative id", "gpt2", [](RunRequest& r, AttentionKind) { r.ids[0] = -1; },
        "Token 0 has id -1, outside");
    row(
        "too many tokens", "gpt2",
        [](RunRequest& r, AttentionKind) {
          r.ids.assign(1000, 1);
          r.tokenTypes.clear();
        },
        " positions; the text has 1000 tokens.");
    row(
        "a type", "bert", [](RunRequest& r, AttentionKind) { r.tokenTypes[1] = 2; },
        "Token 1 has type 2; the model has types 0 to 1.");
    row(
        "few types", "bert", [](RunRequest& r, AttentionKind) { r.tokenTypes.pop_back(); },
        "There are 12 token types for 13 tokens; one for each is needed.");
    row(
        "few positions", "bert", [](RunRequest& r, AttentionKind) { r.positions = {1}; },
        "There are 1 positions for 13 tokens; one for each is needed.");
    row(
        "a far position", "bert",
        [](RunRequest& r, AttentionKind) { r.positions.assign(r.ids.size(), 5000); },
        "Token 0 is at position 5000; the model has positions 0 to ");
    row(
        "a negative position", "llama",
        [](RunRequest& r, AttentionKind) { r.positions.assign(r.ids.size(), -3); },
        "Token 0 is at position -3; the model has positions from 0 on.");
    row(
        "no window", "llama", [](RunRequest& r, AttentionKind) { r.mask = MaskRule::SlidingWindow; },
        "The model has no sliding window, so its mask cannot be one.");
    row(
        "no such head", "llama",
        [](RunRequest& r, AttentionKind kind) {
          r.interventions.ablatedHeads = {{kind, {0, 99}, {}}};
        },
        "Head 0.99 cannot be switched off; the model has layers 0 to 1 and heads 0 to 3.");
    row(
        "a short mask", "llama",
        [](RunRequest& r, AttentionKind) {
          r.attentionMask = {1, 1};
        },
        "The attention mask has 2 entries for 13 tokens; one for each is needed.");
    row(
        "a mask of other numbers", "llama",
        [](RunRequest& r, AttentionKind) {
          r.attentionMask.assign(r.ids.size(), 1);
          r.attentionMask[3] = 2;
        },
        "The attention mask is 2 for token 3; it must be 1, or 0 for padding.");
    row(
        "an empty mask", "bert",
        [](RunRequest& r, AttentionKind) { r.attentionMask.assign(r.ids.size(), 0); },
        "The attention mask is 0 for every token, so that there is nothing to look at.");
    row(
        "few labels", "llama", [](RunRequest& r, AttentionKind) { r.tokens.resize(2); },
        "There are 2 labels for 13 tokens; one for each is needed.");
    row(
        "an infinite scale", "llama",
        [](RunRequest& r, AttentionKind) { r.interventions.scoreScale = INFINITY; },
        "The score scale must be a finite number.");
  }
  void badRequestsAreRefusedInOneSentence() {
    QFETCH(const QString, family);
    QFETCH(const Change, change);
    QFETCH(const QString, message);
    const Loaded loaded = load(family.toStdString());
    RunRequest request = loaded.golden.request;
    change(request, kindOf(loaded));
    const QString error = errorOf(*loaded.transformer, request);
    QVERIFY2(error.contains(message), qPrintable(error));
  }

  void rotaryModelsWarnPastTheirLength() {
    const Loaded loaded = load("llama");
    RunRequest request;
    const std::int64_t nominal = loaded.checkpoint.config.main().maxPositions;
    request.ids.assign(static_cast<std::size_t>(nominal), 1);
    QVERIFY(loaded.transformer->run(request, {})->warnings.empty());
    request.ids.push_back(1);
    const auto trace = loaded.transformer->run(request, {});
    QCOMPARE(QString::fromStdString(trace->warnings.at(0).english()),
             QStringLiteral("The text has %1 tokens, more than the %2 positions the model was trained on.")
                 .arg(nominal + 1)
                 .arg(nominal));
  }

  void learnedPositionsAreShown() {
    const Loaded loaded = load("roberta");
    const std::optional<Matrix> rows = loaded.transformer->learnedPositions(3);
    QVERIFY(rows.has_value());
    const Matrix table = toMatrix(*loaded.checkpoint.weights.main().positionEmbedding);
    QCOMPARE(*rows, table.middleRows(2, 3).eval());
    QVERIFY(!load("llama").transformer->learnedPositions(3));
  }

  void weightsThatDoNotFitAreRefused() {
    const Loaded loaded = load("gpt2");
    ModelConfig config = loaded.checkpoint.config;
    config.main().layers[0].find(SublayerKind::FeedForward)->feedForward.size += 1;
    QVERIFY_EXCEPTION_THROWN(Transformer(config, loaded.checkpoint.weights, {}), Error);
    config = loaded.checkpoint.config;
    config.main().layers.push_back(config.main().layers.back());
    QVERIFY_EXCEPTION_THROWN(Transformer(config, loaded.checkpoint.weights, {}), Error);
    config = loaded.checkpoint.config;
    config.vocabularySize += 1;
    QVERIFY_EXCEPTION_THROWN(Transformer(config, loaded.checkpoint.weights, {}), Error);
  }
};

QTEST_GUILESS_MAIN(TestTransformer)
#include "tst_transformer.moc"
