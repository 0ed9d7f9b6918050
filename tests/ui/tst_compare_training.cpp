#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "core/model/model.h"
#include "tests/ui/fakes.h"
#include "tests/ui/painted_text.h"
#include "ui/compute/answer_all.h"
#include "ui/compute/training_folder_history.h"
#include "ui/export/caption.h"
#include "ui/plots/picture_font.h"
#include "ui/views/training_canvas.h"
#include "ui/views/training_compare.h"
#include "ui/views/training_view.h"

using namespace headlight;

namespace {

/// A training whose loss falls from `loss` by a half each step.
struct Log {
  int steps = 4;
  double loss = 8;
  int heldOutAt = 2;
  int firstStep = 1;
  QList<float> rates = {};  // a step; none: always the same
};

void write(const QString& folder, const Log& log) {
  QVERIFY(QDir().mkpath(folder));
  QFile file(folder + QStringLiteral("/log.jsonl"));
  QVERIFY(file.open(QIODevice::WriteOnly));
  for (int step = log.firstStep; step <= log.steps; ++step)
    file.write(QStringLiteral("{\"step\": %1, \"loss\": %2, \"rate\": %4, \"gradient_norm\": %3, "
                              "\"tokens_per_second\": 1000}\n")
                   .arg(step)
                   .arg(log.loss - 0.5 * (step - 1))
                   .arg(log.loss / 4)
                   .arg(log.rates.value(step - 1, 0.25F))
                   .toUtf8());
  file.write(QStringLiteral("{\"step\": %1, \"held_out_loss\": %2}\n")
                 .arg(log.heldOutAt)
                 .arg(log.loss + 1)
                 .toUtf8());
}

QStringList paintedTraining(const Snapshot& snapshot) {
  TextRecorder recorder;
  QPainter painter(&recorder);
  PaintRequest request;
  request.area = QRectF(QPointF(), TrainingView::pictureSize(snapshot, request));
  TrainingView::paintPicture(painter, snapshot, request, {});
  painter.end();
  return recorder.texts();
}

}  // namespace

