#pragma once

#include <QObject>
#include <functional>
#include <memory>

#include "ui/views/snapshot.h"

class QAction;
class QWidget;

namespace headlight {

/// The actions by which pictures and data leave the window: export an image, export data, copy the picture,
/// copy the table. The window puts them into its menus and connects message() and failed().
class ExportActions : public QObject {
  Q_OBJECT
 public:
  /// `snapshot` gives what is on the screen now; it is called on the GUI thread whenever an action is
  /// triggered. `window` is the parent of dialogs and owns this.
  ExportActions(std::function<Snapshot()> snapshot, QWidget* window);
  ~ExportActions() override;

  QAction* exportImageAction() const;
  QAction* exportDataAction() const;
  QAction* copyImageAction() const;
  QAction* copyTableAction() const;

  /// Enables the actions that a snapshot allows; call it when a result appears or goes.
  void update();

 signals:
  /// A sentence for the status bar: "Saved attention.png."
  void message(const QString& sentence);
  /// A sentence that says what went wrong and what to do.
  void failed(const QString& sentence);

 private:
  struct Private;
  std::unique_ptr<Private> m_private;
};

}  // namespace headlight
