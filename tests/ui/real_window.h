#pragma once

#include <QSignalSpy>
#include <QTest>

#include "app/embedded_files.h"
#include "ui/lessons/lesson_panel.h"
#include "ui/main_window.h"
#include "ui/session/translation.h"

namespace headlight::testing {

inline constexpr QSize kWindow(1272, 690);  // on a screen of 1280 x 720, less what a desktop puts around it
inline constexpr int kPatience = 60000;     // ms for a window to come to rest; a sanitizer makes it slow

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

}  // namespace headlight::testing
