#include <QSignalSpy>
#include <QTest>
#include <atomic>
#include <semaphore>

#include "tests/ui/waiting_patterns.h"
#include "ui/compute/cancel_policy.h"
#include "ui/compute/compute_controller.h"
#include "ui/compute/experiment_places.h"

using namespace headlight;
using headlight::testing::behind;
using headlight::testing::fakeServices;
using headlight::testing::fakeTrace;
using headlight::testing::PatternGate;

namespace {

ComputeRequest textRequest(const QString& text, const QString& model = QStringLiteral("encoder")) {
  ComputeRequest request;
  request.source = CheckpointChoice{model};
  request.text = text;
  return request;
}

/// Services whose runs wait at a gate, so that a test decides when each ends.
struct GatedServices {
  std::counting_semaphore<100> started{0};
  std::counting_semaphore<100> gate{0};
  std::atomic<int> runs{0};
  std::atomic<int> opened{0};

  ComputeServices services() {
    ComputeServices gated = fakeServices();
    gated.openModel = [this, open = gated.openModel](const SourceChoice& source, const Execution& execution) {
      ++opened;
      return open(source, execution);
    };
    gated.run = [this](const Model& model, const RunRequest& request, const Execution& execution) {
      ++runs;
      if (execution.progress) execution.progress(0.001);
      started.release();
      while (!gate.try_acquire_for(std::chrono::milliseconds(1))) execution.throwIfStopped();
      return fakeTrace(model, request);
    };
    return gated;
  }
};

/// What the controller said, in order.
struct Listener {
  QStringList shown;
  QStringList failures;
  int cancellations = 0;
  std::shared_ptr<const RunResult> last;
  explicit Listener(ComputeController& controller) {
    QObject::connect(&controller, &ComputeController::finished, &controller,
                     [this](const ComputeOutcome& outcome) {
                       shown << outcome.request.text;
                       last = outcome.result;
                     });
    QObject::connect(&controller, &ComputeController::failed, &controller,
                     [this](const ComputeFailure& failure) { failures << failure.sentence; });
    QObject::connect(&controller, &ComputeController::cancelled, &controller, [this] { ++cancellations; });
  }
};

}  // namespace

class ComputeControllerTest : public QObject {
  Q_OBJECT
 private slots:
  void oneRequestOneResult() {
    ComputeController controller(fakeServices(), {.threads = 1});
    Listener listener(controller);
    controller.request(textRequest("a cat"));
    QVERIFY(controller.isBusy());
    QTRY_COMPARE(listener.shown, QStringList{"a cat"});
    QVERIFY(!controller.isBusy());
    QCOMPARE(listener.last->sourceName, QStringLiteral("encoder"));
    QCOMPARE(int(listener.last->tokens.size()), 4);
    QCOMPARE(listener.last->tokens[1].label, std::string("a"));
    QVERIFY((listener.last->request.tokenTypes == std::vector<int>{0, 0, 0, 0}));
    QVERIFY(listener.last->warnings.empty());
  }

  /// What was found while a model was loaded stays in view with its results.
  void theModelsNotesAreSaid() {
    ComputeServices services = fakeServices();
    services.openModel = [open = services.openModel](const SourceChoice& source, const Execution& execution) {
      auto model = std::make_shared<Model>(*open(source, execution));
      model->notes = {Message(std::string("Some weights are not used: a.b.c."))};
      return model;
    };
    ComputeController controller(services, {.threads = 1});
    Listener listener(controller);
    controller.request(textRequest("a cat"));
    QTRY_COMPARE(listener.shown.size(), 1);
    QVERIFY(listener.last->warnings == std::vector<QString>{"Some weights are not used: a.b.c."});
  }

  void theNewestRequestWins() {
    GatedServices gated;
    ComputeController controller(gated.services(), {.threads = 1});
    Listener listener(controller);
    controller.request(textRequest("one"));
    gated.started.acquire();
    controller.request(textRequest("two"));
    controller.request(textRequest("three"));
    controller.request(textRequest("four"));
    gated.gate.release(10);
    // No picture was shown before, so the first run is let through; of the others only the newest is run.
    QTRY_COMPARE(listener.shown, (QStringList{"one", "four"}));
    QCOMPARE(gated.runs.load(), 2);
    QCOMPARE(gated.opened.load(), 1);
    QVERIFY(!controller.isBusy());
  }

  void aLongRunIsGivenUpWhenAPictureWasShownLately() {
    GatedServices gated;
    ComputeController controller(gated.services(), {.threads = 1});
    Listener listener(controller);
    gated.gate.release();
    controller.request(textRequest("shown"));
    QTRY_COMPARE(listener.shown.size(), 1);
    gated.started.acquire();
    controller.request(textRequest("given up"));
    gated.started.acquire();
    controller.request(textRequest("newest"));
    gated.started.acquire();  // the second run ended without its gate
    gated.gate.release();
    QTRY_COMPARE(listener.shown, (QStringList{"shown", "newest"}));
    QCOMPARE(listener.cancellations, 0);
    QVERIFY(listener.failures.isEmpty());
  }

