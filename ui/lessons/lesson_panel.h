#pragma once

#include <QFrame>
#include <vector>

#include "ui/lessons/lesson.h"

class QLabel;
class QMenu;
class QPushButton;
class QScrollArea;
class QToolButton;

namespace headlight {

/// A lesson beside the picture: its title, which is the list of lessons too, one step's text, what to try
/// with a tick once it has been done, and the way back and on. It shows and asks; the window acts.
class LessonPanel : public QFrame {
  Q_OBJECT
 public:
  explicit LessonPanel(QWidget* parent = nullptr);

  /// The lessons in the list, by their titles. The one shown need not be among them.
  void setLessons(const std::vector<LessonText>& titles);
  void setLesson(const Lesson& lesson);
  void setStep(int step);
  void setLanguage(const QString& language);
  /// Whether what the step asks for has been done; it stays done while the step is shown.
  void setDone(bool done);

  int step() const { return m_step; }
  bool isDone() const { return m_done; }
  bool isFolded() const;

 signals:
  void lessonChosen(int number);  // of setLessons()
  void stepChosen(int step);      // the one shown again: as it was at first
  void languageChosen(const QString& language);
  void closed();

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  QWidget* makeHead();
  QWidget* makeBody();
  QWidget* makeFoot();
  void showTexts();
  void showTask(const LessonStep& step);
  void fold(bool folded);

  std::vector<LessonText> m_titles;
  Lesson m_lesson;
  int m_step = 0;
  bool m_done = false;
  QString m_language;

  QToolButton* m_title = nullptr;
  QMenu* m_list = nullptr;
  QToolButton* m_otherLanguage = nullptr;
  QToolButton* m_fold = nullptr;
  QScrollArea* m_area = nullptr;
  QLabel* m_text = nullptr;
  QLabel* m_task = nullptr;
  QLabel* m_place = nullptr;  // "2 of 5"
  QPushButton* m_back = nullptr;
  QPushButton* m_next = nullptr;
  QToolButton* m_again = nullptr;
};

}  // namespace headlight
