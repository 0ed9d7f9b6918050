#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <chrono>
#include <thread>

#include "core/error.h"
#include "ui/compute/training_folder_history.h"
#include "ui/compute/training_job.h"
#include "ui/export/frame_export.h"
#include "ui/plots/number_axis.h"
#include "ui/views/training_canvas.h"
#include "ui/views/training_timeline.h"
#include "ui/views/training_view.h"

using namespace headlight;
using Phase = TrainingHistory::Phase;

namespace {

/// Steps whose loss falls by one each, a snapshot after each, as fast as the control lets them.
TrainingService fakeService() {
  return {[](const TrainingService::Request& request, std::stop_token stop) {
    if (request.options.textFile == QLatin1String("bad")) throw Error("The text bad is no text.");
    request.prepared();
    for (std::int64_t step = 1; step <= request.options.steps; ++step) {
      request.control->waitWhilePaused(stop);
      if (stop.stop_requested()) return;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      TrainingProgress progress;
      progress.step = step;
      progress.steps = request.options.steps;
      progress.loss = static_cast<double>(10 - step);
      progress.rate = learningRate(request.options.wholeSchedule(), step - 1);
      request.progressed(progress);
      request.snapshotMade(step, QStringLiteral("%1/snapshots/step-%2").arg(request.folder).arg(step));
    }
  }};
}

Snapshot snapshotOf(const LearningRateSchedule& schedule, int steps) {
  Snapshot snapshot;
  editOptions<TrainingOptions>(snapshot.state.viewOptions, [&](TrainingOptions& options) {
    options.schedule = schedule;
    options.steps = steps;
  });
  return snapshot;
}

LearningRateSchedule multiStep() {
  return {.kind = ScheduleKind::MultiStep, .initial = 0.1, .milestones = {30, 80}, .gamma = 0.1};
}

}  // namespace

/// A training in the window: its thread, what its plots show, and its steps in a row.
class TrainingViewTest : public QObject {
  Q_OBJECT
 private slots:
  void aRunIsTold() {
    QTemporaryDir folder;
    TrainingJob job(fakeService(), folder.path());
    QSignalSpy made(&job, &TrainingJob::snapshotMade);
    TrainingOptions options;
    options.steps = 5;
    const QString run = job.start(options);
    QVERIFY(run.startsWith(folder.path()));
    QCOMPARE(job.history()->phase, Phase::Preparing);
    QTRY_COMPARE(job.history()->phase, Phase::Ended);
    const TrainingHistory& history = *job.history();
    QCOMPARE(history.steps.size(), std::size_t{5});
    QCOMPARE(history.steps.back().step, qint64{4});
    QCOMPARE(history.steps.back().loss, 5.0F);
    QCOMPARE(history.snapshots.size(), std::size_t{5});
    QCOMPARE(made.size(), 5);
    QCOMPARE(history.sentence, QStringLiteral("finished"));
  }

  void aRunIsPausedAndStopped() {
    QTemporaryDir folder;
    TrainingJob job(fakeService(), folder.path());
    TrainingOptions options;
    options.steps = 1000000;
    job.start(options);
    QTRY_COMPARE(job.history()->phase, Phase::Running);
    job.setPaused(true);
    QCOMPARE(job.history()->phase, Phase::Paused);
    QTest::qWait(250);  // what was under way has been told
    const std::size_t steps = job.history()->steps.size();
    QTest::qWait(50);
    QVERIFY(job.history()->steps.size() <= steps + 1);
    job.setPaused(false);
    QTRY_VERIFY(job.history()->steps.size() > steps + 1);
    job.setPaused(true);
    job.stop();
    QTRY_COMPARE(job.history()->phase, Phase::Ended);
    QCOMPARE(job.history()->sentence, QStringLiteral("stopped"));
  }

