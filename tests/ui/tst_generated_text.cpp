#include <QJsonDocument>
#include <QTest>

#include "ui/session/session_history.h"
#include "ui/session/session_json.h"
#include "ui/session/session_state.h"

using namespace headlight;

namespace {

/// Three tokens behind a text of four, two of them shown.
SessionState written() {
  SessionState state;
  state.text = QStringLiteral("one two three four");
  state.focus = {AttentionKind::Decoder, 1, 2, 5, 0};
  state.generated = GeneratedText{{{7, 0.25}, {8, 0.5}, {2, 1e-9}}, 4, 2, true};
  return state;
}

}  // namespace

/// What a model has written, as a value of the session.
class TestGeneratedText : public QObject {
  Q_OBJECT
 private slots:
  void sessionsKeepIt() {
    const QJsonObject json = toJson(written());
    const QJsonObject read = QJsonDocument::fromJson(QJsonDocument(json).toJson()).object();
    QVERIFY(sessionFromJson(read, {}) == written());
    QVERIFY(!sessionFromJson(toJson(SessionState()), written()).generated);
  }

  void nonsenseIsLeftOut_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("a negative id") << QByteArray(R"({"ids": [1, -4], "probabilities": [0.5, 0.5]})");
    QTest::newRow("no number") << QByteArray(R"({"ids": ["a"], "probabilities": [0.5]})");
    QTest::newRow("a probability is missing") << QByteArray(R"({"ids": [1, 4], "probabilities": [0.5]})");
    QTest::newRow("a probability above 1") << QByteArray(R"({"ids": [1], "probabilities": [1.5]})");
    QTest::newRow("nothing") << QByteArray("{}");
  }
  void nonsenseIsLeftOut() {
    QFETCH(const QByteArray, json);
    QVERIFY(!generatedTextFrom(JsonValues(QJsonDocument::fromJson(json).object())));
  }

  void aStepBeyondTheEndIsTheEnd() {
    const QByteArray json = R"({"ids": [1, 4], "probabilities": [0.5, 0.5], "step": 3})";
    QCOMPARE(generatedTextFrom(JsonValues(QJsonDocument::fromJson(json).object()))->step, std::int64_t{2});
  }

  void shownTokensEndAtTheStep() {
    QCOMPARE(written().generated->shownIds(), (std::vector<std::int32_t>{7, 8}));
    QVERIFY(!written().generated->isOver());
    SessionState last = written();
    showStep(last, 99);
    QCOMPARE(last.generated->step, std::int64_t{3});
    QVERIFY(last.generated->isOver());
  }

  /// On the newest token the focus stays on the newest; elsewhere it stays unless its token goes.
  void theFocusGoesWithTheNewestToken() {
    SessionState state = written();
    showStep(state, 1);
    QCOMPARE(state.focus.query, std::int64_t{4});
    showStep(state, 0);
    QCOMPARE(state.focus.query, std::int64_t{3});
    showStep(state, 3);
    QCOMPARE(state.focus.query, std::int64_t{6});
    state.focus.query = 1;
    state.focus.key = 5;
    showStep(state, 2);
    QCOMPARE(state.focus.query, std::int64_t{1});
    QCOMPARE(state.focus.key, std::int64_t{5});
    showStep(state, 1);
    QCOMPARE(state.focus.key, std::int64_t{-1});
    // An encoder beside the decoder has tokens of its own.
    state.focus = {AttentionKind::Encoder, 0, 0, 6, 6};
    showStep(state, 0);
    QCOMPARE(state.focus.query, std::int64_t{6});
  }

  void anotherTextDropsIt_data() {
    QTest::addColumn<bool>("text");
    QTest::addColumn<bool>("model");
    QTest::addColumn<bool>("dropped");
    QTest::newRow("nothing") << false << false << false;
    QTest::newRow("text") << true << false << true;
    QTest::newRow("model") << false << true << true;
  }
  void anotherTextDropsIt() {
    QFETCH(const bool, text);
    QFETCH(const bool, model);
    QFETCH(const bool, dropped);
    SessionState next = written();
    next.experiments = {{WithoutPositions{}}};
    if (text) next.text += QLatin1Char('!');
    if (model) next.source = CheckpointChoice{QStringLiteral("another")};
    dropStaleGeneration(written(), next);
    QCOMPARE(!next.generated, dropped);
    QCOMPARE(next.focus.query, std::int64_t{dropped ? -1 : 5});
    // What comes with a text of its own stays.
    next.generated = GeneratedText{{{9, 0.1}}, 2, 1, false};
    dropStaleGeneration(written(), next);
    QVERIFY(next.generated);
  }

  /// A walk through the steps is one step back.
  void undoTakesBackAWholeWalk() {
    SessionHistory history;
    SessionState state = written();
    connect(&history, &SessionHistory::restored, this,
            [&](const SessionState& restored) { state = restored; });
    for (const std::int64_t step : {1, 0, 3}) {
      const SessionState before = state;
      showStep(state, step);
      history.record(before, state, QStringLiteral("Step"));
    }
    QCOMPARE(history.stack()->count(), 1);
    history.stack()->undo();
    QVERIFY(state == written());
    history.stack()->redo();
    QCOMPARE(state.generated->step, std::int64_t{3});
  }
};

QTEST_APPLESS_MAIN(TestGeneratedText)
#include "tst_generated_text.moc"
