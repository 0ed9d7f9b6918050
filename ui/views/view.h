#pragma once

#include <QString>
#include <QWidget>
#include <vector>

#include "ui/views/snapshot.h"

namespace headlight {

class PictureCache;
class TrainingJob;
class Theme;

/// What views share; owned by the window and outliving every view.
struct ViewContext {
  PictureCache* pictures = nullptr;
  TrainingJob* training = nullptr;  // nullptr: nothing can be trained here
  QString textFolder = {};          // for texts that are pasted
};

/// What a menu can ask of the view in the centre.
enum class ViewAction { ZoomIn, ZoomOut, Fit };

/// The widget of one picture of the snapshot; the picture itself is a ViewPicture. Views hold no state of the
/// session: they draw what they are given and ask for changes by signals. A view that lacks a facet says so
/// in words in its place.
class View : public QWidget {
  Q_OBJECT
 public:
  explicit View(QWidget* parent = nullptr) : QWidget(parent) {}

  /// The name in options and files: "heads", "head-map", "positions".
  virtual QString id() const = 0;
  /// The name in the rail.
  virtual QString title() const = 0;
  /// Shows the snapshot. Called for every change; a view compares and does only what changed.
  virtual void setSnapshot(const Snapshot& snapshot) = 0;
  /// What is computed for the view while it is on the screen, beside the run of the text; the answers come
  /// with a later snapshot.
  virtual std::vector<Question> needs(const Snapshot&) const { return {}; }
  /// How its picture is read, in a sentence for somebody who sees it for the first time; empty: it goes
  /// without.
  virtual QString reading() const { return {}; }
  /// Whether what it shows is what the focused head does, so that a sentence about that fits.
  virtual bool isAboutHead() const { return true; }
  /// Controls of this view alone, shown on a line above it while it is in front; nullptr for
  /// none. The view keeps them up to date, the window places and owns them.
  virtual QWidget* controls() { return nullptr; }
  /// Whether the view has an answer to this action now, and the answer.
  virtual bool can(ViewAction) const { return false; }
  virtual void perform(ViewAction) {}
  /// Forgets what is under the mouse, without a signal, because the preview that came of it has ended. The
  /// next move of the mouse counts as its coming.
  virtual void endHover() {}
  /// What Escape lets go of before the focus: changes the state and tells whether there was anything.
  virtual bool letGo(SessionState&) const { return false; }
  /// How much of what needs() asks for is computed, 0 to 1.
  virtual void setProgress(double) {}
  /// Brings what was found into view, where the focus on it, which is locked, does not do so by itself.
  virtual void reveal(const FoundToken&) {}

 signals:
  /// A click: lock this focus.
  void focusRequested(const headlight::Focus& focus);
  /// Hover: show this focus until the mouse leaves.
  void previewRequested(const headlight::Focus& focus);
  void previewEnded();
  /// Any other change of the session: the whole new state, made from the one last shown.
  void stateRequested(const headlight::SessionState& state, const QString& undoText);
  /// What was done since `before`, a drag that was followed live, is one step that can be undone.
  void stepMade(const headlight::SessionState& before, const QString& undoText);
  /// Pictures of the training's snapshots, one a step, are to be written.
  void framesRequested();
  /// A menu is wanted at a point of the screen: of what the mouse is on, or of what is locked.
  void menuRequested(const QPoint& at, bool ofMouse);

 protected:
  /// By the right button or by the menu key, on the view or on a part of it that has no menu of its own.
  void contextMenuEvent(QContextMenuEvent* event) override;
};

}  // namespace headlight
