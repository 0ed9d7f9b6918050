#include "ui/lessons/lesson_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/lessons/lesson_markup.h"
#include "ui/session/translation.h"
#include "ui/window/fitting_area.h"

namespace headlight {
namespace {

/// The text of a step is seen as a whole where the window has the room; in a low one its first lines are, and
/// the others are scrolled to: a lesson never makes the window larger.
class StepArea : public FittingArea {
 public:
  using FittingArea::FittingArea;
  QSize minimumSizeHint() const override {
    constexpr int leastLines = 4;
    return {FittingArea::minimumSizeHint().width(),
            std::min(sizeHint().height(), leastLines * fontMetrics().lineSpacing())};
  }
};

QToolButton* flatButton(const QString& text, QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setText(text);
  button->setAutoRaise(true);
  button->setFocusPolicy(Qt::TabFocus);
  return button;
}

QLabel* wrappedLabel(QWidget* parent) {
  auto* label = new QLabel(parent);
  label->setWordWrap(true);
  label->setTextFormat(Qt::RichText);
  label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  return label;
}

/// The name of a language in itself, "简体中文"; its code where nobody knows it.
QString nameOfLanguage(const QString& code) {
  for (const Language& language : languages())
    if (language.code == code) return language.name;
  const QLocale locale(code);
  return locale.language() == QLocale::C ? code : locale.nativeLanguageName();
}

}  // namespace

LessonPanel::LessonPanel(QWidget* parent) : QFrame(parent) {
  setFrameShape(QFrame::StyledPanel);
  setAccessibleName(tr("Lesson"));
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(10, 4, 6, 6);
  column->setSpacing(4);
  column->addWidget(makeHead());
  column->addWidget(makeBody(), 1);
  column->addWidget(makeFoot());
}

QWidget* LessonPanel::makeHead() {
  auto* head = new QWidget(this);
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  m_list = new QMenu(this);
  connect(m_list, &QMenu::aboutToShow, this, [this] {
    m_list->clear();
    for (std::size_t i = 0; i < m_titles.size(); ++i)
      connect(m_list->addAction(m_titles[i].in(m_language)), &QAction::triggered, this,
              [this, i] { emit lessonChosen(static_cast<int>(i)); });
  });
  m_title = flatButton(tr("Lessons"), head);
  m_title->setMenu(m_list);
  m_title->setPopupMode(QToolButton::InstantPopup);
  m_title->setToolTip(tr("The list of lessons"));
  m_otherLanguage = flatButton({}, head);
  m_otherLanguage->setToolTip(tr("The lesson in another language"));
  m_fold = flatButton(QStringLiteral("▴"), head);
  QToolButton* close = flatButton(QStringLiteral("✕"), head);
  close->setToolTip(tr("Ends the lesson and brings back what you had before it (Esc)"));
  close->setAccessibleName(tr("End the lesson"));
  row->addWidget(m_title);
  row->addStretch(1);
  row->addWidget(m_otherLanguage);
  row->addWidget(m_fold);
  row->addWidget(close);
  connect(m_otherLanguage, &QToolButton::clicked, this, [this] {
    const qsizetype now = m_lesson.languages.indexOf(m_language);
    emit languageChosen(m_lesson.languages.value((now + 1) % m_lesson.languages.size()));
  });
  connect(m_fold, &QToolButton::clicked, this, [this] { fold(!isFolded()); });
  connect(close, &QToolButton::clicked, this, &LessonPanel::closed);
  return head;
}

QWidget* LessonPanel::makeBody() {
  m_area = new StepArea(this);
  auto* body = new QWidget(m_area);
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(0, 0, 4, 0);
  column->setSpacing(8);
  m_text = wrappedLabel(body);
  m_task = wrappedLabel(body);
  m_task->setAutoFillBackground(true);
  m_task->setBackgroundRole(QPalette::AlternateBase);
  m_task->setMargin(6);
  column->addWidget(m_text);
  column->addWidget(m_task);
  column->addStretch(1);
  m_area->setWidget(body);
  return m_area;
}

QWidget* LessonPanel::makeFoot() {
  auto* foot = new QWidget(this);
  auto* row = new QHBoxLayout(foot);
  row->setContentsMargins(0, 0, 4, 0);
  m_back = new QPushButton(tr("Back"), foot);
  m_next = new QPushButton(tr("Next"), foot);
  m_place = new QLabel(foot);
  m_again = flatButton(QStringLiteral("↺"), foot);
  m_again->setToolTip(tr("Shows this step as it was at first"));
  m_again->setAccessibleName(tr("This step again"));
  row->addWidget(m_back);
  row->addStretch(1);
  row->addWidget(m_place);
  row->addWidget(m_again);
  row->addStretch(1);
  row->addWidget(m_next);
  connect(m_back, &QPushButton::clicked, this, [this] { emit stepChosen(m_step - 1); });
  connect(m_again, &QToolButton::clicked, this, [this] { emit stepChosen(m_step); });
  connect(m_next, &QPushButton::clicked, this, [this] {
    if (m_step + 1 < static_cast<int>(m_lesson.steps.size()))
      emit stepChosen(m_step + 1);
    else
      emit closed();
  });
  setFocusProxy(m_next);
  return foot;
}

void LessonPanel::setLessons(const std::vector<LessonText>& titles) { m_titles = titles; }

void LessonPanel::setLesson(const Lesson& lesson) {
  m_lesson = lesson;
  m_language = lessonLanguage(lesson.languages, m_language);
  setStep(0);
}

void LessonPanel::setStep(int step) {
  m_step = std::clamp(step, 0, std::max(0, static_cast<int>(m_lesson.steps.size()) - 1));
  m_done = false;
  m_area->verticalScrollBar()->setValue(0);
  showTexts();
}

void LessonPanel::setLanguage(const QString& language) {
  m_language = lessonLanguage(m_lesson.languages, language);
  showTexts();
}

void LessonPanel::setDone(bool done) {
  if (!done || m_done) return;
  m_done = true;
  showTexts();
}

bool LessonPanel::isFolded() const { return m_area->isHidden(); }

void LessonPanel::fold(bool folded) {
  m_area->setVisible(!folded);
  showTexts();
}

void LessonPanel::showTexts() {
  m_fold->setText(isFolded() ? QStringLiteral("▾") : QStringLiteral("▴"));
  m_fold->setToolTip(isFolded() ? tr("Shows the text of the lesson") : tr("Hides the text of the lesson"));
  m_fold->setAccessibleName(m_fold->toolTip());
  const int count = static_cast<int>(m_lesson.steps.size());
  if (count == 0) return;
  const qsizetype next = (m_lesson.languages.indexOf(m_language) + 1) % m_lesson.languages.size();
  m_otherLanguage->setVisible(m_lesson.languages.size() > 1);
  m_otherLanguage->setText(nameOfLanguage(m_lesson.languages.value(next)));
  const LessonStep& step = m_lesson.steps[static_cast<std::size_t>(m_step)];
  const QString title = m_lesson.title.in(m_language);
  m_text->setText(QStringLiteral("<p><b>%1</b></p>%2")
                      .arg(title.toHtmlEscaped(), lessonMarkup(step.text.in(m_language))));
  setAccessibleDescription(title);
  showTask(step);
  m_place->setText(tr("%1 of %2").arg(m_step + 1).arg(count));
  m_place->setAccessibleName(tr("Step %1 of %2").arg(m_step + 1).arg(count));
  m_back->setEnabled(m_step > 0);
  m_next->setText(m_step + 1 < count ? tr("Next") : tr("Finish"));
  m_area->updateGeometry();
}

void LessonPanel::showTask(const LessonStep& step) {
  m_task->setVisible(step.task.has_value());
  if (!step.task) return;
  const QString words = lessonMarkup(step.task->text.in(m_language));
  m_task->setText((m_done ? tr("☑ <b>Done:</b> %1") : tr("☐ <b>Try:</b> %1")).arg(words));
}

void LessonPanel::keyPressEvent(QKeyEvent* event) {
  const int last = static_cast<int>(m_lesson.steps.size()) - 1;
  switch (event->key()) {
    case Qt::Key_Escape:
      emit closed();
      return;
    case Qt::Key_PageDown:
      if (m_step < last) emit stepChosen(m_step + 1);
      return;
    case Qt::Key_PageUp:
      if (m_step > 0) emit stepChosen(m_step - 1);
      return;
    default:
      QFrame::keyPressEvent(event);
  }
}

void LessonPanel::changeEvent(QEvent* event) {
  QFrame::changeEvent(event);
  if (event->type() == QEvent::FontChange) m_area->updateGeometry();
}

}  // namespace headlight
