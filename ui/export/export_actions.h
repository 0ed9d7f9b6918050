#pragma once

#include <QObject>
#include <functional>
#include <memory>

#include "core/arrays/attention_export.h"
#include "ui/export/image_exporter.h"
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

  /// Writes a picture of what is on the screen, with progress and a way to cancel; what came of it is said by
  /// message() or failed().
  void writeImage(const ImageRequest& request);
  /// Writes weights off the GUI thread, with progress and a way to cancel; message() or failed() follow.
  void writeData(const ExportSelection& selection, const QString& file);

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
