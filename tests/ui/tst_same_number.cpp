#include <QFile>
#include <QHash>
#include <QTemporaryDir>
#include <QTest>
#include <QTextDocumentFragment>
#include <random>

#include "app/command_support.h"
#include "app/embedded_files.h"
#include "app/run_snapshot.h"
#include "core/arrays/attention_export.h"
#include "core/model/model_library.h"
#include "core/model/names.h"
#include "tests/ui/painted_text.h"
#include "ui/compute/answer_all.h"
#include "ui/models/number_text.h"
#include "ui/plots/picture_font.h"
#include "ui/views/text/text_picture.h"
#include "ui/views/view_registry.h"

using namespace headlight;

namespace {

constexpr int kFocusPoints = 30;

/// A model with the threads it runs on.
LoadedModel load(const QString& name) {
  LoadedModel loaded;
  loaded.pool = std::make_unique<ThreadPool>(1);
  const ModelLibrary library(embeddedModels(), LibraryPaths{});
  const ModelFiles files = name.startsWith(QLatin1String("kjv"))
                               ? ModelFiles::directory(HEADLIGHT_TEST_DATA "/models/" + name.toStdString())
                               : library.open(name.toStdString());
  loaded.model = loadModel(files, {loaded.pool.get(), {}, {}});
  return loaded;
}

/// A random cell that its query may look at.
Focus randomFocus(const Trace& trace, std::mt19937& random) {
  static constexpr std::array all = {AttentionKind::Encoder, AttentionKind::Decoder, AttentionKind::Cross};
  const auto below = [&random](std::int64_t count) {
    return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(count));
  };
  for (;;) {
    Focus focus;
    focus.kind = all[static_cast<std::size_t>(below(3))];
    const AttentionTrace* attention = trace.attention(focus.kind);
    if (!attention || !attention->patterns) continue;
    const PatternShape shape = attention->patterns->shape();
    focus.layer = static_cast<int>(below(shape.layers));
    focus.head = static_cast<int>(below(shape.heads));
    focus.query = below(shape.queries);
    focus.key = below(shape.keys);
    if (!attention->patterns->isMasked(focus.headId(), focus.query, focus.key)) return focus;
  }
}

/// What a view paints for a file.
void paintInto(TextRecorder& recorder, const ViewEntry& view, Snapshot snapshot) {
  if (view.picture.needs) answerAll(view.picture.needs(snapshot), *snapshot.result, snapshot.answers, {});
  QPainter painter(&recorder);
  painter.setFont(exportFont());
  PaintRequest request;
  request.area = QRectF(QPointF(), view.picture.size(snapshot, request));
  view.picture.paint(painter, snapshot, request, {});
}

/// What the Text view says beside the mouse of the focused tokens; their weights it paints as shades.
QString textTip(const Snapshot& snapshot) {
  const SceneRequest room{exportFont(), 900, 640, false, false, 1};
  const auto scene = TextPicture::make(snapshot, room, {});
  QString tips;
  for (const SceneMark& mark : scene->marks(snapshot.focus))
    tips += QTextDocumentFragment::fromHtml(scene->at(mark.rect.center()).tip).toPlainText() + u'\n';
  return tips;
}

/// The weights of a table of `headlight attention`, as they stand there, under "kind,layer,head,query,key".
QHash<QString, QString> exportedWeights(const Trace& trace) {
  const QTemporaryDir folder;
  const QString path = folder.filePath("attention.csv");
  exportAttention(trace, {}, path.toStdString(), {});
  QFile file(path);
  QHash<QString, QString> weights;
  if (!file.open(QIODevice::ReadOnly)) return weights;
  const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
  for (const QString& line : lines) weights.insert(line.section(u',', 0, 4), line.section(u',', -1));
  return weights;
}

QString nameOfCell(const Focus& focus) {
  return QStringLiteral("%1,%2,%3,%4,%5")
      .arg(QString::fromLatin1(nameOf(focus.kind).data(), static_cast<qsizetype>(nameOf(focus.kind).size())))
      .arg(focus.layer)
      .arg(focus.head)
      .arg(focus.query)
      .arg(focus.key);
}

}  // namespace

