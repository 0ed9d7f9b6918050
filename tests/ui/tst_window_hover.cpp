#include <QDialog>
#include <QLineEdit>
#include <QSettings>
#include <QTemporaryDir>

#include "tests/ui/window_fixture.h"

using namespace headlight;
using namespace headlight::testing;

/// A preview ends with what caused it, and the focus stays on its token.
class WindowHoverTest : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase() { QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path()); }

  void aPreviewEnds_data() {
    QTest::addColumn<QString>("cause");
    for (const char* cause : {"leaving", "leaving the window", "typing", "escape", "escape in the editor",
                              "another model", "deactivation", "another view", "one head", "undo"})
      QTest::newRow(cause) << QString::fromLatin1(cause);
  }
  void aPreviewEnds() {
    QFETCH(QString, cause);
    Window w;
    w.clickToken(1);
    w.editor->moveCursor(QTextCursor::End);
    QTest::keyClicks(w.editor, " on");
    QTRY_COMPARE(w.shownText(), QStringLiteral("the cat sat on"));
    w.hoverHead();
    QVERIFY(w.previews());
    const int ended = w.view("heads")->hoversEnded;
    const int results = int(w.shown.size());
    act(w, cause);
    QTRY_VERIFY(!w.previews());
    // The view forgets it too, so that the next move of the mouse is a new coming.
    QCOMPARE(w.view("heads")->hoversEnded > ended, cause != QLatin1String("leaving"));
    if (cause == QLatin1String("typing") || cause == QLatin1String("another model"))
      QTRY_VERIFY(w.shown.size() > results);
    QTest::qWait(20);
    QVERIFY(!w.previews());
  }

  void chipsForgetWhatTheMouseRestsOn() {
    Window w;
    QTest::mouseMove(w.chips->viewport(), w.chips->tokenRect(3).center());
    QTRY_COMPARE(int(w.view("heads")->shown.focus.query), 3);
    QTest::keyClick(w.editor, Qt::Key_Escape);
    QCOMPARE(int(w.view("heads")->shown.focus.query), -1);
    QTest::mouseMove(w.chips->viewport(), w.chips->tokenRect(3).center() + QPoint(1, 0));
    QTRY_COMPARE(int(w.view("heads")->shown.focus.query), 3);
  }

  void theFocusStaysOnTheTokenThatWasClicked_data() {
    QTest::addColumn<int>("token");
    QTest::addColumn<int>("position");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("expected");
    // [CLS] the the cat [SEP]: where one types tells which of the equal words is which.
    QTest::newRow("in front, first") << 1 << 0 << "the " << 2;
    QTest::newRow("in front, second") << 2 << 0 << "the " << 3;
    QTest::newRow("between, first") << 1 << 4 << "the " << 1;
    QTest::newRow("between, second") << 2 << 4 << "the " << 3;
    QTest::newRow("behind, second") << 2 << 7 << " the" << 2;
    QTest::newRow("the last token") << 4 << 0 << "so " << 5;
  }
  void theFocusStaysOnTheTokenThatWasClicked() {
    QFETCH(int, token);
    QFETCH(int, position);
    QFETCH(QString, typed);
    QFETCH(int, expected);
    Window w(QStringLiteral("the the cat"));
    w.clickToken(token);
    QCOMPARE(int(w.focus().query), token);
    QTextCursor cursor = w.editor->textCursor();
    cursor.setPosition(position);
    w.editor->setTextCursor(cursor);
    QTest::keyClicks(w.editor, typed);
    const QString text = QStringLiteral("the the cat").insert(position, typed);
    QTRY_COMPARE(w.shownText(), text);
    QCOMPARE(int(w.focus().query), expected);
  }

  void anotherModelKeepsTheToken() {
    Window w;
    w.clickToken(2);  // [CLS] the CAT sat [SEP]
    SessionState state = w.window.state();
    state.source = CheckpointChoice{QStringLiteral("decoder")};
    w.window.apply(state);
    QTRY_COMPARE(w.view("heads")->shown.result->sourceName, QStringLiteral("decoder"));
    QCOMPARE(int(w.focus().query), 1);  // the CAT sat
  }

 private:
  static void act(Window& w, const QString& cause) {
    if (cause == QLatin1String("leaving")) emit w.view("heads")->previewEnded();
    if (cause == QLatin1String("leaving the window")) {
      QEvent leave(QEvent::Leave);
      QApplication::sendEvent(&w.window, &leave);
    }
    if (cause == QLatin1String("typing")) QTest::keyClicks(w.editor, "e");
    if (cause == QLatin1String("escape")) QTest::keyClick(w.chips, Qt::Key_Escape);
    if (cause == QLatin1String("escape in the editor")) QTest::keyClick(w.editor, Qt::Key_Escape);
    if (cause == QLatin1String("another model")) {
      SessionState state = w.window.state();
      state.source = CheckpointChoice{QStringLiteral("decoder")};
      w.window.apply(state);
    }
    if (cause == QLatin1String("deactivation")) {
      w.window.activateWindow();
      QVERIFY(QTest::qWaitForWindowActive(&w.window));
      w.hoverHead();
      QVERIFY(w.previews());
      QDialog dialog;
      dialog.show();
      dialog.activateWindow();
      QVERIFY(QTest::qWaitForWindowActive(&dialog));
    }
    if (cause == QLatin1String("another view"))
      QTest::keyClick(&w.window, Qt::Key_PageDown, Qt::ControlModifier);
    if (cause == QLatin1String("one head")) {
      SessionState state = w.window.state();
      state.singleHead = !state.singleHead;
      w.window.apply(state);
    }
    if (cause == QLatin1String("undo")) QTest::keyClick(w.editor, Qt::Key_Z, Qt::ControlModifier);
  }

  QTemporaryDir m_folder;
};

QTEST_MAIN(WindowHoverTest)
#include "tst_window_hover.moc"
