#pragma once

#include <memory>

#include "ui/views/anatomy/anatomy_layout.h"
#include "ui/views/anatomy/anatomy_options.h"
#include "ui/views/anatomy/toy_card.h"

namespace headlight {

/// The id of the menu of dishes among the stages that can be marked.
inline constexpr const char* anatomyToyStage = "toy";

/// The ids of all that can be stepped through, in order: the stages, then the menu.
QStringList anatomySteps(const AnatomyContent& content);

/// The stages of the Anatomy below each other, with the menu of dishes at the end. Immutable.
class AnatomyScene : public Scene {
 public:
  /// `focusedKey`: whose columns are marked; -1: none.
  AnatomyScene(AnatomyContent content, const AnatomyOptions& options, const SceneRequest& request,
               std::int64_t focusedKey);

  QSizeF size() const override;
  void paint(QPainter& painter, const QRectF& part, const PictureStyle& style) const override;
  SceneHit at(const QPointF& point) const override;
  QRectF wanted() const override;
  QString summary() const override;

  const AnatomyContent& content() const { return m_content; }
  const AnatomyLayout& layout() const { return m_layout; }
  const ToyCard& toy() const { return m_toy; }

 private:
  void paintHeading(QPainter& painter, const PictureStyle& style) const;
  void paintStage(QPainter& painter, const PlacedStage& placed, int number, const PictureStyle& style) const;
  void paintKeyMark(QPainter& painter, const PlacedStage& placed, const PictureStyle& style) const;
  void paintToy(QPainter& painter, const PictureStyle& style) const;
  SceneHit titleHit(const QRectF& rect, const QString& id) const;

  const AnatomyContent m_content;
  const AnatomyOptions m_options;
  const AnatomyLayout m_layout;
  const ToyCard m_toy;
  const std::int64_t m_key;
  const bool m_printing;
};

}  // namespace headlight