/// The Training view while two models are compared.
class TestCompareTraining : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase() {
    write(path("small"), {4, 8, 2});
    write(path("large"), {6, 6, 2});
    write(path("later"), {.steps = 12, .heldOutAt = 11, .firstStep = 9});
    for (const char* step : {"small/snapshots/step-00000002", "small/snapshots/step-00000004",
                             "large/snapshots/step-00000003", "bare/snapshots/step-00000003", "plain"})
      QVERIFY(QDir().mkpath(path(step)));
  }

  void bothCurvesStandInOnePlot() {
    const Snapshot snapshot = comparing("small", "large");
    const TrainingScene scene = sceneOf(snapshot);
    QVERIFY(scene.sentence.isEmpty());
    QCOMPARE(scene.titles, (QStringList{"A: small", "B: large"}));
    const CurvePlot& loss = scene.panels[TrainingScene::Loss].plot;
    QCOMPARE(namesOf(loss), (QStringList{"A", "A, held out", "B", "B, held out"}));
    QCOMPARE(loss.curves[0].values.front(), 8.0F);
    QCOMPARE(loss.curves[2].values.front(), 6.0F);
    QCOMPARE(loss.curves[2].values.size(), std::size_t{6});
    // One scale for both: from the lowest to the highest, to the end of the longer one.
    const CurveScale scale = loss.scale(QRectF(0, 0, 400, 300));
    QVERIFY(scale.high >= 9 && scale.low <= 4.6);
    QCOMPARE(scale.lastX, 6.0);
    for (const auto part : {TrainingScene::Rate, TrainingScene::GradientNorm, TrainingScene::Speed})
      QCOMPARE(namesOf(scene.panels[part].plot), (QStringList{"A", "B"}));
    const QStringList painted = paintedTraining(snapshot);
    for (const char* said : {"A: small", "B: large", "A", "B"})
      QVERIFY2(painted.contains(QString::fromUtf8(said)), said);
  }

  void curvesAreToldApartByColourAndDashes() {
    const TrainingScene scene = sceneOf(comparing("small", "large"));
    const std::vector<Curve>& curves = scene.panels[TrainingScene::Loss].plot.curves;
    for (std::size_t i = 0; i < curves.size(); ++i) {
      QVERIFY(curves[i].look.has_value());
      QCOMPARE(curves[i].look->color, std::size_t{i < 2 ? 0U : 1U});
      for (std::size_t j = 0; j < i; ++j) QVERIFY(curves[i].look->dashes != curves[j].look->dashes);
    }
  }

  void oneOfThemOrTheDifference_data() {
    QTest::addColumn<CompareOptions::Show>("show");
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<float>("first");
    using Show = CompareOptions::Show;
    QTest::newRow("A") << Show::First << QStringList{"A", "A, held out"} << 8.0F;
    QTest::newRow("B") << Show::Second << QStringList{"B", "B, held out"} << 6.0F;
    QTest::newRow("A - B") << Show::Difference << QStringList{"A − B", "A − B, held out"} << 2.0F;
  }
  void oneOfThemOrTheDifference() {
    QFETCH(CompareOptions::Show, show);
    QFETCH(QStringList, names);
    QFETCH(float, first);
    Snapshot snapshot = comparing("small", "large");
    setShow(snapshot, show);
    const CurvePlot loss = sceneOf(snapshot).panels[TrainingScene::Loss].plot;
    QCOMPARE(namesOf(loss), names);
    QCOMPARE(loss.curves[0].values.front(), first);
    // Of a difference there are the steps that both have.
    const std::size_t steps = show == CompareOptions::Show::Second ? 6 : 4;
    QCOMPARE(loss.curves[0].values.size(), steps);
    QCOMPARE(loss.fromZero, show == CompareOptions::Show::Difference);
  }

  void tipsHaveTheNumbersOfBoth() {
    const Snapshot snapshot = comparing("small", "large");
    const QString both = trainingTip(snapshot, 1);
    QVERIFY2(both.contains(QStringLiteral("loss: A 7.5000 · B 5.5000 · A − B 2.0000")), qPrintable(both));
    const QString one = trainingTip(snapshot, 5);
    QVERIFY2(one.contains(QStringLiteral("loss: A – · B 3.5000")), qPrintable(one));
    QVERIFY(trainingTip(comparing("small", "plain"), 1).contains(QStringLiteral("loss: 7.5000")));
  }

  void tipsHaveThePlanWhereThePlotHasIt_data() {
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<QString>("atHand");  // the folder of the view's own training; empty: it has none
    QTest::addColumn<bool>("hasPlan");
    QTest::addColumn<QString>("loss");
    const auto row = [](const char* name, const char* one, const char* other, const char* own, bool plan,
                        const char* said) { QTest::newRow(name) << one << other << own << plan << said; };
    row("both", "small", "large", "", false, "A 7.5000 · B 5.5000 · A − B 2.0000");
    row("A alone", "small", "plain", "", false, "7.5000");
    row("B alone", "plain", "large", "", false, "B 5.5000");
    row("B alone, which is at hand", "plain", "large", "large", false, "B 5.5000");
    row("A alone, which is at hand", "small", "plain", "small", true, "7.5000");
    row("neither", "plain", "plain", "", true, "");
    row("neither, another is at hand", "plain", "plain", "small", true, "7.5000");
  }
  void tipsHaveThePlanWhereThePlotHasIt() {
    QFETCH(QString, first);
    QFETCH(QString, second);
    QFETCH(QString, atHand);
    QFETCH(bool, hasPlan);
    QFETCH(QString, loss);
    Snapshot snapshot = comparing(first, second);
    if (!atHand.isEmpty())
      snapshot.training = std::make_shared<TrainingHistory>(readTrainingFolder(path(atHand)));
    editOptions<TrainingOptions>(snapshot.state.viewOptions,
                                 [](TrainingOptions& options) { options.steps = 300; });
    const TrainingScene scene = sceneOf(snapshot);
    QCOMPARE(scene.hasPlan, hasPlan);
    const std::vector<Curve>& rates = scene.panels[TrainingScene::Rate].plot.curves;
    QCOMPARE(std::any_of(rates.begin(), rates.end(),
                         [](const Curve& curve) { return curve.values.size() == 300; }),
             hasPlan);
    const QString tip = trainingTip(snapshot, 1);
    QCOMPARE(tip.contains(QStringLiteral("schedule:")), hasPlan);
    QCOMPARE(tip.section(QStringLiteral("loss: "), 1).section(u'\n', 0, 0), loss);
  }

  void ratesOfSeveralDecadesAreLogarithmic_data() {
    QTest::addColumn<QList<float>>("first");
    QTest::addColumn<QList<float>>("second");
    QTest::addColumn<CompareOptions::Show>("show");
    QTest::addColumn<bool>("logarithmic");
    using Show = CompareOptions::Show;
    QTest::newRow("of one size") << QList<float>{0, 3, 1} << QList<float>{1, 30} << Show::All << false;
    QTest::newRow("between A and B") << QList<float>{0.1F, 0.1F} << QList<float>{4, 4} << Show::All << true;
    QTest::newRow("within B") << QList<float>{1, 1} << QList<float>{0, 0.1F, 4} << Show::All << true;
    QTest::newRow("within B, A alone") << QList<float>{1, 1} << QList<float>{0.1F, 4} << Show::First << false;
    QTest::newRow("a difference") << QList<float>{0.2F, 8} << QList<float>{0.1F, 4} << Show::Difference
                                  << false;
    QTest::newRow("none") << QList<float>{0, 0} << QList<float>{0, 0} << Show::All << false;
  }
  void ratesOfSeveralDecadesAreLogarithmic() {
    QFETCH(QList<float>, first);
    QFETCH(QList<float>, second);
    QFETCH(CompareOptions::Show, show);
    QFETCH(bool, logarithmic);
    write(path("rates of A"), {.steps = static_cast<int>(first.size()), .rates = first});
    write(path("rates of B"), {.steps = static_cast<int>(second.size()), .rates = second});
    Snapshot snapshot = comparing("rates of A", "rates of B");
    setShow(snapshot, show);
    QCOMPARE(sceneOf(snapshot).panels[TrainingScene::Rate].plot.logarithmic, logarithmic);
  }

  void stepsAreMarked() {
    const Snapshot snapshot = comparing("small/snapshots/step-00000002", "large/snapshots/step-00000003");
    const TrainingScene scene = sceneOf(snapshot);
    QCOMPARE(scene.titles, (QStringList{"A: small, step 2", "B: large, step 3"}));
    const std::vector<CurveMarker>& markers = scene.panels[TrainingScene::GradientNorm].plot.markers;
    QCOMPARE(markers.size(), std::size_t{2});
    QCOMPARE(markers[0].place, 2.0);
    QCOMPARE(markers[0].text, QStringLiteral("A"));
    QCOMPARE(markers[1].place, 3.0);
    QCOMPARE(markers[1].text, QStringLiteral("B"));
    QCOMPARE(*markers[0].color, scene.panels[TrainingScene::Rate].plot.curves[0].look->color);
    QCOMPARE(*markers[1].color, scene.panels[TrainingScene::Rate].plot.curves[1].look->color);
  }

  void theStepOfWhatIsDrawnIsMarked_data() {
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<CompareOptions::Show>("show");
    QTest::addColumn<QList<double>>("places");
    QTest::addColumn<QStringList>("letters");
    using Show = CompareOptions::Show;
    const QString two = QStringLiteral("small/snapshots/step-00000002"),
                  four = QStringLiteral("small/snapshots/step-00000004"),
                  three = QStringLiteral("large/snapshots/step-00000003"), none = QStringLiteral("plain");
    const QStringList both{"A", "B"};
    QTest::newRow("both") << two << three << Show::All << QList<double>{2, 3} << both;
    QTest::newRow("the difference") << two << three << Show::Difference << QList<double>{2, 3} << both;
    QTest::newRow("A of both") << two << three << Show::First << QList<double>{2} << QStringList{"A"};
    QTest::newRow("B of both") << two << three << Show::Second << QList<double>{3} << QStringList{"B"};
    QTest::newRow("one training") << two << four << Show::Second << QList<double>{2, 4} << both;
    QTest::newRow("A alone") << two << none << Show::Second << QList<double>{2} << QStringList{""};
    QTest::newRow("B alone") << none << three << Show::First << QList<double>{3} << QStringList{"B"};
    QTest::newRow("neither") << none << none << Show::All << QList<double>{} << QStringList{};
  }
  void theStepOfWhatIsDrawnIsMarked() {
    QFETCH(QString, first);
    QFETCH(QString, second);
    QFETCH(CompareOptions::Show, show);
    QFETCH(QList<double>, places);
    QFETCH(QStringList, letters);
    Snapshot snapshot = comparing(first, second);
    setShow(snapshot, show);
    QList<double> marked;
    QStringList said;
    const TrainingScene scene = sceneOf(snapshot);
    for (const CurveMarker& marker : scene.panels[TrainingScene::Loss].plot.markers) {
      marked << marker.place;
      said << marker.text;
    }
    QCOMPARE(marked, places);
    QCOMPARE(said, letters);
  }

  /// However a folder is written.
  void pathsAreComparedClean() {
    Snapshot snapshot = comparing("small/snapshots/step-00000002", "small");
    auto history = std::make_shared<TrainingHistory>(readTrainingFolder(path("small") + QLatin1Char('/')));
    snapshot.training = history;
    QVERIFY(trainingComparison(snapshot).isOne());
    auto twice = std::make_shared<TrainingHistory>(*history);
    twice->folder = path("plain/../small");
    TrainingComparison compared;
    compared.first.history = history;
    compared.second.history = twice;
    QVERIFY(compared.isOne());
    snapshot.state.source = CheckpointChoice{path("small//snapshots/step-00000002/")};
    QCOMPARE(shownTrainingStep(snapshot), qint64{2});
  }

  /// Of the training under way in the window, whose log need not be read.
  void stepsOfTheTrainingAtHand() {
    Snapshot snapshot = comparing("plain", "plain");
    auto history = std::make_shared<TrainingHistory>();
    history->folder = QStringLiteral("run");
    history->phase = TrainingHistory::Phase::Running;
    for (const qint64 step : {0, 20, 40}) {
      history->snapshots.push_back({step, QStringLiteral("run/snapshots/%1").arg(step)});
      history->steps.push_back({step, static_cast<float>(9 - step / 10), 0.1F, 1, 100});
    }
    snapshot.training = history;
    choose(snapshot, QStringLiteral("run/snapshots/20"));
    snapshot.state.source = CheckpointChoice{QStringLiteral("run/snapshots/40")};
    const TrainingComparison compared = trainingComparison(snapshot);
    QVERIFY(compared.isOne());
    QVERIFY(trainingQuestions(snapshot).empty());
    QCOMPARE(compared.first.step, qint64{40});
    QCOMPARE(compared.second.step, qint64{20});
    const TrainingScene scene = sceneOf(snapshot);
    QVERIFY2(scene.sentence.contains(QStringLiteral("one training")), qPrintable(scene.sentence));
    QCOMPARE(namesOf(scene.panels[TrainingScene::Loss].plot), (QStringList{"training", "held-out text"}));
    // Another run is B: its log is read, that of the one under way is not.
    choose(snapshot, path("large"));
    answerAll([&] { return trainingQuestions(snapshot); }, *snapshot.result, snapshot.answers, {});
    QCOMPARE(sceneOf(snapshot).titles, (QStringList{"A: run, step 40", "B: large"}));
  }

  /// A is the model on the screen here as in every other view, whatever else is trained.
  void theTrainingAtHandIsAOnlyWhereItMadeTheModel_data() {
    QTest::addColumn<QString>("model");
    QTest::addColumn<bool>("isRunning");
    QTest::addColumn<QString>("first");  // the training of A; empty: it has none
    QTest::addColumn<QString>("said");
    const QString none = QStringLiteral("A (plain) has no log of a training");
    for (const bool isRunning : {false, true}) {
      const char* const phase = isRunning ? "running" : "ended";
      QTest::addRow("a model without a log, %s", phase) << "plain" << isRunning << "" << none;
      QTest::addRow("a model with a log, %s", phase) << "small" << isRunning << "small"
                                                     << "";
      QTest::addRow("the model it made, %s", phase) << "run" << isRunning << "run"
                                                    << "";
      QTest::addRow("a step of it, %s", phase) << "run/snapshots/20" << isRunning << "run, step 20"
                                               << "";
    }
  }
  void theTrainingAtHandIsAOnlyWhereItMadeTheModel() {
    QFETCH(QString, model);
    QFETCH(bool, isRunning);
    QFETCH(QString, first);
    QFETCH(QString, said);
    QVERIFY(QDir().mkpath(path("run/snapshots/20")));
    Snapshot snapshot = comparing(model, "large");
    auto history = std::make_shared<TrainingHistory>();
    history->folder = path("run");
    history->phase = isRunning ? TrainingHistory::Phase::Running : TrainingHistory::Phase::Ended;
    history->steps = {{0, 9, 0.1F, 1, 100}, {1, 8, 0.1F, 1, 100}};
    history->snapshots = {{20, path("run/snapshots/20")}};
    snapshot.training = history;
    answerAll([&] { return trainingQuestions(snapshot); }, *snapshot.result, snapshot.answers, {});
    const TrainingComparison compared = trainingComparison(snapshot);
    QCOMPARE(compared.first.name(), first);
    QCOMPARE(compared.sentence.section(u':', 0, 0), said);
    const QStringList curves = namesOf(sceneOf(snapshot).panels[TrainingScene::Rate].plot);
    QCOMPARE(curves, first.isEmpty() ? QStringList{"B"} : (QStringList{"A", "B"}));
  }

  void whatCannotBeComparedIsSaid_data() {
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<QString>("said");
    QTest::addColumn<float>("loss");  // of what is drawn all the same; 0: nothing
    const auto row = [](const char* name, const char* one, const char* other, const char* words,
                        float drawn) { QTest::newRow(name) << one << other << words << drawn; };
    row("B has none", "small", "plain",
        "B (plain) has no log of a training: there is nothing of it to compare.", 8);
    row("A has none", "plain", "large",
        "A (plain) has no log of a training: there is nothing of it to compare.", 6);
    row("A has but snapshots", "bare", "large",
        "A (bare) has no log of a training: there is nothing of it to compare.", 6);
    row("B has but snapshots", "small", "bare/snapshots/step-00000003",
        "B (step-00000003) has no log of a training: there is nothing of it to compare.", 8);
    row("neither", "plain", "plain",
        "Neither A nor B has a log of a training: there is nothing of them to compare.", 0);
    row("one training", "small", "small/snapshots/step-00000002",
        "A and B come from one training, whose curves are the same for both.", 8);
  }
  void whatCannotBeComparedIsSaid() {
    QFETCH(QString, first);
    QFETCH(QString, second);
    QFETCH(QString, said);
    QFETCH(float, loss);
    const Snapshot snapshot = comparing(first, second);
    const TrainingScene scene = sceneOf(snapshot);
    QCOMPARE(QString(scene.sentence).replace(u'\n', u' '), said);
    const std::vector<Curve>& curves = scene.panels[TrainingScene::Loss].plot.curves;
    QCOMPARE(curves.empty(), loss == 0.0F);
    if (!curves.empty()) QCOMPARE(curves[0].values.front(), loss);
    QVERIFY(paintedTraining(snapshot).join(u' ').contains(said.section(u':', 0, 0)));
  }

  void aDifferenceNeedsStepsOfBoth_data() {
    QTest::addColumn<QString>("second");
    QTest::addColumn<CompareOptions::Show>("show");
    QTest::addColumn<QString>("said");
    using Show = CompareOptions::Show;
    const QString none = QStringLiteral("No step is in both trainings: there is no difference to show.");
    QTest::newRow("no step") << "later" << Show::Difference << none;
    QTest::newRow("no step, side by side") << "later" << Show::All << "";
    QTest::newRow("some steps") << "large" << Show::Difference << "";
  }
  void aDifferenceNeedsStepsOfBoth() {
    QFETCH(QString, second);
    QFETCH(CompareOptions::Show, show);
    QFETCH(QString, said);
    Snapshot snapshot = comparing("small", second);
    setShow(snapshot, show);
    const TrainingScene scene = sceneOf(snapshot);
    QCOMPARE(QString(scene.sentence).replace(u'\n', u' '), said);
    QCOMPARE(scene.titles, (QStringList{"A: small", "B: " + second}));
    QCOMPARE(scene.panels[TrainingScene::Loss].plot.curves.empty(), !said.isEmpty());
  }

  /// A training that has begun, without a step yet, of whose snapshot the model is.
  void theTrainingAtHandHasNoLogBeforeItsFirstStep() {
    QVERIFY(QDir().mkpath(path("begun")));
    Snapshot snapshot = comparing("begun", "large");
    auto history = std::make_shared<TrainingHistory>();
    history->folder = path("begun");
    history->phase = TrainingHistory::Phase::Running;
    snapshot.training = history;
    const TrainingComparison compared = trainingComparison(snapshot);
    QVERIFY(!compared.first.history);
    QVERIFY2(compared.sentence.startsWith(QStringLiteral("A (begun) has no log")),
             qPrintable(compared.sentence));
  }

  void runsOfOneModelHaveOneTraining() {
    Snapshot snapshot = comparing("small", "large");
    editOptions<CompareOptions>(snapshot.state.viewOptions,
                                [](CompareOptions& options) { options.with = CompareOptions::With::Text; });
    const QString said = sceneOf(snapshot).sentence;
    QVERIFY2(said.startsWith(QStringLiteral("A and B are runs of one model")), qPrintable(said));
    QVERIFY(trainingQuestions(snapshot).empty());
    QVERIFY(!TrainingView::comparison(snapshot));
  }

  void captionsNameBoth() {
    Snapshot snapshot = comparing("small", "large");
    snapshot.state.view = QStringLiteral("training");
    ImageRequest request;
    request.view = snapshot.state.view;
    const QStringList lines = captionLines(snapshot, request);
    QVERIFY2(lines[0].startsWith(QStringLiteral("comparison of A and B")), qPrintable(lines[0]));
    QCOMPARE(lines.mid(1, 2), (QStringList{"A: small", "B: large"}));
    QVERIFY(!captionLines(comparing("small", "plain"), request).join(u' ').contains(QStringLiteral("B:")));
  }

  void curvesStayWhileTheTextChanges() {
    Snapshot snapshot = comparing("small", "large");
    TrainingView view({});
    view.resize(900, 600);
    view.show();
    view.setSnapshot(snapshot);
    const auto titles = [&] { return view.findChild<TrainingCanvas*>()->scene().titles; };
    QCOMPARE(titles(), (QStringList{"A: small", "B: large"}));
    QCOMPARE(view.needs(snapshot).size(), std::size_t{2});
    snapshot.answers.clear();
    view.setSnapshot(snapshot);
    QCOMPARE(titles(), (QStringList{"A: small", "B: large"}));
  }

 private:
  QString path(const QString& name) const { return m_folder.filePath(name); }

  static void choose(Snapshot& snapshot, const QString& model) {
    CompareOptions options;
    options.on = true;
    options.with = CompareOptions::With::Model;
    options.model = model;
    setOptions(snapshot.state.viewOptions, options);
  }

  static void setShow(Snapshot& snapshot, CompareOptions::Show show) {
    editOptions<CompareOptions>(snapshot.state.viewOptions,
                                [show](CompareOptions& options) { options.show = show; });
  }

  /// The model of one folder compared with that of another, with what the view asks for.
  Snapshot comparing(const QString& first, const QString& second) const {
    Snapshot snapshot;
    auto result = std::make_shared<RunResult>();
    auto model = std::make_shared<Model>();
    model->location = path(first).toStdString();
    result->model = model;
    result->sourceName = QFileInfo(first).fileName();
    snapshot.result = result;
    snapshot.others = std::make_shared<OtherRuns>(testing::fakeServices());
    choose(snapshot, path(second));
    editOptions<TrainingOptions>(snapshot.state.viewOptions, [](TrainingOptions& options) {
      options.steps = 0;
      options.schedule = {};
    });
    answerAll([&] { return trainingQuestions(snapshot); }, *result, snapshot.answers, {});
    return snapshot;
  }

  static TrainingScene sceneOf(const Snapshot& snapshot) {
    return TrainingScene::make(snapshot, QRectF(0, 0, 900, 600), exportFont());
  }

  static QStringList namesOf(const CurvePlot& plot) {
    QStringList names;
    for (const Curve& curve : plot.curves) names.append(curve.name);
    return names;
  }

  QTemporaryDir m_folder;
};

QTEST_MAIN(TestCompareTraining)
#include "tst_compare_training.moc"
