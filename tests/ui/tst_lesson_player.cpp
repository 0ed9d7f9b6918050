#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QToolButton>

#include "tests/ui/window_fixture.h"
#include "ui/lessons/lesson_panel.h"
#include "ui/session/session_store.h"

using namespace headlight;
using namespace headlight::testing;

namespace {

/// Three steps over the small model: one word in focus, another text, another view.
constexpr const char* kLesson = R"({"headlight_lesson": 1, "title": {"en": "Cats", "zh_CN": "猫"},
  "session": {"source": {"model": "encoder"}, "text": "one two three", "focus": {"query": 1}},
  "steps": [
    {"text": {"en": "**First**", "zh_CN": "第一"},
     "try": {"text": {"en": "Click two.", "zh_CN": "点 two。"}, "when": {"focus": {"query": "two"}}}},
    {"text": {"en": "Second", "zh_CN": "第二"}, "session": {"text": "four five"}},
    {"text": {"en": "Third", "zh_CN": "第三"}, "session": {"view": "positions"}}]})";

struct LessonWindow : Window {
  using Window::Window;
  LessonPanel* panel = window.findChild<LessonPanel*>();

  void open(const QTemporaryDir& folder) {
    QFile file(folder.filePath(QStringLiteral("cats.json")));
    if (!file.open(QIODevice::WriteOnly)) qFatal("no file");
    file.write(kLesson);
    file.close();
    window.openFile(file.fileName());
    QTRY_COMPARE(shownText(), QStringLiteral("one two three"));
  }
  void press(const char* text) {
    for (QPushButton* button : panel->findChildren<QPushButton*>())
      if (button->text() == QLatin1String(text)) return button->click();
    QFAIL(text);
  }
  QString words() const {
    QStringList all;
    for (const QLabel* label : panel->findChildren<QLabel*>())
      if (label->isVisibleTo(panel)) all << label->text();
    return all.join(QLatin1Char('\n'));
  }
};

}  // namespace

/// A lesson in the window: its steps, its language, and one's own session after it.
class LessonPlayerTest : public QObject {
  Q_OBJECT
 private slots:
  void init() {
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.filePath("settings"));
  }

  void stepsAreShownAndCanBeUndone() {
    LessonWindow w;
    w.open(m_folder);
    QVERIFY(w.panel->isVisible());
    QCOMPARE(w.focus().query, std::int64_t{1});
    QVERIFY(w.words().contains(QStringLiteral("<b>First</b>")));
    w.press("Next");
    QTRY_COMPARE(w.shownText(), QStringLiteral("four five"));
    w.press("Next");
    QCOMPARE(w.window.state().view, QStringLiteral("positions"));
    QVERIFY(w.words().contains(QStringLiteral("3 of 3")));
    w.action(QStringLiteral("Undo Lesson, Step 3"))->trigger();
    QCOMPARE(w.window.state().view, QStringLiteral("heads"));
    QVERIFY(w.words().contains(QStringLiteral("Second")));
    w.action(QStringLiteral("Redo Lesson, Step 3"))->trigger();
    QVERIFY(w.words().contains(QStringLiteral("Third")));
    w.press("Back");
    QVERIFY(w.words().contains(QStringLiteral("Second")));
  }

  void undoingTheFirstStepLeavesTheLesson() {
    LessonWindow w;
    w.open(m_folder);
    w.action(QStringLiteral("Undo Lesson, Step 1"))->trigger();
    QTRY_COMPARE(w.shownText(), QStringLiteral("the cat sat"));
    QVERIFY(!w.panel->isVisible());
  }

  void oneFindsOnesOwnSessionAgain() {
    LessonWindow w;
    w.clickToken(2);
    const SessionState own = w.window.state();
    w.open(m_folder);
    emit w.panel->stepChosen(2);
    emit w.panel->closed();
    QTRY_COMPARE(w.shownText(), QStringLiteral("the cat sat"));
    QVERIFY(w.window.state() == own);
    QVERIFY(!w.panel->isVisible());
    w.action(QStringLiteral("Undo End of the Lesson"))->trigger();
    QCOMPARE(w.window.state().view, QStringLiteral("positions"));
  }

  void whatIsToBeTriedTicksItself() {
    LessonWindow w;
    w.open(m_folder);
    QVERIFY(!w.panel->isDone());
    w.clickToken(2);
    QVERIFY(w.panel->isDone());
    QVERIFY(w.words().contains(QStringLiteral("☑")));
    // It stays done when the person goes on to look at something else.
    w.clickToken(3);
    QVERIFY(w.panel->isDone());
  }

  void escapeLetsGoOfTheTokenFirst() {
    LessonWindow w;
    w.open(m_folder);
    w.view("heads")->setFocus();
    QTest::keyClick(w.view("heads"), Qt::Key_Escape);
    QCOMPARE(w.focus().query, std::int64_t{-1});
    QVERIFY(w.panel->isVisible());
    QTest::keyClick(w.view("heads"), Qt::Key_Escape);
    QVERIFY(!w.panel->isVisible());
    QTRY_COMPARE(w.shownText(), QStringLiteral("the cat sat"));
  }

  void theOtherLanguageIsKept() {
    {
      LessonWindow w;
      w.open(m_folder);
      emit w.panel->languageChosen(QStringLiteral("zh_CN"));
      QVERIFY(w.words().contains(QStringLiteral("第一")));
    }
    LessonWindow again;
    again.open(m_folder);
    QVERIFY(again.words().contains(QStringLiteral("第一")));
  }

  void aLessonIsNotKeptAsTheSession() {
    WindowParts parts = fakeParts();
    parts.sessionFile = m_folder.filePath(QStringLiteral("kept/session.json"));
    SessionState own;
    own.source = CheckpointChoice{QStringLiteral("encoder")};
    own.text = QStringLiteral("the cat sat");
    {
      LessonWindow w(parts, own);
      w.open(m_folder);
      w.press("Next");
      QTRY_COMPARE(w.shownText(), QStringLiteral("four five"));
      w.window.close();
    }
    const auto kept = SessionStore(parts.sessionFile).load({});
    QVERIFY(kept);
    QCOMPARE(kept->text, QStringLiteral("the cat sat"));
  }

  void aBadLessonIsSaid() {
    QFile file(m_folder.filePath(QStringLiteral("bad.headlight-lesson")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"headlight_lesson": 1, "title": {"en": "T"}, "steps": [{"txt": {}}]})");
    file.close();
    Window w;
    w.window.openFile(file.fileName());
    QTRY_COMPARE(w.notices->sentence(),
                 QStringLiteral("bad.headlight-lesson, step 1, key txt: this key is not known."));
  }

 private:
  QTemporaryDir m_folder;
};

QTEST_MAIN(LessonPlayerTest)
#include "tst_lesson_player.moc"
