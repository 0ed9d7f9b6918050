#include "ui/window/shortcut_filter.h"

#include <QAbstractSpinBox>
#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace headlight {
namespace {

bool isEditor(const QWidget* widget) {
  return qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QPlainTextEdit*>(widget) ||
         qobject_cast<const QTextEdit*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget);
}

/// Whether one edits a text with this key.
bool editsText(const QKeyEvent& key) {
  for (const QKeySequence::StandardKey standard :
       {QKeySequence::Undo, QKeySequence::Redo, QKeySequence::Cut, QKeySequence::Copy, QKeySequence::Paste,
        QKeySequence::SelectAll})
    if (key.matches(standard)) return true;
  switch (key.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_Backspace:
    case Qt::Key_Delete:
    case Qt::Key_Insert:
      return true;
    default:
      break;
  }
  const bool functionKey = key.key() >= Qt::Key_F1 && key.key() <= Qt::Key_F35;
  return !functionKey && !(key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
}

}  // namespace

ShortcutFilter::ShortcutFilter(QWidget* window) : QObject(window), m_window(window) {
  qApp->installEventFilter(this);
}

bool ShortcutFilter::isShortcut(const QKeyEvent& key) const {
  const QKeySequence pressed(key.keyCombination());
  for (const QAction* action : m_window->findChildren<QAction*>())
    if (action->isEnabled() && action->shortcuts().contains(pressed)) return true;
  return false;
}

bool ShortcutFilter::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress) return false;
  const auto* widget = qobject_cast<const QWidget*>(watched);
  if (!widget || widget->window() != m_window) return false;
  const auto& key = static_cast<const QKeyEvent&>(*event);
  if (event->type() == QEvent::KeyPress) {
    if (key.key() != Qt::Key_Escape) return false;
    bool taken = false;
    emit escapePressed(&taken);
    if (taken) event->accept();
    return taken;
  }
  if (!isEditor(widget) || editsText(key) || !isShortcut(key)) return false;
  event->ignore();
  return true;
}

}  // namespace headlight
