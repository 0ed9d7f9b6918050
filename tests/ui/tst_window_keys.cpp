#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>
#include <atomic>
#include <chrono>
#include <thread>

#include "tests/ui/window_fixture.h"
#include "ui/window/display_bar.h"
#include "ui/window/key_list.h"

using namespace headlight;
using namespace headlight::testing;

namespace {

/// Services whose imported array has all three kinds, of different sizes.
WindowParts partsWithKinds() {
  WindowParts parts = fakeParts();
  ComputeServices services = *parts.services;
  services.importArray = [](const ArrayChoice&) {
    const std::vector<std::string> source{"ich", "sah", "es"}, target{"I", "saw"};
    const auto attention = [](AttentionKind kind, std::int64_t heads,
                              const std::vector<std::string>& labels) {
      return AttentionTrace{std::make_shared<UniformPatterns>(kind, 2, heads, makeTokenList(labels)), nullptr,
                            nullptr};
    };
    auto trace = std::make_shared<Trace>();
    trace->encoder = attention(AttentionKind::Encoder, 3, source);
    trace->decoder = attention(AttentionKind::Decoder, 2, target);
    trace->cross = attention(AttentionKind::Cross, 2, target);
    ImportedAttention imported;
    imported.trace = trace;
    return imported;
  };
  parts.services = std::make_shared<const ComputeServices>(services);
  return parts;
}

QComboBox* kindChoice(const Window& w) {
  for (QComboBox* box : w.window.findChildren<QComboBox*>())
    if (box->accessibleName() == QLatin1String("Attention")) return box;
  return nullptr;
}

}  // namespace

