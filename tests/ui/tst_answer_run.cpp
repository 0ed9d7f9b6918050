#include <QSignalSpy>
#include <QTest>
#include <atomic>
#include <new>

#include "core/error.h"
#include "tests/ui/dense_source.h"
#include "tests/ui/pattern_snapshot.h"
#include "ui/compute/answer_all.h"
#include "ui/compute/answer_run.h"

using namespace headlight;

namespace {

std::shared_ptr<const RunResult> someResult() {
  auto result = std::make_shared<RunResult>();
  result->trace = std::make_shared<Trace>();
  return result;
}

/// Answers with a number and counts how often it is asked.
Question counted(const QString& key, int value, std::atomic<int>& asked, bool large = false) {
  Question made = question<int>(key, [&asked, value](const RunResult&, const Execution&) {
    ++asked;
    return value;
  });
  made.large = large;
  return made;
}

Question failing(const QString& key) {
  return question<int>(key, [](const RunResult&, const Execution&) -> int { throw Error("There is none."); });
}

}  // namespace

class AnswerRunTest : public QObject {
  Q_OBJECT

 private slots:
  void answersInOrder();
  void aProblemIsAnAnswer();
  void anotherTypeIsNoAnswer();
  void nothingIsAskedTwice();
  void smallAnswersStayAndLargeOnesGo();
  void anotherResultForgets();
  void givesWayToRunsOfTheText();
  void givenUpIsForgotten();
  void noMemoryIsAProblem();
  void answersAllAtOnceForFiles();
};

void AnswerRunTest::answersInOrder() {
  AnswerRun run;
  std::vector<QStringList> known;
  connect(&run, &AnswerRun::changed, this, [&] { known.push_back(run.answers().keys()); });
  std::atomic<int> asked = 0;
  run.setResult(someResult());
  run.setWanted({counted("b", 2, asked), counted("a", 1, asked)});
  QTRY_COMPARE(known.size(), std::size_t{2});
  QCOMPARE(known[0], QStringList{"b"});
  QCOMPARE(known[1], (QStringList{"a", "b"}));
  QCOMPARE(*answerOf<int>(run.answers(), "a"), 1);
  QCOMPARE(*answerOf<int>(run.answers(), "b"), 2);
}

void AnswerRunTest::aProblemIsAnAnswer() {
  AnswerRun run;
  std::atomic<int> asked = 0;
  run.setResult(someResult());
  run.setWanted({failing("a"), counted("b", 2, asked)});
  QTRY_VERIFY(answerOf<int>(run.answers(), "b"));
  QCOMPARE(run.answers().value("a").problem, QStringLiteral("There is none."));
  QVERIFY(!answerOf<int>(run.answers(), "a"));
  QVERIFY(areAnswered({failing("a")}, run.answers()));
}

void AnswerRunTest::anotherTypeIsNoAnswer() {
  std::atomic<int> asked = 0;
  Answers answers;
  answerAll({counted("a", 1, asked)}, *someResult(), answers, {});
  QVERIFY(!answerOf<double>(answers, "a"));
  QVERIFY(!answerOf<int>(answers, "b"));
}

void AnswerRunTest::nothingIsAskedTwice() {
  AnswerRun run;
  std::atomic<int> asked = 0;
  run.setResult(someResult());
  run.setWanted({counted("a", 1, asked)});
  QTRY_VERIFY(answerOf<int>(run.answers(), "a"));
  run.setWanted({});
  run.setWanted({counted("a", 1, asked)});
  run.setBusy(true);
  run.setBusy(false);
  QTest::qWait(30);
  QCOMPARE(asked.load(), 1);
}

