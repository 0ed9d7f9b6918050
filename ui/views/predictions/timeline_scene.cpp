#include "ui/views/predictions/timeline_scene.h"

#include <QCoreApplication>

#include "ui/session/session_state.h"

namespace headlight {

namespace {

class TimelineScene : public Scene {
 public:
  explicit TimelineScene(GenerationTimeline timeline) : m_timeline(std::move(timeline)) {}

  QSizeF size() const override { return m_timeline.size(); }
  void paint(QPainter& painter, const QRectF& part, const PictureStyle& style) const override {
    m_timeline.paint(painter, part, style);
  }
  SceneHit at(const QPointF& point) const override {
    const std::int64_t slot = m_timeline.slotAt(point);
    if (slot < 0) return {};
    SceneHit hit{.rect = m_timeline.all()[static_cast<std::size_t>(slot)].rect,
                 .tip = m_timeline.tipOf(slot)};
    hit.change = [slot](SessionState& state) { showStep(state, slot); };
    hit.undoText = QCoreApplication::translate("Predictions", "Step of the Generation");
    return hit;
  }
  QString summary() const override { return m_timeline.summary(); }

 private:
  GenerationTimeline m_timeline;
};

}  // namespace

std::shared_ptr<const Scene> timelineScene(GenerationTimeline timeline) {
  return std::make_shared<TimelineScene>(std::move(timeline));
}

}  // namespace headlight
