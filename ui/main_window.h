#pragma once

#include <QMainWindow>
#include <memory>
#include <vector>

#include "core/model/model_library.h"
#include "ui/session/session_state.h"

namespace headlight {

struct ComputeServices;
struct ViewEntry;
struct TrainingService;

/// What a window is made of; tests put in their own.
struct WindowParts {
  WindowParts(ModelLibrary library);  // NOLINT: a window of the registered views over the core
  WindowParts(const WindowParts&);
  ~WindowParts();

  ModelLibrary library;
  std::shared_ptr<const ComputeServices> services;
  std::shared_ptr<const TrainingService> trainingService;
  std::vector<ViewEntry> views;
  QString language = {};  // the code that the window's words are in; empty: the source's
  QString sessionFile;    // where the session is kept from one start to the next; empty: nowhere
};

/// The window. Owns the session, the compute controller and the views; everything that changes what is on the
/// screen goes through apply(). Shown without any apply() before, it starts with the session that was kept,
/// or with startState().
class MainWindow : public QMainWindow {
  Q_OBJECT
 public:
  explicit MainWindow(ModelLibrary library, QWidget* parent = nullptr);
  explicit MainWindow(const WindowParts& parts, QWidget* parent = nullptr);
  ~MainWindow() override;

  const SessionState& state() const;
  /// Makes `state` the session: starts what must be computed and updates every view. With an undo text the
  /// change can be undone under that name; changes of text that follow each other merge.
  void apply(const SessionState& state, const QString& undoText = {});
  /// Opens a text, an attention array, a model directory, a session or a lesson, told by its content.
  /// Problems appear in the window.
  void openFile(const QString& path);

  struct Private;

 signals:
  /// A new result is on the screen (after its paint has been requested).
  void resultShown();
  /// A language was chosen that only a new window can speak.
  void reopenWanted();

 protected:
  void showEvent(QShowEvent* event) override;
  void changeEvent(QEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void closeEvent(QCloseEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void moveEvent(QMoveEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  std::unique_ptr<Private> m_private;
  friend struct Private;
};

}  // namespace headlight
