#pragma once

#include <QObject>
#include <functional>
#include <memory>

#include "core/arrays/attention_export.h"
#include "ui/export/frame_export.h"
#include "ui/export/image_exporter.h"
#include "ui/views/snapshot.h"

class QAction;
class QWidget;

namespace headlight {

class JobProgress;

/// The actions by which pictures and data leave the window: export an image, export data, copy the picture,
/// copy the table. The window puts them into its menus and connects message() and failed(). Each is done off
/// the GUI thread with what was on the screen when it was asked for, one at a time; destroying this cancels
/// the one under way, and no file is left half written.
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
  /// How far the work under way is, with a button to cancel it; the window shows it where it has room.
  JobProgress* progress() const;

  /// Writes a picture of what is on the screen; what came of it is said by message() or failed().
  void writeImage(const ImageRequest& request);
  /// Writes weights; message() or failed() follow.
  void writeData(const ExportSelection& selection, const QString& file);
  /// Asks how the pictures of a training's steps are to look and where they go, and writes them.
  void askForFrames(FrameExport frames);
  /// Gives up what is under way, because a person said so; message() follows. False if there is nothing.
  bool cancel();

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
