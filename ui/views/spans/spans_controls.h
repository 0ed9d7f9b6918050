#pragma once

#include <QComboBox>
#include <QLineEdit>
#include <QToolButton>
#include <functional>
#include <vector>

#include "ui/views/scene/view_controls.h"
#include "ui/views/spans/spans_options.h"

class QMenu;

namespace headlight {

/// The examples, the names to mark with and what can be done to them, and whose shares the table has.
class SpansControls : public ViewControls {
  Q_OBJECT
 public:
  explicit SpansControls(QWidget* parent = nullptr);
  void setSnapshot(const Snapshot& snapshot) override;

 private:
  QToolButton* addButton(const QString& text, const QString& help, const std::function<void()>& clicked);
  void addExamples();
  void addPens();
  void addRewrite();
  void showNames();
  void change(const QString& undoText, const std::function<void(SpansOptions&)>& edit);
  void rename();
  void addName();
  void removeName();
  void paintPens();

  void changeEvent(QEvent* event) override;

  SessionState m_state;
  SpansOptions m_options;
  bool m_canRewrite = false;
  std::vector<QToolButton*> m_pens;  // [mostNames], then the eraser
  QLineEdit* m_name = nullptr;
  QToolButton* m_add = nullptr;
  QToolButton* m_remove = nullptr;
  QToolButton* m_clear = nullptr;
  QComboBox* m_scope = nullptr;
  QLineEdit* m_rewrite = nullptr;
};

}  // namespace headlight
