#include <QTest>
#include <cmath>

#include "core/analysis/word_trace.h"
#include "core/trace/dense_pattern_source.h"
#include "core/trace/mean_pattern_source.h"
#include "core/trace/word_pattern_source.h"
#include "tests/core/attention_fixture.h"
#include "tests/support/pieces_of_text.h"

using namespace headlight;
using namespace headlight::test;

namespace {

std::shared_ptr<const WordList> wordsWith(const std::vector<std::int64_t>& begins) {
  WordList words{{begins}, {}};
  words.tokens.resize(static_cast<std::size_t>(words.groups.words()));
  return std::make_shared<const WordList>(std::move(words));
}

std::shared_ptr<const PatternSource> dense(const PatternShape& shape, std::vector<float> weights,
                                           AttentionKind kind = AttentionKind::Encoder) {
  auto storage = std::make_shared<std::vector<float>>(std::move(weights));
  return std::make_shared<DensePatternSource>(DensePatternSource::Parts{
      kind, shape, storage->data(), storage, labels(shape.queries), labels(shape.keys), ""});
}

/// Heads of random queries and keys over `queries` x `keys` tokens.
std::shared_ptr<const PatternSource> randomHeads(std::int64_t queries, std::int64_t keys,
                                                 AttentionRule rule) {
  AttentionCase data;
  data.sizes = {2, 2, 8, 8};
  data.tokens = queries;
  data.keyTokens = keys;
  data.rule = std::move(rule);
  data.fill();
  return run(data).source;
}

/// Words of one to five tokens.
std::vector<std::int64_t> randomWords(std::int64_t tokens, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<std::int64_t> begins{0};
  while (begins.back() < tokens)
    begins.push_back(std::min(tokens, begins.back() + 1 + static_cast<std::int64_t>(random() % 5)));
  return begins;
}

/// The definition itself, in float64.
double referenceCell(const PatternSource& tokens, const WordPatternSource& words, HeadId head,
                     std::int64_t query, std::int64_t key) {
  double sum = 0;
  for (std::int64_t q = words.queryGroups().begin(query); q < words.queryGroups().end(query); ++q)
    for (std::int64_t k = words.keyGroups().begin(key); k < words.keyGroups().end(key); ++k)
      sum += static_cast<double>(tokens.cell(head, q, k));
  return sum / static_cast<double>(words.queryGroups().size(query));
}

double rowSum(const PatternSource& source, HeadId head, std::int64_t query) {
  std::vector<float> row(static_cast<std::size_t>(source.shape().keys));
  source.row(head, query, row);
  double sum = 0;
  for (const float weight : row) sum += static_cast<double>(weight);
  return sum;
}

AttentionRule causal() {
  AttentionRule rule;
  rule.mask = MaskRule::Causal;
  return rule;
}

}  // namespace

/// Patterns over words: by hand, by their definition, and what stays true of them.
class TestWordPatterns : public QObject {
  Q_OBJECT

 private slots:
  // Words {0}, {1, 2}. Row of {1, 2}: mean of (0, 1/2 + 1/2) and (1/2, 1/4 + 1/4).
  void byHand() {
    const auto tokens = dense({1, 1, 3, 3}, {0.5f, 0.25f, 0.25f, 0, 0.5f, 0.5f, 0.5f, 0.25f, 0.25f});
    const auto words = wordsWith({0, 1, 3});
    const WordPatternSource merged(tokens, words, words);
    QCOMPARE(merged.shape(), (PatternShape{1, 1, 2, 2}));
    QCOMPARE(merged.cell({0, 0}, 0, 0), 0.5f);
    QCOMPARE(merged.cell({0, 0}, 0, 1), 0.5f);
    QCOMPARE(merged.cell({0, 0}, 1, 0), 0.25f);
    QCOMPARE(merged.cell({0, 0}, 1, 1), 0.75f);
    QVERIFY(merged.rowsSumToOne());
    QCOMPARE(merged.description(), std::string("words: rows averaged, columns summed"));
    QCOMPARE(WordPatternSource(std::make_shared<MeanPatternSource>(tokens, std::vector<HeadId>{{0, 0}}),
                               words, words)
                 .description(),
             std::string("head 0.0; words: rows averaged, columns summed"));
  }

