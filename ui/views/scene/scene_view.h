#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "ui/views/scene/page_rooms.h"
#include "ui/views/scene/scene.h"
#include "ui/views/scene/view_controls.h"
#include "ui/views/view.h"
#include "ui/views/view_picture.h"

namespace headlight {

/// What a view is made of whose picture is a scene. A view of this kind is a struct with these functions as
/// static members in one pair of files, its test and a line in the registry (see sceneEntry).
struct SceneDefinition {
  QString id;  // its name in options and files
  QString (*title)() = nullptr;
  /// How its picture is read, in a sentence; nullptr: it goes without.
  QString (*reading)() = nullptr;
  bool isAboutHead = true;  // see View
  /// Whether the difference of two patterns is something that it can show (see comparedDefinitionOf).
  bool differs = false;
  /// What must be answered before the scene can be made; nullptr: nothing.
  std::vector<Question> (*needs)(const Snapshot& snapshot) = nullptr;
  /// Makes the scene, off the GUI thread. What is missing it says in words (placeholderScene). An answer that
  /// the snapshot has not got has a problem that it says, or comes later (Question::later). Throws Error,
  /// Cancelled.
  std::shared_ptr<const Scene> (*make)(const Snapshot& snapshot, const SceneRequest& request,
                                       const Execution& execution) = nullptr;
  /// How a page is divided among several of its pictures, so that each is as large as it can be; nullptr: in
  /// rooms of one size (equalRooms).
  PageRooms (*divide)(const SharedPage& page) = nullptr;
  /// Its controls; nullptr: none.
  ViewControls* (*makeControls)(QWidget* parent) = nullptr;
  /// What Escape lets go of before the focus: changes the state and tells whether there was anything;
  /// nullptr: nothing.
  bool (*letGo)(SessionState& state) = nullptr;
};

/// Of a struct with the members of a SceneDefinition as static functions.
template <typename Picture>
SceneDefinition definitionOf() {
  SceneDefinition definition;
  definition.id = QString::fromLatin1(Picture::id);
  definition.title = &Picture::title;
  if constexpr (requires { &Picture::reading; }) definition.reading = &Picture::reading;
  if constexpr (requires { Picture::isAboutHead; }) definition.isAboutHead = Picture::isAboutHead;
  if constexpr (requires { Picture::differs; }) definition.differs = Picture::differs;
  if constexpr (requires { &Picture::needs; }) definition.needs = &Picture::needs;
  if constexpr (requires { &Picture::divide; }) definition.divide = &Picture::divide;
  if constexpr (requires { &Picture::makeControls; }) definition.makeControls = &Picture::makeControls;
  if constexpr (requires { &Picture::letGo; }) definition.letGo = &Picture::letGo;
  definition.make = &Picture::make;
  return definition;
}

/// The widget of any scene: it makes scenes off the GUI thread, keeps the last one until the next is there,
/// scrolls, marks the focus and the mouse, tells tips, turns clicks into changes of the session. GUI thread.
class SceneView : public View {
  Q_OBJECT
 public:
  SceneView(const SceneDefinition& definition, const ViewContext& context, QWidget* parent = nullptr);
  ~SceneView() override;

  QString id() const override;
  QString title() const override;
  QString reading() const override;
  bool isAboutHead() const override;
  void setSnapshot(const Snapshot& snapshot) override;
  std::vector<Question> needs(const Snapshot& snapshot) const override;
  QWidget* controls() override;
  void endHover() override;
  bool letGo(SessionState& state) const override;
  void setProgress(double fraction) override;
  /// Zooming, where its scene has a pattern that can be looked into closer.
  bool can(ViewAction action) const override;
  void perform(ViewAction action) override;
  void reveal(const FoundToken& token) override;

  /// What is on the screen; nullptr before the first.
  std::shared_ptr<const Scene> scene() const;
  /// Whether the newest snapshot is on the screen at the present size.
  bool isUpToDate() const;
  /// Where a point of the scene is on the widget.
  QPointF toWidget(const QPointF& scenePoint) const;

 signals:
  /// Whether all of the pattern is seen has changed.
  void fitChanged();

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  struct Private;
  std::unique_ptr<Private> m_private;
};

/// Paints a scene for a file: laid out for the area's width, scaled down where it is higher than the area.
void paintScene(const SceneDefinition& definition, QPainter& painter, const Snapshot& snapshot,
                const PaintRequest& request, const Execution& execution);
/// The size at which a scene reads well in a file.
QSizeF sceneSize(const SceneDefinition& definition, const Snapshot& snapshot, const PaintRequest& request);

}  // namespace headlight
