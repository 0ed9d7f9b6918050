#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <cstdlib>

#include "tests/ui/real_window.h"
#include "ui/lessons/shipped_lessons.h"

using namespace headlight;
using namespace headlight::testing;

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
        const QScrollBar* const bar = real.panel->findChild<QScrollArea*>()->verticalScrollBar();
        // What is below gives way once the step's own run is shown.
        QTRY_VERIFY2_WITH_TIMEOUT(
            bar->maximum() == 0,
            qPrintable(where + QStringLiteral(": %1 pixels are hidden").arg(bar->maximum())), 5000);
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