  void anotherSourceAlwaysGivesUp() {
    GatedServices gated;
    ComputeController controller(gated.services(), {.threads = 1});
    Listener listener(controller);
    controller.request(textRequest("old"));
    gated.started.acquire();
    controller.request(textRequest("new", "decoder"));
    gated.started.acquire();
    gated.gate.release();
    QTRY_COMPARE(listener.shown, QStringList{"new"});
    QCOMPARE(listener.last->sourceName, QStringLiteral("decoder"));
  }

  void aPersonCancels() {
    GatedServices gated;
    ComputeController controller(gated.services(), {.threads = 1});
    Listener listener(controller);
    QSignalSpy busy(&controller, &ComputeController::busyChanged);
    controller.request(textRequest("long"));
    gated.started.acquire();
    controller.request(textRequest("longer"));
    controller.cancel();
    QTRY_COMPARE(listener.cancellations, 1);
    QTRY_VERIFY(!controller.isBusy());
    QVERIFY(listener.shown.isEmpty());
    QCOMPARE(busy.size(), 2);
    gated.gate.release();
    controller.request(textRequest("again"));
    QTRY_COMPARE(listener.shown, QStringList{"again"});
  }

  void errorsAreSentencesAndTheEngineGoesOn() {
    ComputeController controller(fakeServices(), {.threads = 1});
    Listener listener(controller);
    controller.request(textRequest("x", "nothing"));
    QTRY_COMPARE(listener.failures, QStringList{"There is no model named nothing; open its folder."});
    QVERIFY(!controller.isBusy());
    controller.request(textRequest("x"));
    QTRY_COMPARE(listener.shown, QStringList{"x"});
  }

  void whatARunThrowsIsSaid() {
    ComputeServices services = fakeServices();
    services.run = [](const Model&, const RunRequest& request,
                      const Execution&) -> std::shared_ptr<const Trace> {
      if (request.ids.size() > 3) throw std::bad_alloc();
      throw Error("Token 7 is outside the vocabulary.");
    };
    ComputeController controller(services, {.threads = 1});
    Listener listener(controller);
    controller.request(textRequest("x"));
    QTRY_COMPARE(listener.failures, QStringList{"Token 7 is outside the vocabulary."});
    controller.request(textRequest("a b c"));
    QTRY_COMPARE(listener.failures.size(), 2);
    QVERIFY(listener.failures.last().startsWith("There is not enough memory"));
  }

  void moreTokensThanPositions() {
    ComputeController controller(fakeServices(), {.threads = 1});
    Listener listener(controller);
    controller.request(textRequest("1 2 3 4 5 6 7 8 9 10 11 12"));
    QTRY_COMPARE(listener.shown.size(), 1);
    QCOMPARE(int(listener.last->tokens.size()), 14);
    QCOMPARE(int(listener.last->computedTokens), 10);
    QCOMPARE(int(listener.last->request.ids.size()), 10);
    QCOMPARE(int(listener.last->request.tokens.size()), 10);
    QCOMPARE(int(listener.last->request.tokenTypes.size()), 10);
    QCOMPARE(listener.last->warnings.front(),
             QStringLiteral("This model has learned 10 positions: the first 10 of 14 tokens are computed."));
  }

  void theSettingsLimitTheTokens() {
    ComputeController controller(fakeServices(), {.threads = 1, .limits = {.maxTokens = 5}});
    Listener listener(controller);
    controller.request(textRequest("1 2 3 4 5 6 7 8 9 10 11 12", "decoder"));
    QTRY_COMPARE(listener.shown.size(), 1);
    QCOMPARE(int(listener.last->computedTokens), 5);
    QVERIFY(listener.last->warnings.front().contains("the most that the settings allow"));
  }

  void anEmptyTextHasNoResult() {
    ComputeController controller(fakeServices(), {.threads = 1});
    Listener listener(controller);
    controller.request(textRequest(""));
    QTRY_COMPARE(listener.shown.size(), 1);
    QVERIFY(!listener.last);
    controller.request(textRequest(" ", "decoder"));  // no token at all
    QTRY_COMPARE(listener.shown.size(), 2);
    QVERIFY(!listener.last);
    QVERIFY(listener.failures.isEmpty());
  }

  void aSecondTextHasItsTokenTypes() {
    ComputeController controller(fakeServices(), {.threads = 1});
    Listener listener(controller);
    ComputeRequest request = textRequest("a");
    request.pairText = QStringLiteral("b");
    controller.request(request);
    QTRY_COMPARE(listener.shown.size(), 1);
    QVERIFY((listener.last->request.tokenTypes == std::vector<int>{0, 0, 0, 1, 1}));
  }

