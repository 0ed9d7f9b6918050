#include <QSettings>
#include <QSignalSpy>
#include <QSplitter>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <cstdlib>

#include "app/embedded_files.h"
#include "ui/compute/training_job.h"
#include "ui/lessons/lesson_panel.h"
#include "ui/lessons/shipped_lessons.h"
#include "ui/main_window.h"
#include "ui/session/translation.h"
#include "ui/views/view_registry.h"

using namespace headlight;

namespace {

constexpr QSize kWindow(1272, 690);  // on a screen of 1280 x 720, less what a desktop puts around it
constexpr int kPatience = 60000;     // ms for a window to come to rest; a sanitizer makes it slow

/// The program's own window in one language over the models that are linked in.
struct RealWindow {
  explicit RealWindow(const QString& language) : translation(language), window(parts(language)) {
    SessionState state;
    state.source = CheckpointChoice{QStringLiteral("english-encoder")};
    state.text = QStringLiteral("The animal didn't cross the street because it was too tired.");
    window.apply(state);
    window.resize(kWindow);
    window.show();
    QTRY_VERIFY_WITH_TIMEOUT(!shown.isEmpty(), kPatience);
    QTest::qWait(100);
  }
  static WindowParts parts(const QString& language) {
    WindowParts made(ModelLibrary(embeddedModels(), LibraryPaths{}));
    made.language = language;
    return made;
  }
  int rightWidth() const { return panel->parentWidget()->width(); }

  Translation translation;
  MainWindow window;
  QSignalSpy shown{&window, &MainWindow::resultShown};
  LessonPanel* panel = window.findChild<LessonPanel*>();
};

}  // namespace

/// A lesson has its place in a low window: the window stays as large as it is, and so do its columns.
class LessonRoomTest : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
  }

  void everyStepFits_data() {
    QTest::addColumn<QString>("language");
    for (const Language& language : languages()) QTest::newRow(qPrintable(language.code)) << language.code;
  }
  void everyStepFits() {
    QFETCH(QString, language);
    RealWindow real(language);
    QCOMPARE(real.window.size(), kWindow);
    const int width = real.rightWidth();
    const std::vector<Lesson> lessons = shippedLessons(SessionState());
    QVERIFY(lessons.size() >= 8);
    for (std::size_t lesson = 0; lesson < lessons.size(); ++lesson) {
      emit real.panel->lessonChosen(static_cast<int>(lesson));
      for (std::size_t step = 0; step < lessons[lesson].steps.size(); ++step) {
        if (step > 0) emit real.panel->stepChosen(static_cast<int>(step));
        QTest::qWait(120);
        const QString where = QStringLiteral("lesson %1, step %2").arg(lesson + 1).arg(step + 1);
        QVERIFY2(real.window.size() == kWindow,
                 qPrintable(where +
                            QStringLiteral(": %1 x %2").arg(real.window.width()).arg(real.window.height())));
        // The rail takes a little more where it is low.
        QVERIFY2(std::abs(real.rightWidth() - width) <= 12,
                 qPrintable(where + QStringLiteral(": %1 in place of %2").arg(real.rightWidth()).arg(width)));
      }
    }
  }

 private:
  QTemporaryDir m_folder;
};

QTEST_MAIN(LessonRoomTest)
#include "tst_lesson_room.moc"
