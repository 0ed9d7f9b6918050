#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUrl>

#include "core/error.h"
#include "tests/ui/window_fixture.h"
#include "ui/session/text_file.h"
#include "ui/window/compare_bar.h"
#include "ui/window/compared_path.h"

using namespace headlight;
using headlight::testing::Window;

namespace {

/// What an editor does with something that is pasted or dropped into it.
class Dropped : public SentenceEditor {
 public:
  static void into(SentenceEditor* editor, const QMimeData& data) {
    (editor->*(&Dropped::insertFromMimeData))(&data);
  }
};

CompareOptions comparedIn(const Window& w) { return optionsIn<CompareOptions>(w.window.state().viewOptions); }

void startComparing(Window& w) {
  w.action(QStringLiteral("Compare"))->trigger();
  QVERIFY(comparedIn(w).on);
}

QString written(const QTemporaryDir& folder, const QString& name, const QByteArray& bytes) {
  QFile file(folder.filePath(name));
  if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) return {};
  return file.fileName();
}

QString refusalOf(const OpenedPath& opened) {
  try {
    (void)comparedWith(opened, false);
  } catch (const Error& error) {
    return QString::fromUtf8(error.what());
  }
  return {};
}

}  // namespace

class tst_compare_bar : public QObject {
  Q_OBJECT
 private slots:
  void aFileIsTakenWholly();
  void aLongTextIsRefusedInASentence();
  void whatElseIsDropped();
  void theSecondTextHasAnEditor();
  void buttonsStandOnOneLine();
};

void tst_compare_bar::aFileIsTakenWholly() {
  Window w;
  startComparing(w);
  const QTemporaryDir folder;
  QByteArray lines;
  for (int i = 0; i < 400; ++i) lines += "line " + QByteArray::number(i) + " 我爱猫\n";
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(written(folder, QStringLiteral("b.txt"), lines))});
  Dropped::into(w.window.findChild<CompareBar*>()->editor(), data);
  QTRY_COMPARE(comparedIn(w).text.toUtf8(), lines.chopped(1));
  QCOMPARE(w.window.state().text, QStringLiteral("the cat sat"));
  QCOMPARE(w.window.findChild<CompareBar*>()->editor()->text(), comparedIn(w).text);
}

void tst_compare_bar::aLongTextIsRefusedInASentence() {
  Window w;
  startComparing(w);
  const QString before = comparedIn(w).text;
  QMimeData data;
  data.setText(QString(kEditorBytes + 1, QLatin1Char('x')));
  Dropped::into(w.window.findChild<CompareBar*>()->editor(), data);
  QVERIFY(w.notices->sentence().contains(QStringLiteral("at most 32 KB")));
  QCOMPARE(comparedIn(w).text, before);
  const QTemporaryDir folder;
  QMimeData file;
  file.setUrls(
      {QUrl::fromLocalFile(written(folder, QStringLiteral("long.txt"), QByteArray(kEditorBytes + 1, 'x')))});
  Dropped::into(w.window.findChild<CompareBar*>()->editor(), file);
  QTRY_VERIFY(w.notices->sentence().startsWith(QStringLiteral("long.txt is longer than the 32 KB")));
  QCOMPARE(comparedIn(w).text, before);
}

void tst_compare_bar::whatElseIsDropped() {
  CompareOptions options;
  comparedWith({OpenedPath::Kind::ModelDirectory, QStringLiteral("/models/small"), {}}, false)(options);
  QCOMPARE(options.with, CompareOptions::With::Model);
  QCOMPARE(options.model, QStringLiteral("/models/small"));
  comparedWith({OpenedPath::Kind::Text, QStringLiteral("/b.txt"), QStringLiteral("b")}, true)(options);
  QCOMPARE(options.with, CompareOptions::With::Text);
  QCOMPARE(options.pairText, QStringLiteral("b"));
  QVERIFY(options.text.isEmpty());
  QCOMPARE(refusalOf({OpenedPath::Kind::AttentionArray, QStringLiteral("/a/weights.npy"), {}}),
           QStringLiteral("weights.npy is no text that could be compared with."));
}

void tst_compare_bar::theSecondTextHasAnEditor() {
  Window w;
  startComparing(w);
  SentenceEditor* pair = w.window.findChild<CompareBar*>()->pairEditor();
  QVERIFY2(!pair->isVisible(), "A has none either");
  SessionState state = w.window.state();
  state.pairShown = true;
  state.pairText = QStringLiteral("he slept");
  w.window.apply(state);
  QTRY_VERIFY(pair->isVisible());
  QTest::keyClicks(pair, QStringLiteral("she slept"));
  QCOMPARE(comparedIn(w).pairText, QStringLiteral("she slept"));
  QCOMPARE(w.window.state().pairText, QStringLiteral("he slept"));
  // It is undone by words, as in every text.
  QTest::keyClick(pair, Qt::Key_Z, Qt::ControlModifier);
  QCOMPARE(comparedIn(w).pairText, QStringLiteral("she "));
}

void tst_compare_bar::buttonsStandOnOneLine() {
  CompareBar bar{ModelLibrary({}, LibraryPaths{})};
  bar.resize(1200, 80);
  bar.show();
  SessionState state;
  CompareOptions options;
  options.on = true;
  for (const auto with : {CompareOptions::With::Model, CompareOptions::With::Head}) {
    options.with = with;
    setOptions(state.viewOptions, options);
    bar.setState(state, false);
    QCoreApplication::processEvents();
    for (const QToolButton* button : bar.findChildren<QToolButton*>())
      if (button->isVisible()) QVERIFY2(button->mapTo(&bar, QPoint()).y() <= 1, qPrintable(button->text()));
  }
}

QTEST_MAIN(tst_compare_bar)
#include "tst_compare_bar.moc"