  void wordsOfOneTokenChangeNoBit() {
    const auto tokens = randomHeads(70, 70, causal());
    const auto words = std::make_shared<const WordList>(WordList{singleTokens(70), labels(70)});
    const WordPatternSource merged(tokens, words, words);
    std::vector<float> row(70), wordRow(70);
    for (std::int64_t query = 0; query < 70; ++query) {
      tokens->row({0, 1}, query, row);
      merged.row({0, 1}, query, wordRow);
      for (std::size_t key = 0; key < row.size(); ++key) QVERIFY(sameBits(row[key], wordRow[key]));
      QCOMPARE(merged.visibleKeys({0, 1}, query), tokens->visibleKeys({0, 1}, query));
    }
    QCOMPARE(merged.valueRange(), tokens->valueRange());
  }

  void isWhatTheDefinitionSays_data() {
    QTest::addColumn<int>("queries");
    QTest::addColumn<int>("keys");
    QTest::addColumn<bool>("isCausal");
    QTest::newRow("everything seen") << 50 << 50 << false;
    QTest::newRow("causal") << 50 << 50 << true;
    QTest::newRow("two texts") << 37 << 61 << false;
    QTest::newRow("more than a strip of keys") << 40 << 2600 << false;
  }
  void isWhatTheDefinitionSays() {
    QFETCH(int, queries);
    QFETCH(int, keys);
    QFETCH(bool, isCausal);
    const auto tokens = randomHeads(queries, keys, isCausal ? causal() : AttentionRule());
    const WordPatternSource merged(tokens, wordsWith(randomWords(queries, 1)),
                                   wordsWith(randomWords(keys, 2)));
    const HeadId head{0, 1};
    for (std::int64_t query = 0; query < merged.shape().queries; ++query) {
      QVERIFY(std::abs(rowSum(merged, head, query) - 1) < 1e-6);
      for (std::int64_t key = 0; key < merged.shape().keys; key += 1 + keys / 100) {
        const double expected = referenceCell(*tokens, merged, head, query, key);
        QVERIFY(std::abs(static_cast<double>(merged.cell(head, query, key)) - expected) < 1e-7);
      }
    }
  }

  // However a cell is asked for, with any number of threads.
  void everyPartHasTheSameBits() {
    const auto tokens = randomHeads(300, 2100, {});
    const WordPatternSource merged(tokens, wordsWith(randomWords(300, 3)), wordsWith(randomWords(2100, 4)));
    const auto [layers, heads, queries, keys] = merged.shape();
    const HeadId head{0, 0};
    std::vector<float> whole(static_cast<std::size_t>(queries * keys));
    ThreadPool pool(2);
    merged.tile(head, {0, queries, 0, keys}, whole.data(), keys, {&pool, {}, {}});
    const auto at = [&, wide = keys](std::int64_t query, std::int64_t key) {
      return whole[static_cast<std::size_t>(query * wide + key)];
    };
    std::vector<float> row(static_cast<std::size_t>(keys)), column(static_cast<std::size_t>(queries));
    merged.row(head, 7, row);
    merged.column(head, 11, column);
    for (std::int64_t key = 0; key < keys; ++key)
      QVERIFY(sameBits(row[static_cast<std::size_t>(key)], at(7, key)));
    for (std::int64_t query = 0; query < queries; ++query)
      QVERIFY(sameBits(column[static_cast<std::size_t>(query)], at(query, 11)));
    for (std::int64_t key = 3; key < keys; key += 17)
      QVERIFY(sameBits(merged.cell(head, 5, key), at(5, key)));
    std::vector<float> part(6 * 40);
    merged.tile(head, {2, 8, 333, 373}, part.data(), 40);
    for (std::int64_t i = 0; i < 240; ++i)
      QVERIFY(sameBits(part[static_cast<std::size_t>(i)], at(2 + i / 40, 333 + i % 40)));
    float pixel = 0;
    merged.pooled(head, {.pooling = Pooling::Max, .level = 2, .pixels = {1, 2, 3, 4}}, &pixel, 1);
    float largest = 0;
    for (std::int64_t i = 0; i < 16; ++i) largest = std::max(largest, at(4 + i / 4, 12 + i % 4));
    QVERIFY(sameBits(pixel, largest));
  }

  // A causal mask: words see those before them and themselves, a long one also what its first token does not.
  void aCellIsMaskedWhereAllItsCellsAre() {
    const auto tokens = randomHeads(5, 5, causal());
    const auto words = wordsWith({0, 2, 3, 5});
    const WordPatternSource merged(tokens, words, words);
    const HeadId head{0, 0};
    for (std::int64_t query = 0; query < 3; ++query) {
      QCOMPARE(merged.visibleKeys(head, query), query + 1);
      for (std::int64_t key = 0; key < 3; ++key) {
        QCOMPARE(merged.isMasked(head, query, key), key > query);
        if (key > query) QCOMPARE(merged.cell(head, query, key), 0.0f);
      }
    }
    QVERIFY(merged.isMaskedRect(head, {0, 2, 2, 3}));
    QVERIFY(!merged.isMaskedRect(head, {0, 2, 1, 3}));
  }

