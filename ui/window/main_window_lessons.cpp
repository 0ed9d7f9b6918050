#include <QApplication>
#include <QFileDialog>
#include <QMenu>
#include <QUndoStack>
#include <algorithm>
#include <utility>

#include "ui/lessons/lesson_condition.h"
#include "ui/lessons/lesson_file.h"
#include "ui/lessons/shipped_lessons.h"
#include "ui/window/main_window_private.h"

namespace headlight {

/// The lessons whose models are there, with the person's own colours.
std::vector<Lesson> MainWindow::Private::lessonsHere() const {
  SessionState standard;
  standard.display = settings.display;
  std::vector<Lesson> lessons = shippedLessons(standard);
  std::erase_if(lessons, [this](const Lesson& one) {
    const QStringList models = modelsOf(one);
    return !std::all_of(models.begin(), models.end(),
                        [this](const QString& name) { return libraryHas(name); });
  });
  return lessons;
}

void MainWindow::Private::addLessons(QMenu* menu) {
  lessonsMenu = menu->addMenu(tr("&Lessons"));
  connect(lessonsMenu, &QMenu::aboutToShow, window, [this] {
    lessonsMenu->clear();
    const std::vector<Lesson> lessons = lessonsHere();
    for (std::size_t i = 0; i < lessons.size(); ++i)
      connect(lessonsMenu->addAction(lessons[i].title.in(languageOfLessons())), &QAction::triggered, window,
              [this, i] { startLesson(static_cast<int>(i)); });
    lessonsMenu->addSeparator();
    connect(lessonsMenu->addAction(tr("&Open a Lesson…")), &QAction::triggered, window,
            [this] { chooseLesson(); });
  });
}

/// The one chosen in the player, else the program's.
QString MainWindow::Private::languageOfLessons() const {
  if (!settings.lessonLanguage.isEmpty()) return settings.lessonLanguage;
  return parts.language.isEmpty() ? QStringLiteral("en") : parts.language;
}

void MainWindow::Private::chooseLesson() {
  const QString path = QFileDialog::getOpenFileName(
      window, tr("Open a Lesson"), {},
      tr("Lessons (*.%1 *.json);;All files (*)").arg(QLatin1String(lessonSuffix)));
  if (!path.isEmpty()) openPath(path);
}

void MainWindow::Private::startLesson(int number) {
  const std::vector<Lesson> lessons = lessonsHere();
  if (number < 0 || number >= static_cast<int>(lessons.size())) return;
  startLesson(std::make_shared<const Lesson>(lessons[static_cast<std::size_t>(number)]));
}

/// What was on the screen before the first of several lessons comes back after the last.
void MainWindow::Private::startLesson(std::shared_ptr<const Lesson> chosen) {
  if (!lesson) {
    beforeLesson = state;
    cardsBeforeLesson = cards && !cards->isHidden();
    showCards(false);
  }
  lesson = std::move(chosen);
  std::vector<LessonText> titles;
  for (const Lesson& one : lessonsHere()) titles.push_back(one.title);
  lessonPanel->setLessons(titles);
  lessonPanel->setLesson(*lesson);
  lessonPanel->setLanguage(languageOfLessons());
  lessonPanel->show();
  showLessonStep(0);
  lessonPanel->setFocus(Qt::OtherFocusReason);
}

void MainWindow::Private::showLessonStep(int step) {
  if (!lesson || step < 0 || step >= static_cast<int>(lesson->steps.size())) return;
  const SessionState before = state;
  openFocus = OpenFocus::Nothing;
  lessonPanel->setStep(step);
  movingLesson = true;
  // The focus is the step's own, which no edit moves.
  setState(lesson->steps[static_cast<std::size_t>(step)].state, false);
  if (state != before) history.record(before, state, tr("Lesson, Step %1").arg(step + 1));
  movingLesson = false;
  const int index = history.stack()->index();
  lessonSteps.erase(lessonSteps.lower_bound(index), lessonSteps.end());
  lessonSteps[index] = {lesson, step};
}

/// Whatever was done in the lesson can be had back by undoing its end.
void MainWindow::Private::endLesson() {
  if (!lesson) return;
  const SessionState during = state, own = *beforeLesson;
  closeLesson();
  openFocus = OpenFocus::Nothing;
  setState(own, false);
  if (state != during) history.record(during, state, tr("End of the Lesson"));
}

void MainWindow::Private::closeLesson() {
  const bool focused = lessonPanel->isAncestorOf(QApplication::focusWidget());
  lesson.reset();
  beforeLesson.reset();
  lessonSteps.clear();
  lessonPanel->hide();
  showCards(cardsBeforeLesson);
  if (focused) editor->setFocus(Qt::OtherFocusReason);
}

/// The step goes with what is undone and redone; before the first one there is no lesson.
void MainWindow::Private::followHistory() {
  if (!lesson || movingLesson) return;
  const auto behind = lessonSteps.upper_bound(history.stack()->index());
  if (behind == lessonSteps.begin()) return closeLesson();
  const ShownStep& shown = std::prev(behind)->second;
  if (shown.lesson != lesson) lessonPanel->setLesson(*(lesson = shown.lesson));
  if (shown.step != lessonPanel->step()) lessonPanel->setStep(shown.step);
  updateLesson(snapshot());
}

void MainWindow::Private::updateLesson(const Snapshot& shown) {
  if (!lesson) return;
  const LessonStep& step = lesson->steps[static_cast<std::size_t>(lessonPanel->step())];
  if (step.task) lessonPanel->setDone(isDone(step.task->when, shown, step.state));
}

void MainWindow::Private::buildLessonPanel(QWidget* parent) {
  lessonPanel = new LessonPanel(parent);
  lessonPanel->hide();
  connect(history.stack(), &QUndoStack::indexChanged, window, [this] { followHistory(); });
  connect(lessonPanel, &LessonPanel::stepChosen, window, [this](int step) { showLessonStep(step); });
  connect(lessonPanel, &LessonPanel::lessonChosen, window, [this](int number) { startLesson(number); });
  connect(lessonPanel, &LessonPanel::closed, window, [this] { endLesson(); });
  connect(lessonPanel, &LessonPanel::languageChosen, window, [this](const QString& language) {
    settings.lessonLanguage = language;
    saveSettings(settings);
    lessonPanel->setLanguage(language);
  });
}

}  // namespace headlight
