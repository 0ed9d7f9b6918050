#include <QTest>

#include "core/error.h"
#include "core/model/playground.h"
#include "golden_model.h"

using namespace headlight;
using namespace headlight::test;

namespace {

std::shared_ptr<const Trace> runText(const Model& model, const std::string& text) {
  RunRequest request;
  request.ids = model.tokenizer->encode(text).ids;
  return model.transformer->run(request, {});
}

std::vector<std::string> words(const std::string& text) {
  std::vector<std::string> pieces;
  for (const ByteRange& range : makePlayground({}, {})->tokenizer->encode(text).offsets) {
    pieces.push_back(text.substr(static_cast<std::size_t>(range.begin),
                                 static_cast<std::size_t>(range.end - range.begin)));
  }
  return pieces;
}

QString errorOf(const PlaygroundSettings& settings) {
  try {
    makePlayground(settings, {});
  } catch (const Error& error) {
    return QString::fromUtf8(error.what());
  }
  return {};
}

}  // namespace

class TestPlayground : public QObject {
  Q_OBJECT

 private slots:
  void wordsOfManyLanguages() {
    using List = std::vector<std::string>;
    QCOMPARE(words("The cat didn't sit."), (List{"The", "cat", "didn't", "sit", "."}));
    QCOMPARE(words("我爱猫"), (List{"我", "爱", "猫"}));
    QCOMPARE(words("  我 love\t猫!\n"), (List{"我", "love", "猫", "!"}));
    QCOMPARE(words("中国人民共和国成立了。"),
             (List{"中", "国", "人", "民", "共", "和", "国", "成", "立", "了", "。"}));
    QCOMPARE(words("👩‍🚀 ok"), (List{"👩‍🚀", "ok"}));
    QVERIFY(words(" \t\n").empty());
    QVERIFY(words("").empty());
  }

  void invalidTextIsRefusedWithItsPlace() {
    const auto model = makePlayground({}, {});
    try {
      model->tokenizer->encode("ab\xff");
      QFAIL("nothing was thrown");
    } catch (const Error& error) {
      QCOMPARE(QString::fromUtf8(error.what()), QStringLiteral("The text is not valid UTF-8 at byte 2."));
    }
  }

  void aWordKeepsItsIdAndItsName() {
    const auto model = makePlayground({}, {});
    const Encoding first = model->tokenizer->encode("a b a", "b c");
    QCOMPARE(first.ids[0], first.ids[2]);
    QCOMPARE(first.ids[1], first.ids[3]);
    QVERIFY(first.ids[0] != first.ids[1]);
    QCOMPARE(first.segments, (std::vector<int>{0, 0, 0, 1, 1}));
    QCOMPARE(model->tokenizer->idToToken(first.ids[4]), std::string("c"));
    QCOMPARE(model->tokenizer->tokenToId("c"), std::optional(first.ids[4]));
    QCOMPARE(model->tokenizer->decode(first.ids), std::string("a b a b c"));
    QCOMPARE(model->tokenizer->encode("c").ids[0], first.ids[4]);
  }

  void withoutPositionsTheOrderDoesNotMatter() {
    // Two word orders, the same weights permuted: with 3 tokens reversed, cell (i, j) is cell (2 - i, 2 - j).
    for (const PositionalEncoding encoding : {PositionalEncoding::None, PositionalEncoding::Sinusoidal}) {
      PlaygroundSettings settings;
      settings.positionalEncoding = encoding;
      const auto model = makePlayground(settings, {});
      const std::vector<float> a = allPatterns(*runText(*model, "我爱猫"));
      const std::vector<float> b = allPatterns(*runText(*model, "猫爱我"));
      double largest = 0;
      for (std::size_t cell = 0; cell < a.size(); ++cell) {
        const std::size_t mirrored = cell / 9 * 9 + (8 - cell % 9);
        largest = std::max(largest, std::abs(static_cast<double>(a[cell]) - b[mirrored]));
      }
      if (encoding == PositionalEncoding::None) {
        QVERIFY(largest < 1e-6);
      } else {
        QVERIFY(largest > 1e-2);
      }
    }
  }

  void encodingsSwitchedOffByInterventionAreNone() {
    PlaygroundSettings settings;
    settings.positionalEncoding = PositionalEncoding::None;
    const auto plain = makePlayground(settings, {});
    const std::vector<float> expected = allPatterns(*runText(*plain, "a b c d"));
    for (const auto encoding : {PositionalEncoding::Sinusoidal, PositionalEncoding::Learned,
                                PositionalEncoding::Rotary, PositionalEncoding::Alibi}) {
      settings.positionalEncoding = encoding;
      const auto model = makePlayground(settings, {});
      RunRequest request;
      request.ids = model->tokenizer->encode("a b c d").ids;
      QVERIFY(largestDifference(allPatterns(*model->transformer->run(request, {})), expected) > 1e-3);
      request.interventions.withoutPositions = true;
      QVERIFY(largestDifference(allPatterns(*model->transformer->run(request, {})), expected) == 0);
    }
  }

