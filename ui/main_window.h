#pragma once

#include <QMainWindow>
#include <memory>

#include "core/model/model_library.h"
#include "ui/session/session_state.h"

namespace headlight {

/// The window. Owns the session, the compute controller and the views; everything that changes what is on the
/// screen goes through apply().
class MainWindow : public QMainWindow {
  Q_OBJECT
 public:
  explicit MainWindow(ModelLibrary library, QWidget* parent = nullptr);
  ~MainWindow() override;

  const SessionState& state() const;
  /// Makes `state` the session: starts what must be computed and updates every view. With an undo text the
  /// change can be undone under that name; changes of text that follow each other merge.
  void apply(const SessionState& state, const QString& undoText = {});
  /// Opens a text, an attention array or a model directory, told by its content. Problems appear in the
  /// window.
  void openFile(const QString& path);

  struct Private;

 signals:
  /// A new result is on the screen (after its paint has been requested).
  void resultShown();

 private:
  std::unique_ptr<Private> m_private;
  friend struct Private;
};

}  // namespace headlight
