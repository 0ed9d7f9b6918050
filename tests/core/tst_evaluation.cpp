#include <QTest>

#include "core/evaluation/causal_perplexity.h"
#include "core/evaluation/decoder_evaluation.h"
#include "core/evaluation/encoder_evaluation.h"
#include "core/evaluation/masked_perplexity.h"
#include "core/evaluation/translation_evaluation.h"
#include "evaluation_fixture.h"
#include "tests/support/error_message.h"

using namespace headlight;
using namespace headlight::test;

namespace {

void compareReference(const ReferenceFigures& figures, const nlohmann::json& golden) {
  QCOMPARE(figures.sentences, golden["sentences"].get<std::int64_t>());
  QVERIFY(agrees(figures.accuracy, golden["accuracy"]));
  QVERIFY(agrees(figures.meanWeight, golden["mean_weight"]));
  QVERIFY(agrees(figures.firstNoun, golden["first_noun"]));
  QVERIFY(agrees(figures.nearestNoun, golden["nearest_noun"]));
}

void compareGroups(const std::vector<ReferenceGroup>& groups, const nlohmann::json& golden) {
  QCOMPARE(groups.size(), golden.size());
  for (std::size_t i = 0; i < groups.size(); ++i) {
    QCOMPARE(groups[i].name, golden[i]["kind"].get<std::string>());
    compareReference(groups[i].all, golden[i]);
    QVERIFY(agrees(groups[i].rightFirst.accuracy, golden[i]["right_first"]));
    QVERIFY(agrees(groups[i].rightLater.accuracy, golden[i]["right_later"]));
  }
}

void compareText(const TextLikelihood& text, const nlohmann::json& golden) {
  QCOMPARE(text.model.tokens, golden["tokens"].get<std::int64_t>());
  QCOMPARE(text.bigram.tokens, text.model.tokens);
  QVERIFY(agrees(text.model.perplexity(), golden["model"], 1e-3));
  QVERIFY(agrees(text.bigram.perplexity(), golden["bigram"], 1e-9));
}

void compareLanguage(const LanguageLikelihood& language, const nlohmann::json& golden) {
  compareText(language.all, golden["all"]);
  QCOMPARE(language.kinds.size(), golden["kinds"].size());
  for (const KindLikelihood& kind : language.kinds) compareText(kind.likelihood, golden["kinds"][kind.kind]);
}

void compareFound(const FoundHead& found, const nlohmann::json& golden) {
  QVERIFY(isHead(found.head, golden["head"]));
  QVERIFY(agrees(found.selected, golden["selected"]));
  QVERIFY(agrees(found.measured, golden["measured"]));
}

void compareAlignment(const AlignmentFigures& figures, const nlohmann::json& golden) {
  const auto compare = [](const AlignmentShare& share, const nlohmann::json& of) {
    QCOMPARE(share.words, of["words"].get<std::int64_t>());
    QVERIFY(agrees(share.aligned, of["aligned"]));
  };
  compare(figures.all, golden["all"]);
  compare(figures.reorderedPairs, golden["reordered"]);
  compare(figures.inOrderPairs, golden["in_order"]);
  compare(figures.crossingWords, golden["crossing"]);
}

}  // namespace

/// Figures of tiny random models, against those that Python makes of transformers' attentions and logits, see
/// tests/reference/make_evaluation_goldens.py; with one thread and with two.
class TestEvaluation : public QObject {
  Q_OBJECT

 private slots:
  void encoder_data() { threads(); }
  void encoder() {
    QFETCH(int, threadCount);
    ThreadPool pool(threadCount);
    const Execution execution{.pool = &pool};
    const EncoderEvaluation evaluation =
        evaluateEncoder(evaluationCopies("encoder", execution), evaluationFolders(), execution);
    const nlohmann::json golden = evaluationFigures("encoder");
    QVERIFY(isHead(evaluation.head, golden["head"]));
    compareReference(evaluation.selection, golden["selection"]);
    compareGroups(evaluation.heldOut, golden["held_out"]);
    compareGroups(evaluation.untrainedKinds, golden["untrained_kinds"]);
    QCOMPARE(evaluation.minimalPairs.pairs, 2);
    QVERIFY(agrees(evaluation.minimalPairs.moved, golden["moved"]));
    compareText(evaluation.runningText, golden["perplexity"]);
    QCOMPARE(evaluation.runningText.unknown, golden["perplexity"]["unknown"].get<std::int64_t>());
  }

  void decoder_data() { threads(); }
  void decoder() {
    QFETCH(int, threadCount);
    ThreadPool pool(threadCount);
    const Execution execution{.pool = &pool};
    const DecoderEvaluation evaluation =
        evaluateDecoder(evaluationCopies("decoder", execution), evaluationFolders(), execution);
    const nlohmann::json golden = evaluationFigures("decoder");
    compareLanguage(evaluation.english, golden["english"]);
    compareLanguage(evaluation.chinese, golden["chinese"]);
    compareText(evaluation.unseenBooks, golden["unseen_books"]);
    compareFound(evaluation.previousToken, golden["previous_token"]);
    compareFound(evaluation.induction, golden["induction"]);
    QCOMPARE(evaluation.results.size(), golden["prompts"].size());
    for (std::size_t i = 0; i < evaluation.results.size(); ++i) {
      const PromptResult& result = evaluation.results[i];
      const nlohmann::json& of = golden["prompts"][i];
      QCOMPARE(result.grammatical, of["grammatical"].get<bool>());
      QCOMPARE(result.guesses.size(), std::size_t{5});
      for (std::size_t guess = 0; guess < 5; ++guess) {
        QCOMPARE(result.guesses[guess].id, of["ids"][guess].get<std::int32_t>());
        QVERIFY(agrees(result.guesses[guess].probability, of["probabilities"][guess], 1e-4));
      }
    }
  }