/// Keys, menus and choices of the window.
class WindowKeysTest : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase() { QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path()); }

  void escapeCancelsARunThatShowsItsProgress_data() {
    QTest::addColumn<QString>("where");
    QTest::newRow("in the sentence") << "sentence";
    QTest::newRow("in the tokens") << "tokens";
    QTest::newRow("in the picture") << "picture";
  }
  void escapeCancelsARunThatShowsItsProgress() {
    QFETCH(QString, where);
    std::atomic<bool> slow = false;
    WindowParts parts = fakeParts();
    ComputeServices services = *parts.services;
    services.run = [&slow](const Model& model, const RunRequest& request, const Execution& execution) {
      while (slow) {
        execution.throwIfStopped();
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      }
      return fakeTrace(model, request);
    };
    parts.services = std::make_shared<const ComputeServices>(services);
    SessionState state;
    state.source = CheckpointChoice{QStringLiteral("encoder")};
    state.text = QStringLiteral("the cat sat");
    Window w(parts, state);
    w.clickToken(2);
    slow = true;
    w.editor->moveCursor(QTextCursor::End);
    QTest::keyClicks(w.editor, "s");
    QTRY_VERIFY(w.status->showsProgress());
    QWidget* widget = where == "sentence" ? static_cast<QWidget*>(w.editor)
                      : where == "tokens" ? static_cast<QWidget*>(w.chips)
                                          : w.view("heads");
    widget->setFocus();
    QTest::keyClick(widget, Qt::Key_Escape);
    QTRY_VERIFY(!w.status->showsProgress());
    QCOMPARE(w.status->currentMessage(), QStringLiteral("Cancelled."));
    QCOMPARE(w.shownText(), QStringLiteral("the cat sat"));
    QCOMPARE(int(w.focus().query), 2);  // the next Escape gives the token back
    slow = false;
    QTest::keyClicks(w.editor, "!");
    QTRY_COMPARE(w.shownText(), QStringLiteral("the cat sats!"));
  }

  void shortcutsWorkWhileALineIsEdited() {
    Window w;
    QLineEdit line(&w.window);
    line.setGeometry(10, 10, 100, 20);
    line.show();
    for (QWidget* edited : {static_cast<QWidget*>(&line), static_cast<QWidget*>(w.editor)}) {
      edited->setFocus();
      QVERIFY(edited->hasFocus());
      int tested = 0;
      for (QAction* action : w.window.findChildren<QAction*>())
        for (const QKeySequence& keys : action->shortcuts()) {
          const QKeyCombination key = keys[0];
          if (isForText(key)) continue;
          ++tested;
          // Triggered, it might open a dialog; the claim of the editor is what counts.
          QKeyEvent claim(QEvent::ShortcutOverride, key.key(), key.keyboardModifiers());
          claim.ignore();
          QApplication::sendEvent(edited, &claim);
          QVERIFY2(!claim.isAccepted(), qPrintable(action->text() + ' ' + keys.toString()));
        }
      QVERIFY(tested > 15);
    }
    line.setFocus();
    QTest::keyClick(&line, Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(w.window.state().view, QStringLiteral("positions"));
    line.setText(QStringLiteral("one two"));
    QTest::keyClick(&line, Qt::Key_Left, Qt::ControlModifier);
    QCOMPARE(line.cursorPosition(), 4);
    QCOMPARE(w.focus().head, 0);
    QTest::keyClick(&line, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(line.selectedText(), QStringLiteral("one two"));
  }

  void theMenusNameWhatTheKeysDo() {
    Window w;
    for (const char* text :
         {"Find Token…", "Zoom In\t+", "Zoom Out\t-", "Fit\tF", "Grid of Heads", "One Head"})
      QVERIFY2(w.action(QString::fromUtf8(text)), text);
    QCOMPARE(w.action(QStringLiteral("Find Token…"))->shortcut(), QKeySequence(QKeySequence::Find));
    QVERIFY(!w.window.state().singleHead);
    w.action(QStringLiteral("One Head"))->trigger();
    QVERIFY(w.window.state().singleHead);
    QTest::keyClick(&w.window, Qt::Key_2, Qt::ControlModifier);
    w.action(QStringLiteral("Grid of Heads"))->trigger();
    QVERIFY(!w.window.state().singleHead);
    QCOMPARE(w.window.state().view, QStringLiteral("heads"));
  }

  void menuEntriesReachTheViewInFront() {
    Window w;
    FakeView* heads = w.view("heads");
    heads->possible = {ViewAction::Fit};
    QMenu* menu = nullptr;
    for (QAction* entry : w.window.menuBar()->actions())
      if (QString(entry->text()).remove('&') == QLatin1String("View")) menu = entry->menu();
    QVERIFY(menu);
    emit menu->aboutToShow();
    QVERIFY(w.action(QStringLiteral("Fit\tF"))->isEnabled());
    QVERIFY(!w.action(QStringLiteral("Zoom In\t+"))->isEnabled());
    emit menu->aboutToHide();
    QVERIFY(w.action(QStringLiteral("Zoom In\t+"))->isEnabled());
    w.action(QStringLiteral("Fit\tF"))->trigger();
    QCOMPARE(heads->performed, (std::vector<ViewAction>{ViewAction::Fit}));
  }

  void kindsOfAttentionCanBeChosen() {
    SessionState state;
    state.source = CheckpointChoice{QStringLiteral("encoder")};
    state.text = QStringLiteral("one kind");
    Window w(partsWithKinds(), state);
    QVERIFY(!kindChoice(w)->isVisible());  // one kind is no choice
    state.source = ArrayChoice{QStringLiteral("kinds.npz")};
    state.focus = {AttentionKind::Encoder, 1, 2, 2, -1};
    w.window.apply(state);
    QTRY_COMPARE(w.view("heads")->shown.result->sourceName, QStringLiteral("kinds.npz"));
    QComboBox* choice = kindChoice(w);
    QVERIFY(choice->isVisible());
    QCOMPARE(choice->count(), 3);
    QCOMPARE(choice->currentText(), QStringLiteral("Encoder"));
    const QRect last = w.chips->tokenRect(2);
    QVERIFY(last.isValid());
    choice->setCurrentIndex(2);
    emit choice->activated(2);
    QCOMPARE(w.focus().kind, AttentionKind::Cross);
    QCOMPARE(w.view("heads")->shown.focus.kind, AttentionKind::Cross);
    QCOMPARE(w.focus().head, 1);         // the layer and head as far as there is one
    QCOMPARE(int(w.focus().query), -1);  // other tokens
    QVERIFY(!w.chips->tokenRect(2).isValid());
    w.chips->setFocus();
    QTest::keyClick(w.chips, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(w.focus().kind, AttentionKind::Encoder);
    QCOMPARE(choice->currentText(), QStringLiteral("Encoder"));
    QVERIFY(w.chips->tokenRect(2).isValid());
  }

  void unknownWordsAreSaid() {
    Window w(QStringLiteral("the ?cat ?sat"));
    const QString about = QStringLiteral("unknown-words");
    QVERIFY(w.notices->sentence(about).contains("does not know 2 words"));
    w.editor->moveCursor(QTextCursor::End);
    for (int i = 0; i < 5; ++i) QTest::keyClick(w.editor, Qt::Key_Backspace);
    QTRY_COMPARE(w.shownText(), QStringLiteral("the ?cat"));
    QVERIFY(w.notices->sentence(about).contains("does not know one word"));
    SessionState state = w.window.state();
    state.text = QStringLiteral("the cat");
    w.window.apply(state);
    QTRY_COMPARE(w.notices->sentence(about), QString());
  }

  // Help lists every key of a menu, but for the single digits of the views.
  void everyShortcutIsListed() {
    QString listed;
    for (const auto& [keys, what] : keyList()) listed += keys + QStringLiteral(", ");
    const Window w;
    QStringList missing;
    int count = 0;
    for (const QAction* action : w.window.findChildren<QAction*>()) {
      const QString keys = action->shortcut()
                               .toString(QKeySequence::PortableText)
                               .replace("PgUp", "Page Up")
                               .replace("PgDown", "Page Down");
      static const QRegularExpression ofView("^Ctrl\\+[1-9]$");
      if (keys.isEmpty() || ofView.match(keys).hasMatch()) continue;
      ++count;
      if (!listed.contains(keys + ',')) missing << keys + QLatin1Char(' ') + action->text();
    }
    QVERIFY(count > 15);
    QCOMPARE(missing.join(QStringLiteral("; ")), QString());
  }

 private:
  /// The keys one edits a text with.
  static bool isForText(QKeyCombination key) {
    if (!(key.keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier)))
      return key.key() < Qt::Key_F1 || key.key() > Qt::Key_F35;
    for (const int forText :
         {Qt::Key_Z, Qt::Key_Y, Qt::Key_C, Qt::Key_X, Qt::Key_V, Qt::Key_A, Qt::Key_Left, Qt::Key_Right})
      if (key.key() == forText &&
          !(key.keyboardModifiers() == (Qt::ControlModifier | Qt::ShiftModifier) && forText == Qt::Key_C))
        return true;
    return false;
  }

  QTemporaryDir m_folder;
};

QTEST_MAIN(WindowKeysTest)
#include "tst_window_keys.moc"
