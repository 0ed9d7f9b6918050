#pragma once

#include <QObject>

class QKeyEvent;
class QWidget;

namespace headlight {

/// Lets the window's shortcuts work while a line or a text is being edited. Editors claim more keys than one
/// edits a text with (on some platforms Ctrl+E or Ctrl+K move the cursor); only copying and the like, undo,
/// and moving and deleting by arrows, Home, End, Backspace and Delete stay theirs.
class ShortcutFilter : public QObject {
  Q_OBJECT
 public:
  /// Watches every event of the application; acts on those for widgets of `window`.
  explicit ShortcutFilter(QWidget* window);

 signals:
  /// Escape was pressed anywhere in the window; the key goes on to whom it is meant for, unless `taken` is
  /// set.
  void escapePressed(bool* taken);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  bool isShortcut(const QKeyEvent& key) const;

  QWidget* m_window;
};

}  // namespace headlight