void AnswerRunTest::smallAnswersStayAndLargeOnesGo() {
  AnswerRun run;
  std::atomic<int> asked = 0;
  run.setResult(someResult());
  run.setWanted({counted("small", 1, asked), counted("large", 2, asked, true)});
  QTRY_VERIFY(answerOf<int>(run.answers(), "large"));
  run.setWanted({});
  QVERIFY(answerOf<int>(run.answers(), "small"));
  QVERIFY(!answerOf<int>(run.answers(), "large"));
  for (int i = 0; i < 20; ++i) {
    run.setWanted({counted(QString::number(i), i, asked)});
    QTRY_VERIFY(answerOf<int>(run.answers(), QString::number(i)));
  }
  QVERIFY(run.answers().size() < 20);
  QVERIFY(!answerOf<int>(run.answers(), "small"));
  QVERIFY(answerOf<int>(run.answers(), "18"));
}

void AnswerRunTest::anotherResultForgets() {
  AnswerRun run;
  std::atomic<int> asked = 0;
  run.setResult(someResult());
  run.setWanted({counted("a", 1, asked)});
  QTRY_VERIFY(answerOf<int>(run.answers(), "a"));
  run.setResult(someResult());
  QVERIFY(run.answers().isEmpty());
  // What was wanted of the result before is not asked of this one.
  QTest::qWait(30);
  QCOMPARE(asked.load(), 1);
  run.setWanted({counted("a", 1, asked)});
  QTRY_VERIFY(answerOf<int>(run.answers(), "a"));
  QCOMPARE(asked.load(), 2);
}

void AnswerRunTest::givenUpIsForgotten() {
  AnswerRun run;
  std::atomic<bool> mayEnd = false;
  const Question slow = question<int>("slow", [&](const RunResult&, const Execution& execution) {
    while (!mayEnd) {
      execution.throwIfStopped();
      QTest::qSleep(1);
    }
    return 5;
  });
  run.setResult(someResult());
  run.setWanted({slow});
  QVERIFY(run.isAnswering());
  run.giveUp();
  QCOMPARE(run.answers().value("slow").problem, QStringLiteral("Cancelled."));
  run.setWanted({slow});
  QVERIFY(!run.isAnswering());
  // Once nobody wants it any more it may be asked again.
  run.setWanted({});
  QVERIFY(run.answers().isEmpty());
  mayEnd = true;
  run.setWanted({slow});
  QTRY_VERIFY(answerOf<int>(run.answers(), "slow"));
}

void AnswerRunTest::noMemoryIsAProblem() {
  const Question large =
      question<int>("large", [](const RunResult&, const Execution&) -> int { throw std::bad_alloc(); });
  QCOMPARE(answerTo(large, *someResult(), {}).problem,
           QStringLiteral("There is not enough memory for this."));
}

void AnswerRunTest::givesWayToRunsOfTheText() {
  AnswerRun run;
  std::atomic<int> started = 0;
  std::atomic<bool> mayEnd = false;
  const Question slow = question<int>("slow", [&](const RunResult&, const Execution& execution) {
    ++started;
    while (!mayEnd) {
      execution.throwIfStopped();
      QTest::qSleep(1);
    }
    return 5;
  });
  run.setResult(someResult());
  run.setBusy(true);
  run.setWanted({slow});
  QTest::qWait(30);
  QCOMPARE(started.load(), 0);
  run.setBusy(false);
  QTRY_COMPARE(started.load(), 1);
  run.setBusy(true);
  QVERIFY(!run.isAnswering());
  mayEnd = true;
  QTest::qWait(30);
  QVERIFY(run.answers().isEmpty());
  run.setBusy(false);
  QTRY_VERIFY(answerOf<int>(run.answers(), "slow"));
}

void AnswerRunTest::answersAllAtOnceForFiles() {
  std::atomic<int> asked = 0;
  Answers answers;
  const std::vector<Question> questions{counted("a", 1, asked), failing("b")};
  answerAll(questions, *someResult(), answers, {});
  answerAll(questions, *someResult(), answers, {});
  QCOMPARE(asked.load(), 1);
  QVERIFY(areAnswered(questions, answers));
  std::stop_source stop;
  stop.request_stop();
  Execution execution;
  execution.stop = stop.get_token();
  QVERIFY_THROWS_EXCEPTION(Cancelled, answerAll({counted("c", 1, asked)}, *someResult(), answers, execution));
}

QTEST_MAIN(AnswerRunTest)
#include "tst_answer_run.moc"
