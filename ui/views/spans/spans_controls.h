#pragma once

#include <QComboBox>
#include <QLineEdit>
#include <QToolButton>
#include <functional>
#include <vector>

#include "ui/views/scene/view_controls.h"
#include "ui/views/spans/spans_options.h"

class QAction;
class QMenu;

namespace headlight {

class SpanBatchDialog;
struct GivenMarks;
struct SpanTemplate;

/// The names to mark with and what can be done to them; examples, templates and batches of prompts to begin
/// with; whose shares the table has, and another wording.
class SpansControls : public ViewControls {
  Q_OBJECT
 public:
  explicit SpansControls(QWidget* parent = nullptr);
  void setSnapshot(const Snapshot& snapshot) override;

 private:
  QToolButton* addButton(const QString& text, const QString& help, const std::function<void()>& clicked);
  QMenu* addMenu(const QString& text, const QString& help);
  void addPens();
  void addNames();
  void addExamples();
  void addTemplates();
  void fillTemplates(QMenu* menu);
  void fillIn(const SpanTemplate& form);
  void askForTemplates();
  void showBatch();
  void show(const GivenMarks& given, const QString& undoText);
  void addScope();
  void addRewrite();
  void showNames();
  void change(const QString& undoText, const std::function<void(SpansOptions&)>& edit);
  void rename();
  void addName();
  void removeName();
  void paintPens();

  void changeEvent(QEvent* event) override;

  Snapshot m_snapshot;
  SpansOptions m_options;
  bool m_canRewrite = false;
  std::vector<QToolButton*> m_pens;  // [mostNames], then the eraser
  QLineEdit* m_name = nullptr;
  QAction* m_add = nullptr;
  QAction* m_remove = nullptr;
  QAction* m_clear = nullptr;
  QComboBox* m_scope = nullptr;
  QLineEdit* m_rewrite = nullptr;
  SpanBatchDialog* m_batch = nullptr;  // made when it is first wanted
};

}  // namespace headlight