  void encoderDecoder_data() { threads(); }
  void encoderDecoder() {
    QFETCH(int, threadCount);
    ThreadPool pool(threadCount);
    const Execution execution{.pool = &pool};
    const TranslationEvaluation evaluation =
        evaluateTranslation(evaluationCopies("encoder-decoder", execution), evaluationFolders(), execution);
    const nlohmann::json golden = evaluationFigures("encoder_decoder");
    QVERIFY(agrees(evaluation.translation.all.exact, golden["exact"]));
    QCOMPARE(evaluation.translation.all.pairs, 6);
    QCOMPARE(evaluation.translation.reordered.pairs, 3);
    QCOMPARE(evaluation.translation.inOrder.pairs, 3);
    QCOMPARE(evaluation.translation.all.sourceCopied, 0.0);
    QVERIFY(isHead(evaluation.head, golden["head"]));
    compareAlignment(evaluation.selectedAlignment, golden["selection"]);
    compareAlignment(evaluation.alignment, golden["held_out"]);
    QCOMPARE(evaluation.wrong.size(), std::size_t{5});
    for (std::size_t i = 0; i < evaluation.wrong.size(); ++i)
      QCOMPARE(evaluation.wrong[i].written, golden["written"][i].get<std::string>());
    QCOMPARE(evaluation.examples.size(), std::size_t{2});
    QCOMPARE(evaluation.examples[0].written, golden["written"][0].get<std::string>());
    QCOMPARE(evaluation.translation.skeletons.size(), std::size_t{3});
    QCOMPARE(evaluation.translation.skeletons[0].pairs, 3);
    QCOMPARE(evaluation.translation.skeletons[0].exact, 1);
  }

  /// Sentences are shared out among threads, and sums are taken in the order of the sentences.
  void theBitsDoNotDependOnThreads() {
    const auto measured = [](int threadCount) {
      ThreadPool pool(threadCount);
      const Execution execution{.pool = &pool};
      const EncoderEvaluation encoder =
          evaluateEncoder(evaluationCopies("encoder", execution), evaluationFolders(), execution);
      const DecoderEvaluation decoder =
          evaluateDecoder(evaluationCopies("decoder", execution), evaluationFolders(), execution);
      return std::vector<double>{encoder.heldOut[0].all.meanWeight, encoder.runningText.model.sum,
                                 decoder.chinese.all.model.sum, decoder.previousToken.measured,
                                 decoder.induction.measured};
    };
    const std::vector<double> alone = measured(1);
    QCOMPARE(measured(2), alone);
    QCOMPARE(measured(3), alone);
    // One model for all threads, as large ones are.
    ThreadPool pool(2);
    const EncoderEvaluation shared =
        evaluateEncoder(evaluationCopies("encoder"), evaluationFolders(), {.pool = &pool});
    QCOMPARE(shared.heldOut[0].all.meanWeight, alone[0]);
    QCOMPARE(shared.runningText.model.sum, alone[1]);
  }

  void withoutACorpusThereIsNoBigram() {
    EvaluationFolders folders = evaluationFolders();
    folders.corpus.reset();
    const EncoderEvaluation evaluation = evaluateEncoder(evaluationCopies("encoder"), folders, {});
    QCOMPARE(evaluation.runningText.bigram.tokens, 0);
    QVERIFY(std::isnan(evaluation.runningText.bigram.perplexity()));
    QVERIFY(evaluation.runningText.model.tokens > 0);
  }

  void modelsThatCannotBeMeasured() {
    const ModelCopies decoder = evaluationCopies("decoder");
    QCOMPARE(
        messageOf([&] {
          maskedLikelihood(decoder, {1, 2, 3}, nullptr, {});
        }),
        std::string(
            "decoder: its tokenizer has no [MASK] or <mask>, so that no token of a text can be masked."));
    QCOMPARE(messageOf([&] { maskedLikelihood(evaluationCopies("encoder"), {9}, nullptr, {}); }),
             std::string("encoder: a text of 1 tokens has no perplexity; at least two tokens are needed."));
    QCOMPARE(messageOf([&] {
               causalLikelihood(decoder, {{1}, {2}}, nullptr, {});
             }),
             std::string("decoder: no document has two tokens, so that there is no perplexity."));
    QCOMPARE(messageOf([&] {
               findPreviousTokenHead(decoder, {{1, 2, 3}}, {});
             }),
             std::string("decoder: the texts are too short to look for a head in them."));
  }

  void stops() {
    std::stop_source source;
    source.request_stop();
    QVERIFY_THROWS_EXCEPTION(Cancelled, evaluateEncoder(evaluationCopies("encoder"), evaluationFolders(),
                                                        {.stop = source.get_token()}));
  }

 private:
  static void threads() {
    QTest::addColumn<int>("threadCount");
    QTest::newRow("one thread") << 1;
    QTest::newRow("two threads") << 2;
  }
};

QTEST_GUILESS_MAIN(TestEvaluation)
#include "tst_evaluation.moc"