  void theSeedDecidesTheNumbers() {
    PlaygroundSettings settings;
    const std::vector<float> a = allPatterns(*runText(*makePlayground(settings, {}), "one two three"));
    QCOMPARE(allPatterns(*runText(*makePlayground(settings, {}), "one two three")), a);
    settings.seed = 2;
    QVERIFY(largestDifference(allPatterns(*runText(*makePlayground(settings, {}), "one two three")), a) >
            1e-2);
  }

  void drawnNumbersAreTheSameEverywhere() {
    // A change here changes every playground that people have seen.
    PlaygroundSettings settings;
    settings.positionalEncoding = PositionalEncoding::Learned;
    const auto model = makePlayground(settings, {});
    const std::optional<Matrix> table = model->transformer->learnedPositions(2);
    QVERIFY(table.has_value());
    QCOMPARE(table->rows(), 2);
    // Worked out by an implementation in Python.
    QCOMPARE((*table)(0, 0), 0.6830322F);
    QCOMPARE((*table)(0, 1), -0.64363766F);
    QCOMPARE((*table)(1, 5), -0.071220435F);
    double sum = 0, squares = 0;
    const Matrix all = *model->transformer->learnedPositions(1 << 20);
    QCOMPARE(all.rows(), 1024);
    for (Eigen::Index i = 0; i < all.size(); ++i) {
      sum += all.data()[i];
      squares += static_cast<double>(all.data()[i]) * all.data()[i];
    }
    QVERIFY(std::abs(sum / static_cast<double>(all.size())) < 0.01);
    QVERIFY(std::abs(squares / static_cast<double>(all.size()) - 0.5) < 0.01);
  }

  void sharedProjectionGivesEveryHeadTheSamePattern() {
    PlaygroundSettings settings;
    settings.projection = HeadProjection::Shared;
    const auto trace = runText(*makePlayground(settings, {}), "one two three four");
    const PatternSource& source = *trace->attention(trace->defaultKind())->patterns;
    settings.projection = HeadProjection::PerHead;
    const auto own = runText(*makePlayground(settings, {}), "one two three four");
    const PatternSource& different = *own->attention(own->defaultKind())->patterns;
    for (std::int64_t query = 0; query < 4; ++query) {
      for (std::int64_t key = 0; key < 4; ++key) {
        QCOMPARE(source.cell({0, 1}, query, key), source.cell({0, 0}, query, key));
        QVERIFY(different.cell({0, 1}, query, key) != different.cell({0, 0}, query, key));
      }
    }
  }

  void scaleAndMaskAreWhatIsAskedFor() {
    PlaygroundSettings settings;
    settings.modelSize = 32;
    settings.heads = 2;
    const auto scale = [&] { return makePlayground(settings, {})->config.main().attention().scoreScale; };
    QCOMPARE(scale(), 0.25F);
    settings.scale = ScoreScaleRule::InverseSqrtModelSize;
    QCOMPARE(scale(), 0.17677669F);
    settings.scale = ScoreScaleRule::None;
    QCOMPARE(scale(), 1.0F);
    settings.scale = ScoreScaleRule::Temperature;
    settings.temperature = 2;
    QCOMPARE(scale(), 0.125F);
    settings.mask = MaskRule::SlidingWindow;
    settings.slidingWindow = 2;
    const auto model = makePlayground(settings, {});
    QVERIFY(model->config.untrained);
    const auto trace = runText(*model, "a b c");
    QVERIFY(trace->decoder.has_value());
    QCOMPARE(trace->decoder->patterns->cell({0, 0}, 2, 0), 0.0F);
    QVERIFY(trace->decoder->patterns->cell({0, 0}, 2, 1) > 0);
  }

  void settingsThatDoNotFitAreRefused() {
    PlaygroundSettings settings;
    settings.heads = 3;
    QCOMPARE(errorOf(settings), QStringLiteral("The playground cannot be built: d_model 64 cannot be divided "
                                               "among 3 heads."));
    settings.modelSize = 9;
    settings.positionalEncoding = PositionalEncoding::Rotary;
    QCOMPARE(errorOf(settings),
             QStringLiteral("The playground cannot be built: rotary positions need heads of "
                            "an even size, and d_model / heads is 3."));
    settings = {};
    settings.layers = 0;
    QVERIFY(errorOf(settings).contains("1 to 64 layers, not 0"));
    settings = {};
    settings.scale = ScoreScaleRule::Temperature;
    settings.temperature = 0;
    QVERIFY(errorOf(settings).contains("temperature"));
    settings = {};
    settings.mask = MaskRule::SlidingWindow;
    settings.slidingWindow = 0;
    QVERIFY(errorOf(settings).contains("sliding window"));
  }

  void unknownIdsAreRefused() {
    const auto model = makePlayground({}, {});
    RunRequest request;
    request.ids = {0};
    QVERIFY_EXCEPTION_THROWN(model->transformer->run(request, {}), Error);
  }
};

QTEST_GUILESS_MAIN(TestPlayground)
#include "tst_playground.moc"