  void sinksAreAveraged() {
    AttentionRule rule;
    rule.sinks = {1, 2};
    const auto tokens = randomHeads(20, 20, rule);
    const auto words = wordsWith(randomWords(20, 5));
    const WordPatternSource merged(tokens, words, words);
    QVERIFY(merged.hasSinks() && !merged.rowsSumToOne());
    QCOMPARE(merged.valueRange(), tokens->valueRange());
    for (std::int64_t query = 0; query < merged.shape().queries; ++query) {
      const auto share = static_cast<double>(merged.sinkShare({0, 1}, query));
      QVERIFY(share > 0 && std::abs(rowSum(merged, {0, 1}, query) + share - 1) < 1e-6);
    }
  }

  // Numbers that do not sum to 1 may sum up over a word.
  void theRangeOfOtherArrays() {
    const auto array = dense({1, 1, 2, 3}, {1, 2, 2, 0, 0, 2});
    QVERIFY(!array->rowsSumToOne());
    const ValueRange before = array->valueRange();
    const WordPatternSource merged(array, wordsWith({0, 2}), wordsWith({0, 1, 3}));
    QCOMPARE(merged.cell({0, 0}, 0, 1), 3.0f);
    QCOMPARE(merged.valueRange(), (ValueRange{before.low, before.high * 2}));
  }

  void bothSidesOfACrossAttention() {
    const PiecesOfText source("un|able| cat");
    TokenList written(3);
    for (std::size_t i = 0; i < 3; ++i)
      written[i].piece = std::vector<std::string>{"▁der", "▁un", "fähig"}[i];
    auto cells = std::make_shared<std::vector<float>>(std::vector<float>{1, 0, 0, 0, 1, 0, 0, 0, 1});
    Trace trace;
    trace.cross = AttentionTrace{
        std::make_shared<DensePatternSource>(DensePatternSource::Parts{
            AttentionKind::Cross, {1, 1, 3, 3}, cells->data(), cells, written, source.tokens, ""}),
        nullptr, nullptr};
    const WordTrace merged = mergeWords(trace, {.text = source.text, .pair = {}});
    const PatternSource& cross = *merged.trace->cross->patterns;
    QCOMPARE(cross.shape(), (PatternShape{1, 1, 2, 2}));
    QCOMPARE(cross.queryTokens().back().label, std::string("unfähig"));
    QCOMPARE(cross.keyTokens().front().label, std::string("unable"));
    QCOMPARE(cross.cell({0, 0}, 0, 0), 1.0f);
    QCOMPARE(cross.cell({0, 0}, 1, 0), 0.5f);
    QCOMPARE(cross.cell({0, 0}, 1, 1), 0.5f);
    QVERIFY(merged.notes.empty());
    const WordTrace spaced =
        mergeWords(trace, {.text = source.text, .pair = {}, .labels = WordLabels::WithSpaces});
    QCOMPARE(spaced.trace->cross->patterns->queryTokens().back().label, std::string("·unfähig"));
    QCOMPARE(spaced.trace->cross->patterns->keyTokens().back().label, std::string("·cat"));
    QVERIFY(!merged.trace->cross->scores);
  }

  void whereThereIsNothingToMerge() {
    Trace trace;
    trace.encoder = AttentionTrace{dense({1, 1, 2, 2}, {1, 0, 0, 1}), nullptr, nullptr};
    const WordTrace merged = mergeWords(trace, {});
    QCOMPARE(merged.notes.size(), std::size_t{1});
    QCOMPARE(merged.trace->encoder->patterns->shape(), (PatternShape{1, 1, 2, 2}));
  }

  void stops() {
    std::stop_source source;
    source.request_stop();
    const auto words = wordsWith({0, 2});
    const WordPatternSource merged(dense({1, 1, 2, 2}, {1, 0, 0, 1}), words, words);
    float cell = 0;
    QVERIFY_THROWS_EXCEPTION(Cancelled,
                             merged.tile({0, 0}, {0, 1, 0, 1}, &cell, 1, {nullptr, source.get_token(), {}}));
  }
};

QTEST_GUILESS_MAIN(TestWordPatterns)
#include "tst_word_patterns.moc"