  void aRunThatFailsSaysWhy() {
    QTemporaryDir folder;
    TrainingJob job(fakeService(), folder.path());
    QSignalSpy failed(&job, &TrainingJob::failed);
    TrainingOptions options;
    options.textFile = QStringLiteral("bad");
    job.start(options);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed[0][0].toString(), QStringLiteral("The text bad is no text."));
    QCOMPARE(job.history()->phase, Phase::Ended);
  }

  void anEarlierRunIsReadFromItsFolder() {
    QTemporaryDir folder;
    QFile log(folder.filePath("log.jsonl"));
    QVERIFY(log.open(QIODevice::WriteOnly));
    log.write(
        "{\"step\": 0, \"held_out_loss\": 7.5, \"held_out\": {}}\n"
        "{\"step\": 1, \"loss\": 6.5, \"rate\": 0.25, \"gradient_norm\": 2, \"tokens_per_second\": 1000}\n"
        "{\"step\": 2, \"loss\": 6.25, \"rate\": 0.5, \"gradient_norm\": 1, \"tokens_per_second\": 2000}\n"
        "{\"step\": 3, \"lo");
    log.close();
    for (const char* name : {"step-00000010", "step-00000002", "other"})
      QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("snapshots/") + QLatin1String(name)));
    const TrainingHistory history = readTrainingFolder(folder.path());
    QCOMPARE(history.steps.size(), std::size_t{2});
    QCOMPARE(history.steps[1].step, qint64{1});
    QCOMPARE(history.steps[1].loss, 6.25F);
    QCOMPARE(history.steps[1].tokensPerSecond, 2000.0F);
    QCOMPARE(history.heldOut.size(), std::size_t{1});
    QCOMPARE(history.snapshots.size(), std::size_t{2});
    QCOMPARE(history.snapshots[0].step, qint64{2});
    QCOMPARE(history.snapshots[1].step, qint64{10});
    QCOMPARE(readTrainingFolder(folder.filePath("nothing")).phase, Phase::Idle);
  }

  /// 0.1 at first, 0.01 from 30 on, 0.001 from 80 on.
  void theScheduleIsDrawnWithoutTraining() {
    const Snapshot snapshot = snapshotOf(multiStep(), 100);
    const TrainingScene scene = TrainingScene::make(snapshot, QRectF(0, 0, 600, 400), QFont());
    const CurvePlot& plot = scene.panels[TrainingScene::Rate].plot;
    QVERIFY(plot.logarithmic);
    QCOMPARE(plot.markers.size(), std::size_t{2});
    QCOMPARE(plot.curves.size(), std::size_t{1});
    const Curve& rates = plot.curves[0];
    QCOMPARE(rates.values.size(), std::size_t{100});
    QCOMPARE(rates.values[29], 0.1F);
    QCOMPARE(rates.values[30], 0.01F);
    QCOMPARE(rates.values[80], 0.001F);
    QVERIFY(trainingTip(snapshot, 30).contains(QStringLiteral("0.01")));
  }

  void milestonesAreDragged() {
    TrainingCanvas canvas;
    canvas.resize(640, 420);
    canvas.setSnapshot(snapshotOf(multiStep(), 100));
    canvas.show();
    QVERIFY(QTest::qWaitForWindowExposed(&canvas));
    std::vector<std::int64_t> moved;
    bool ended = false;
    connect(&canvas, &TrainingCanvas::milestonesMoved, &canvas,
            [&](const std::vector<std::int64_t>& milestones, bool done) {
              moved = milestones;
              ended = done;
            });
    const TrainingPanel& panel = canvas.scene().panels[TrainingScene::Rate];
    const CurveScale scale = panel.plot.scale(panel.body);
    const auto at = [&](double step) { return scale.at(step, scale.low).toPoint() - QPoint(0, 20); };
    QTest::mousePress(&canvas, Qt::LeftButton, {}, at(30));
    QTest::mouseMove(&canvas, at(50));
    QVERIFY(!moved.empty() && !ended);
    QTest::mouseRelease(&canvas, Qt::LeftButton, {}, at(60));
    QVERIFY(ended);
    QVERIFY(std::abs(moved[0] - 60) <= 1);
    QCOMPARE(moved[1], std::int64_t{80});
    moved.clear();
    QTest::mousePress(&canvas, Qt::LeftButton, {}, at(10));
    QTest::mouseRelease(&canvas, Qt::LeftButton, {}, at(20));
    QVERIFY(moved.empty());
  }

  void theTimelineChoosesAStep() {
    TrainingTimeline timeline;
    auto history = std::make_shared<TrainingHistory>();
    history->snapshots = {{0, QStringLiteral("a")}, {20, QStringLiteral("b")}, {40, QStringLiteral("c")}};
    Snapshot snapshot;
    timeline.setSnapshot(snapshot);
    auto* const slider = timeline.findChild<QSlider*>();
    QVERIFY(!slider->isEnabled());
    snapshot.training = history;
    snapshot.state.source = CheckpointChoice{QStringLiteral("b")};
    timeline.setSnapshot(snapshot);
    QCOMPARE(slider->value(), 1);
    QSignalSpy asked(&timeline, &TrainingTimeline::stepRequested);
    slider->setValue(2);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].toString(), QStringLiteral("c"));
    QCOMPARE(shownTrainingStep(snapshot), qint64{20});
  }

  void aStepBecomesB() {
    TrainingTimeline timeline;
    auto history = std::make_shared<TrainingHistory>();
    history->snapshots = {{0, QStringLiteral("run/0")}, {40, QStringLiteral("run/40")}};
    Snapshot snapshot;
    snapshot.training = history;
    snapshot.state.source = CheckpointChoice{QStringLiteral("run/40")};
    timeline.setSnapshot(snapshot);
    QSignalSpy asked(&timeline, &TrainingTimeline::compareRequested);
    for (QToolButton* button : timeline.findChildren<QToolButton*>())
      if (button->text() == QStringLiteral("As B")) button->click();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.front().front().toString(), QStringLiteral("run/40"));
  }

  void theViewAsksForWhatIsTyped() {
    QTemporaryDir folder;
    TrainingJob job(fakeService(), folder.path());
    TrainingView view(ViewContext{nullptr, &job, folder.path()});
    view.resize(700, 560);
    view.setSnapshot(snapshotOf(multiStep(), 100));
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    SessionState asked;
    connect(&view, &View::stateRequested, &view, [&](const SessionState& state) { asked = state; });
    QLineEdit* milestones = nullptr;
    for (QLineEdit* edit : view.findChildren<QLineEdit*>())
      if (edit->text() == QLatin1String("30, 80")) milestones = edit;
    QVERIFY(milestones);
    milestones->setText(QStringLiteral("90; x 10"));
    emit milestones->editingFinished();
    const auto options = [&asked] { return optionsIn<TrainingOptions>(asked.viewOptions); };
    QVERIFY(options().schedule.milestones == (std::vector<std::int64_t>{10, 90}));
    for (QPushButton* button : view.findChildren<QPushButton*>())
      if (button->text() == QLatin1String("Start")) button->click();
    QVERIFY(!options().runFolder.isEmpty());
    QTRY_COMPARE(job.history()->phase, Phase::Ended);
  }

  void framesHaveTheStepInTheirName() {
    QCOMPARE(frameFile(QStringLiteral("/tmp/how heads form.png"), 20),
             QStringLiteral("/tmp/how heads form-000020.png"));
    QVERIFY_EXCEPTION_THROWN(exportFrames({}, {}), Error);
  }

  void powersOfTenAreTicks_data() {
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<QList<double>>("ticks");
    QTest::newRow("many decades") << 0.0005 << 2.0 << QList<double>{0.001, 0.01, 0.1, 1};
    QTest::newRow("one decade") << 0.09 << 1.1 << QList<double>{0.1, 0.2, 0.5, 1};
    QTest::newRow("less than one") << 0.15 << 0.6 << QList<double>{0.2, 0.5};
  }
  void powersOfTenAreTicks() {
    QFETCH(double, low);
    QFETCH(double, high);
    QFETCH(QList<double>, ticks);
    const std::vector<double> found = powerTicks(low, high, 8);
    QCOMPARE(found.size(), std::size_t(ticks.size()));
    for (qsizetype i = 0; i < ticks.size(); ++i)
      QVERIFY(std::abs(found[std::size_t(i)] / ticks[i] - 1) < 1e-9);
  }
};

QTEST_MAIN(TrainingViewTest)
#include "tst_training_view.moc"
