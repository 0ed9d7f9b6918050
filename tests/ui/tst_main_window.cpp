#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QInputMethodEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUrl>

#include "tests/ui/window_fixture.h"
#include "ui/main_window.h"
#include "ui/session/theme.h"
#include "ui/views/view_registry.h"
#include "ui/window/display_bar.h"
#include "ui/window/document_panel.h"
#include "ui/window/notice_bar.h"
#include "ui/window/playground_bar.h"
#include "ui/window/sentence_editor.h"
#include "ui/window/status_line.h"
#include "ui/window/token_chips.h"

using namespace headlight;
using namespace headlight::testing;

class MainWindowTest : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase() {
    QVERIFY(m_folder.isValid());
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.filePath("settings"));
  }
  void init() { QFile::remove(m_folder.filePath("settings/headlight/headlight.ini")); }

  void typingRunsAtEveryKey() {
    Window w;
    QCOMPARE(w.shownText(), QStringLiteral("the cat sat"));
    w.editor->moveCursor(QTextCursor::End);
    QTest::keyClicks(w.editor, " on");
    QCOMPARE(w.window.state().text, QStringLiteral("the cat sat on"));
    QTRY_COMPARE(w.shownText(), QStringLiteral("the cat sat on"));
    QVERIFY(w.window.windowTitle().startsWith("the cat sat on"));
    QVERIFY(w.window.windowTitle().contains("encoder"));
    QCOMPARE(int(w.view("heads")->shown.result->tokens.size()), 6);
  }

  void undoAndRedoCoverText() {
    Window w(QString{});
    w.editor->setFocus();
    QTest::keyClicks(w.editor, "one two");
    QTest::keyClick(w.editor, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(w.editor->text(), QStringLiteral("one "));
    QCOMPARE(w.window.state().text, QStringLiteral("one "));
    QTest::keyClick(w.editor, Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(w.editor->text(), QStringLiteral("one two"));
    QTRY_COMPARE(w.shownText(), QStringLiteral("one two"));
  }

  void composingRunsNothing() {
    Window w(QStringLiteral("a"));
    const auto before = w.shown.size();
    w.editor->moveCursor(QTextCursor::End);
    for (const char* pinyin : {"n", "ni", "ni h", "ni hao"}) {
      QInputMethodEvent composing(QString::fromLatin1(pinyin), {});
      QApplication::sendEvent(w.editor, &composing);
      QCOMPARE(w.window.state().text, QStringLiteral("a"));
    }
    QTest::qWait(30);
    QCOMPARE(w.shown.size(), before);
    QInputMethodEvent commit;
    commit.setCommitString(QStringLiteral("你好"));
    QApplication::sendEvent(w.editor, &commit);
    QCOMPARE(w.window.state().text, QStringLiteral("a你好"));
    QTRY_COMPARE(w.shownText(), QStringLiteral("a你好"));
  }

  void composingOverASelectionRunsNothing() {
    Window w(QStringLiteral("abc"));
    w.editor->selectAll();
    QInputMethodEvent composing(QStringLiteral("n"), {});
    QApplication::sendEvent(w.editor, &composing);
    QCOMPARE(w.window.state().text, QStringLiteral("abc"));
    QInputMethodEvent given(QString{}, {});
    QApplication::sendEvent(w.editor, &given);
    QCOMPARE(w.window.state().text, w.editor->text());
  }

  void clickLocksHoverPreviewsEscapeReleases() {
    Window w;
    w.clickToken(2);
    QCOMPARE(int(w.focus().query), 2);
    QCOMPARE(int(w.view("inspector")->shown.focus.query), 2);
    QTest::mouseMove(w.chips->viewport(), w.chips->tokenRect(3).center());
    QTRY_COMPARE(int(w.view("heads")->shown.focus.query), 3);
    QCOMPARE(int(w.focus().query), 2);
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(w.chips->viewport(), &leave);
    QCOMPARE(int(w.view("heads")->shown.focus.query), 2);
    QTest::keyClick(w.chips, Qt::Key_Escape);
    QCOMPARE(int(w.focus().query), -1);
  }

  void viewsAskForFocus() {
    Window w;
    FakeView* heads = w.view("heads");
    Focus focus = heads->shown.focus;
    focus.layer = 1;
    focus.head = 2;
    focus.key = 3;
    emit heads->previewRequested(focus);
    QVERIFY(w.view("inspector")->shown.focus == focus);
    QCOMPARE(w.focus().layer, 0);
    emit heads->previewEnded();
    QCOMPARE(w.view("inspector")->shown.focus.layer, 0);
    emit heads->focusRequested(focus);
    QVERIFY(w.focus() == focus);
    focus.layer = 99;
    emit heads->previewRequested(focus);
    QCOMPARE(w.view("inspector")->shown.focus.layer, 1);
  }

  void keysWalkTokensHeadsAndLayers() {
    Window w;
    w.clickToken(1);
    QTest::keyClick(w.chips, Qt::Key_Right);
    QCOMPARE(int(w.focus().query), 2);
    QTest::keyClick(w.chips, Qt::Key_Left);
    QTest::keyClick(w.chips, Qt::Key_Left);
    QTest::keyClick(w.chips, Qt::Key_Left);
    QCOMPARE(int(w.focus().query), 0);
    w.view("heads")->setFocus();
    QTest::keyClick(w.view("heads"), Qt::Key_Down);
    QCOMPARE(int(w.focus().query), 1);
    QTest::keyClick(w.view("heads"), Qt::Key_Right);
    QCOMPARE(int(w.focus().key), 0);
    w.chips->setFocus();
    QTest::keyClick(w.chips, Qt::Key_Right, Qt::ControlModifier);
    QTest::keyClick(w.chips, Qt::Key_Down, Qt::ControlModifier);
    QCOMPARE(w.focus().head, 1);
    QCOMPARE(w.focus().layer, 1);
    QTest::keyClick(w.chips, Qt::Key_Down, Qt::ControlModifier);
    QCOMPARE(w.focus().layer, 1);
    QTest::keyClick(w.chips, Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(w.editor->hasFocus());
  }

  void theFocusFollowsTheText() {
    Window w;
    w.clickToken(2);  // cat
    w.editor->moveCursor(QTextCursor::Start);
    QTest::keyClicks(w.editor, "so ");
    QTRY_COMPARE(w.shownText(), QStringLiteral("so the cat sat"));
    QCOMPARE(int(w.focus().query), 3);
    w.editor->setFocus();
    QTest::keyClick(w.editor, Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(w.shownText(), QStringLiteral("the cat sat"));
    QCOMPARE(int(w.focus().query), 2);
  }

  void otherModelsKeepTheTextAndClampTheFocus() {
    Window w;
    SessionState state = w.window.state();
    state.source = CheckpointChoice{QStringLiteral("decoder")};
    w.window.apply(state, QStringLiteral("Model"));
    QTRY_COMPARE(w.view("heads")->shown.result->sourceName, QStringLiteral("decoder"));
    QCOMPARE(w.focus().kind, AttentionKind::Decoder);
    QCOMPARE(w.shownText(), QStringLiteral("the cat sat"));
    QVERIFY(!w.pairEditor->isVisible());
  }

  void aModelThatLooksLikeAFamilyIsOfferedAsThat() {
    Window w;
    SessionState state = w.window.state();
    state.source = CheckpointChoice{QStringLiteral("pebble")};
    w.window.apply(state, QStringLiteral("Model"));
    QTRY_COMPARE(w.notices->sentence(), QStringLiteral("Nobody knows pebbles."));
    auto* const offer = w.notices->findChild<QPushButton*>();
    QCOMPARE(offer->text(), QStringLiteral("Open as LLaMA"));
    offer->click();
    QTRY_COMPARE(w.view("heads")->shown.result->sourceName, QStringLiteral("pebble"));
    const auto& choice = std::get<CheckpointChoice>(w.window.state().source);
    QCOMPARE(choice.family, QStringLiteral("llama"));
    QCOMPARE(w.notices->sentence(), QString());
  }

  void aModelThatDoesNotOpenLeavesTheLastPicture() {
    Window w;
    const auto before = w.view("heads")->shown.result;
    SessionState state = w.window.state();
    state.source = CheckpointChoice{QStringLiteral("missing")};
    w.window.apply(state, QStringLiteral("Model"));
    QTRY_COMPARE(w.notices->sentence(), QStringLiteral("There is no model named missing; open its folder."));
    QVERIFY(w.view("heads")->shown.result);
    QVERIFY(w.window.state().source == SourceChoice(CheckpointChoice{QStringLiteral("encoder")}));
    w.editor->moveCursor(QTextCursor::End);
    QTest::keyClicks(w.editor, "!");
    QTRY_COMPARE(w.shownText(), QStringLiteral("the cat sat!"));
    QCOMPARE(w.notices->sentence(), QString());
  }

  void anEmptyTextAsksForOne() {
    Window w(QStringLiteral("x"), "decoder");
    w.editor->setFocus();
    w.editor->selectAll();
    QTest::keyClick(w.editor, Qt::Key_Delete);
    QTRY_COMPARE(w.shownText(), QStringLiteral("nothing"));
    QCOMPARE(w.chips->rowCount(), 0);
    QTest::keyClicks(w.editor, "y");
    QTRY_COMPARE(w.shownText(), QStringLiteral("y"));
  }

  void tokensBeyondTheLimitAreSaid() {
    Window w(QStringLiteral("1 2 3 4 5 6 7 8 9 10 11 12"), "decoder");
    QCOMPARE(int(w.view("heads")->shown.result->computedTokens), 10);
    w.clickToken(11);
    QCOMPARE(int(w.focus().query), -1);
    w.clickToken(9);
    QCOMPARE(int(w.focus().query), 9);
    bool said = false;
    for (const QLabel* label : w.status->findChildren<QLabel*>())
      said = said || label->text().contains("learned 10 positions");
    QVERIFY(said);
  }

  void aSecondTextShowsWhereItMeansSomething() {
    Window w;
    QVERIFY(!w.pairEditor->isVisible());
    QTest::keyClick(&w.window, Qt::Key_P, Qt::ControlModifier);
    QVERIFY(w.pairEditor->isVisible());
    QTest::keyClicks(w.pairEditor, "a dog");
    QTRY_COMPARE(int(w.view("heads")->shown.result->tokens.size()), 8);
    SessionState state = w.window.state();
    state.source = CheckpointChoice{QStringLiteral("decoder")};
    w.window.apply(state);
    QTRY_COMPARE(int(w.view("heads")->shown.result->tokens.size()), 3);
    QVERIFY(!w.pairEditor->isVisible());
  }

  void aLongPasteBecomesADocument() {
    Window w;
    QString longText;
    while (longText.size() < 40000) longText += QStringLiteral("word ");
    QApplication::clipboard()->setText(longText);
    w.editor->setFocus();
    w.editor->paste();
    QTRY_VERIFY(!w.window.state().documentFile.isEmpty());
    QCOMPARE(w.window.state().text, QStringLiteral("the cat sat"));
    QTRY_COMPARE(w.shownText().size(), longText.size());
    QCOMPARE(int(w.view("heads")->shown.result->computedTokens), 10);
    auto* panel = w.window.findChild<DocumentPanel*>();
    QVERIFY(panel->isVisible());
    // The editor, which is hidden, is no area to go to.
    for (int i = 0; i < 8; ++i) {
      const QWidget* before = QApplication::focusWidget();
      w.action(QStringLiteral("Next Area"))->trigger();
      QVERIFY(QApplication::focusWidget() != before);
    }
    QTest::mouseClick(panel->findChild<QToolButton*>(), Qt::LeftButton);
    QTRY_COMPARE(w.shownText(), QStringLiteral("the cat sat"));
    QVERIFY(w.editor->isVisible());
  }

  void theEditorHoldsNoMoreThanItsLimit() {
    Window w;
    w.editor->setFocus();
    QApplication::clipboard()->setText(QString(32 * 1024 - 20, QLatin1Char('x')));
    w.editor->paste();
    const qsizetype size = w.editor->text().size();
    for (int i = 0; i < 30; ++i) QTest::keyClick(w.editor, Qt::Key_Y);
    QVERIFY(w.editor->text().size() > size);
    QVERIFY(w.editor->text().size() <= 32 * 1024);
    QCOMPARE(w.window.state().text, w.editor->text());
  }

  void whatIsPastedBecomesValidText() {
    Window w(QString{});
    auto* mime = new QMimeData;
    mime->setText(QStringLiteral("a\r\nb") + QChar(0xd800) + QChar(0x00a0) + QLatin1Char('c'));
    QApplication::clipboard()->setMimeData(mime);
    w.editor->paste();
    QCOMPARE(w.editor->text(), QStringLiteral("a\nb") + QChar(0xfffd) + QChar(0x00a0) + QLatin1Char('c'));
    QCOMPARE(w.window.state().text, w.editor->text());
  }

  void filesAreToldByTheirContent() {
    Window w;
    const QString text = m_folder.filePath("text.txt");
    write(text, "from a file\n");
    w.window.openFile(text);
    QTRY_COMPARE(w.shownText(), QStringLiteral("from a file"));
    const QString invalid = m_folder.filePath("invalid.txt");
    write(invalid, "abc\xff");
    w.window.openFile(invalid);
    QTRY_VERIFY(w.notices->sentence().contains("byte 3 is wrong"));
    w.window.openFile(m_folder.filePath("nowhere"));
    QTRY_VERIFY(w.notices->sentence().contains("is not there"));
    w.window.openFile(m_folder.path());
    QTRY_VERIFY(w.notices->sentence().contains("is not a model"));
    QCOMPARE(w.shownText(), QStringLiteral("from a file"));
  }

  void aProblemOutlivesTheRunBeforeIt() {
    Window w;
    const QString invalid = m_folder.filePath("invalid.txt");
    write(invalid, "abc\xff");
    SessionState state = w.window.state();
    state.text = QStringLiteral("on its way");
    w.window.apply(state);
    w.window.openFile(invalid);  // before the run has ended
    QTRY_COMPARE(w.shownText(), QStringLiteral("on its way"));
    QTRY_VERIFY(w.notices->sentence().contains("byte 3 is wrong"));
    QTest::keyClicks(w.editor, "x");
    QTRY_COMPARE(w.notices->sentence(), QString());
  }

  void aDroppedFileOpens() {
    Window w;
    const QString text = m_folder.filePath("dropped.txt");
    write(text, "dropped text");
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(text)});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&w.window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&w.window, &drop);
    QTRY_COMPARE(w.shownText(), QStringLiteral("dropped text"));
  }

  void displayChoicesReachTheViewsAndUndo() {
    Window w;
    DisplayOptions options;
    options.scale = ScaleMode::Log;
    emit w.window.findChild<DisplayBar*>()->displayChanged(options, QStringLiteral("Colour Scale"));
    QCOMPARE(w.view("heads")->shown.state.display.scale, ScaleMode::Log);
    w.chips->setFocus();
    QTest::keyClick(w.chips, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(w.view("heads")->shown.state.display.scale, ScaleMode::Linear);
  }

  void positionsCanBeSwitchedOff() {
    Window w;
    emit w.window.findChild<DisplayBar*>()->positionsToggled(false);
    QTRY_VERIFY(w.view("heads")->shown.result->request.interventions.withoutPositions);
  }

  void hiddenTabsLearnWhenShown() {
    Window w;
    const int before = w.view("positions")->count;
    w.clickToken(1);
    QCOMPARE(w.view("positions")->count, before);
    QTest::keyClick(&w.window, Qt::Key_PageDown, Qt::ControlModifier);
    QVERIFY(w.view("positions")->count > before);
    QCOMPARE(int(w.view("positions")->shown.focus.query), 1);
    QCOMPARE(w.window.state().view, QStringLiteral("positions"));
  }

  void playgroundSettingsFitTogether() {
    PlaygroundBar bar;
    QSignalSpy spy(&bar, &PlaygroundBar::settingsChanged);
    PlaygroundSettings settings;
    bar.setSettings(settings);
    QCOMPARE(spy.size(), 0);
    for (QSpinBox* box : bar.findChildren<QSpinBox*>())
      if (box->accessibleName() == QLatin1String("Heads")) box->setValue(3);
    QVERIFY(spy.size() >= 1);
    QCOMPARE(int(bar.settings().heads), 3);
    QCOMPARE(int(bar.settings().modelSize % 6), 0);
  }

  void themesHaveReadableText() {
    Window w;
    for (const char* choice : {"Dark", "Light"}) {
      for (QAction* action : w.window.findChildren<QAction*>())
        if (action->text().remove(QLatin1Char('&')) == QLatin1String(choice)) action->trigger();
      const bool dark = choice[0] == 'D';
      QTRY_COMPARE(isDarkPalette(w.window.palette()), dark);
      QTRY_COMPARE(isDarkPalette(w.editor->palette()), dark);
      QTRY_COMPARE(isDarkPalette(w.chips->palette()), dark);
      QTRY_COMPARE(isDarkPalette(w.view("heads")->palette()), dark);
    }
  }

  void everyControlHasAName() {
    Window w;
    for (const QWidget* widget : w.window.findChildren<QWidget*>()) {
      if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible()) continue;
      if (widget->objectName().startsWith(QLatin1String("qt_"))) continue;
      const QString name = widget->accessibleName();
      const bool textButton =
          widget->inherits("QAbstractButton") && !widget->property("text").toString().isEmpty();
      const bool inner = widget->parentWidget() && (widget->parentWidget()->inherits("QAbstractSpinBox") ||
                                                    widget->parentWidget()->inherits("QComboBox"));
      QVERIFY2(!name.isEmpty() || textButton || inner || widget->inherits("QMenuBar") ||
                   widget->inherits("QSplitterHandle") || widget->inherits("QMenu"),
               widget->metaObject()->className());
    }
  }

 private:
  static void write(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
  }
  QTemporaryDir m_folder;
};

QTEST_MAIN(MainWindowTest)
#include "tst_main_window.moc"
