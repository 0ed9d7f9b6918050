#pragma once

#include <QFrame>
#include <QPointer>
#include <vector>

#include "ui/window/command_list.h"

class QLineEdit;
class QTreeView;

namespace headlight {

/// A line to type part of a name into, over the window: Enter does what is chosen below it, the arrows
/// choose, Escape closes. What cannot be done is greyed and says why. GUI thread.
class CommandPalette : public QFrame {
  Q_OBJECT
 public:
  explicit CommandPalette(QWidget* window);

  void open(std::vector<NamedCommand> commands);
  CommandList* list() const { return m_list; }
  /// Does what a row names, as Enter does; nothing where it cannot be done.
  void run(int row);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void place();
  void shut();
  void choose(int row);
  bool takeKey(int key);

  CommandList* m_list;
  QLineEdit* m_edit;
  QTreeView* m_view;
  QPointer<QWidget> m_before;  // what had the keyboard; given back when it closes
};

}  // namespace headlight