/// Every view says the same of a cell, to the last digit: what is painted is read, not what a view holds.
class SameNumberTest : public QObject {
  Q_OBJECT
 private slots:
  void everyViewPrintsTheSameWeight_data() {
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("pair");
    QTest::newRow("encoder") << "english-encoder"
                             << "The animal didn't cross the street because it was tired."
                             << "";
    QTest::newRow("encoder-decoder") << "chinese-english"
                                     << "我爱北京的猫"
                                     << "I love the cat";
    QTest::newRow("decoder") << "kjv-decoder"
                             << "In the beginning God created the heaven"
                             << "";
  }

  void everyViewPrintsTheSameWeight() {
    QFETCH(QString, model);
    QFETCH(QString, text);
    QFETCH(QString, pair);
    const LoadedModel loaded = load(model);
    RunInput input;
    input.text = text.toStdString();
    if (!pair.isEmpty()) input.pair = pair.toStdString();
    Snapshot snapshot = runSnapshot(loaded, input, {});
    const auto exported = exportedWeights(*snapshot.result->trace);
    std::mt19937 random(9);
    for (int i = 0; i < kFocusPoints; ++i) {
      snapshot.focus = snapshot.state.focus = randomFocus(*snapshot.result->trace, random);
      compareViews(snapshot, exported.value(nameOfCell(snapshot.focus)));
      if (QTest::currentTestFailed()) return;
    }
  }

  void everyViewPrintsWhatIsShown_data() {
    QTest::addColumn<QString>("pattern");
    for (const std::string& name : derivedPatternNames())
      QTest::newRow(name.c_str()) << QString::fromStdString(name);
  }

  // In place of the heads' own patterns: the table of what is shown has the numbers that views print.
  void everyViewPrintsWhatIsShown() {
    QFETCH(QString, pattern);
    const LoadedModel loaded = load("kjv-decoder");
    RunInput input;
    input.text = "In the beginning God created the heaven";
    PictureFocus focus;
    focus.query = 4;
    const Snapshot run = runSnapshot(loaded, input, focus);
    const Snapshot seen = showing({.pattern = derivedPatternOf(pattern.toStdString())}, run, {});
    QVERIFY(seen.result != run.result);
    QCOMPARE(seen.ofRun().result, run.result);
    const auto exported = exportedWeights(*seen.result->trace);
    std::mt19937 random(9);
    for (int i = 0; i < kFocusPoints / 3; ++i) {
      Snapshot snapshot = seen;
      snapshot.focus = snapshot.state.focus = randomFocus(*seen.result->trace, random);
      compareViews(snapshot, exported.value(nameOfCell(snapshot.focus)), {"lines", "inspector"});
      if (QTest::currentTestFailed()) return;
    }
  }

 private:
  // The views whose picture has numbers; others have colours, and numbers rounded to the room of a cell.
  static void compareViews(const Snapshot& snapshot, const QString& exported,
                           const QStringList& printing = {"lines", "anatomy", "neuron", "inspector"}) {
    const Focus& focus = snapshot.focus;
    const float weight = snapshot.patterns()->cell(focus.headId(), focus.query, focus.key);
    const QString number = weightText(static_cast<double>(weight));
    QCOMPARE(exported, exactText(weight));
    // What the table says reads back as the number on the screen.
    QCOMPARE(weightText(exported.toDouble()), number);
    qsizetype compared = 0;
    for (const ViewEntry& view : viewRegistry()) {
      if (!printing.contains(view.id)) continue;
      TextRecorder recorder;
      paintInto(recorder, view, snapshot);
      ++compared;
      QVERIFY2(recorder.hasNumber(number),
               qPrintable(QStringLiteral("%1 of %2 is not in %3: %4")
                              .arg(number, nameOfCell(focus), view.id,
                                   recorder.texts().join(QStringLiteral(" | ")))));
    }
    QCOMPARE(compared, printing.size());
    const QString tip = textTip(snapshot);
    QVERIFY2(TextRecorder::containsNumber(tip, number),
             qPrintable(number + QStringLiteral(" in text: ") + tip));
  }
};

QTEST_MAIN(SameNumberTest)
#include "tst_same_number.moc"
