#include "ui/views/scene/scene.h"

#include "ui/views/placeholder.h"

namespace headlight {

namespace {

class PlaceholderScene : public Scene {
 public:
  PlaceholderScene(QString words, const SceneRequest& request)
      : m_words(std::move(words)), m_font(request.font), m_size(request.width, request.height) {}
  QSizeF size() const override { return m_size; }
  void paint(QPainter& painter, const QRectF&, const PictureStyle& style) const override {
    painter.setFont(m_font);
    paintPlaceholder(painter, QRectF(QPointF(), m_size), m_words, style);
  }
  QString summary() const override { return m_words; }

 private:
  QString m_words;
  QFont m_font;
  QSizeF m_size;
};

QColor colorOf(SceneMark::Role role, const PictureStyle& style) {
  switch (role) {
    case SceneMark::Role::Query:
      return style.query;
    case SceneMark::Role::Key:
      return style.key;
    case SceneMark::Role::Head:
      return style.selection;
    case SceneMark::Role::Hover:
      return style.mutedText;
    case SceneMark::Role::Found:
      return style.found;
  }
  return style.mutedText;
}

}  // namespace

void Scene::prepare(const QRectF&, const Execution&) const {}

bool Scene::isPrepared(const QRectF&) const { return true; }

SceneHit Scene::at(const QPointF&) const { return {}; }

SceneHit Scene::dragged(const QPointF&, const QPointF& to) const { return at(to); }

std::vector<SceneMark> Scene::marks(const Focus&) const { return {}; }

std::vector<QRectF> Scene::labelsOf(std::int64_t, bool) const { return {}; }

QRectF Scene::wanted() const { return {}; }

std::optional<ScenePlot> Scene::plot() const { return std::nullopt; }

QRectF Scene::plotAt(const QPointF& point) const {
  const std::optional<ScenePlot> only = plot();
  return only && only->rect.contains(point) ? only->rect : QRectF();
}

std::shared_ptr<const Scene> placeholderScene(const QString& words, const SceneRequest& request) {
  return std::make_shared<PlaceholderScene>(words, request);
}

void paintMarks(QPainter& painter, const std::vector<SceneMark>& marks, const PictureStyle& style) {
  painter.setBrush(Qt::NoBrush);
  const auto draw = [&](const SceneMark& mark) {
    if (mark.outline.isEmpty())
      painter.drawRoundedRect(mark.rect, 2, 2);
    else
      painter.drawPath(mark.outline);
  };
  for (const SceneMark& mark : marks) {
    if (mark.role == SceneMark::Role::Found) {
      painter.setPen(QPen(style.found, 1.5));
      painter.setBrush(style.foundFill());
      draw(mark);
      painter.setBrush(Qt::NoBrush);
      continue;
    }
    QColor halo = style.halo;
    halo.setAlphaF(0.6F);
    const bool hover = mark.role == SceneMark::Role::Hover;
    if (!hover) {
      painter.setPen(QPen(halo, 4));
      draw(mark);
    }
    // A line that is marked stands out from those that it crosses; dots along it would be lost.
    const bool dotted = hover && mark.outline.isEmpty();
    const QColor color = hover && !dotted ? style.text : colorOf(mark.role, style);
    painter.setPen(QPen(color, dotted ? 1 : 2, dotted ? Qt::DotLine : Qt::SolidLine));
    draw(mark);
  }
}

}  // namespace headlight