  void endingDuringARunWaitsForNobody() {
    GatedServices gated;
    {
      ComputeController controller(gated.services(), {.threads = 1});
      controller.request(textRequest("never finished"));
      gated.started.acquire();
    }
    QCOMPARE(gated.runs.load(), 1);
  }

  void modelsUsedLastStayLoaded() {
    GatedServices gated;
    gated.gate.release(50);
    ComputeController controller(gated.services(), {.threads = 1});
    Listener listener(controller);
    for (const char* name : {"encoder", "decoder", "encoder", "decoder"}) {
      const auto before = listener.shown.size();
      controller.request(textRequest("x", QString::fromLatin1(name)));
      QTRY_COMPARE(listener.shown.size(), before + 1);
    }
    QCOMPARE(gated.opened.load(), 2);
  }

  // Whoever gives up what is derived of a run has the run all the same.
  void aRunOutlivesWhatIsDerivedOfIt() {
    GatedServices gated;
    gated.gate.release(10);
    PatternGate patterns;
    ComputeController controller(behind(patterns, gated.services()), {.threads = 1});
    Listener listener(controller);
    ComputeRequest request = textRequest("a cat");
    request.shown.choice.pattern = DerivedPattern::Rollout;
    controller.request(request);
    QTRY_VERIFY(patterns.asked.load());
    controller.cancel();
    patterns.open = true;
    QTRY_COMPARE(listener.cancellations, 1);
    controller.request(request);
    QTRY_COMPARE(listener.shown.size(), 1);
    QCOMPARE(gated.runs.load(), 1);
  }

  // The run goes on, since the newer request needs it; what was to be shown of it before does not.
  void aPatternThatNobodyWantsAnyMoreIsNotMade() {
    GatedServices gated;
    ComputeController controller(gated.services(), {.threads = 1});
    std::vector<ShownChoice> shown;
    connect(&controller, &ComputeController::finished, this,
            [&](const ComputeOutcome& outcome) { shown.push_back(outcome.request.shown.choice); });
    ComputeRequest request = textRequest("a cat");
    request.shown.choice.pattern = DerivedPattern::Rollout;
    controller.request(request);
    gated.started.acquire();
    request.shown.choice.pattern = DerivedPattern::Mean;
    controller.request(request);
    gated.gate.release(10);
    QTRY_VERIFY(!controller.isBusy());
    QCOMPARE(shown.size(), std::size_t{1});
    QCOMPARE(shown.front().pattern, std::optional(DerivedPattern::Mean));
    QCOMPARE(gated.runs.load(), 1);
  }

  // The same run, whether its experiments know their places in the text yet or not.
  void placesMakeNoOtherRun() {
    GatedServices gated;
    gated.gate.release(10);
    ComputeController controller(gated.services(), {.threads = 1});
    Listener listener(controller);
    ComputeRequest request = textRequest("a cat");
    request.experiments = {{CutToken{2, false}}};
    controller.request(request);
    QTRY_COMPARE(listener.shown.size(), 1);
    const RunResult& run = *listener.last;
    findPlaces(request.experiments,
               {run.model.get(), run.tokens, run.request.decoderTokens, run.text, run.pairText});
    QVERIFY(!request.experiments.front().places.empty());
    request.shown.choice.words = true;
    controller.request(request);
    QTRY_COMPARE(listener.shown.size(), 2);
    QCOMPARE(gated.runs.load(), 1);
    QCOMPARE(listener.last->request.interventions.cutTokens, std::vector<std::int64_t>{2});
    request.experiments.front().places.front().begin = 0;
    request.experiments.front().places.front().end = 1;
    controller.request(request);
    QTRY_COMPARE(listener.shown.size(), 3);
    QCOMPARE(gated.runs.load(), 2);
    QCOMPARE(listener.last->request.interventions.cutTokens, std::vector<std::int64_t>{1});
  }

  void patience_data() {
    QTest::addColumn<double>("elapsed");
    QTest::addColumn<double>("fraction");
    QTest::addColumn<double>("sincePicture");
    QTest::addColumn<bool>("cancels");
    QTest::newRow("first picture is let through") << 10.0 << 0.01 << -1.0 << false;
    QTest::newRow("nearly done") << 500.0 << 0.95 << 100.0 << false;
    QTest::newRow("short run") << 10.0 << 0.5 << 10.0 << false;
    QTest::newRow("much left, picture lately") << 100.0 << 0.1 << 150.0 << true;
    QTest::newRow("much left, picture long ago") << 100.0 << 0.4 << 2000.0 << false;
    QTest::newRow("no progress yet") << 5.0 << 0.0 << 50.0 << true;
  }
  void patience() {
    QFETCH(double, elapsed);
    QFETCH(double, fraction);
    QFETCH(double, sincePicture);
    RunProgress progress{elapsed, fraction, std::nullopt};
    if (sincePicture >= 0) progress.sincePicture = sincePicture;
    QTEST(shouldCancel(progress), "cancels");
  }
};

QTEST_MAIN(ComputeControllerTest)
#include "tst_compute_controller.moc"
