#include "ui/views/scene/column_scene.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "ui/views/scene/placed_scenes.h"

namespace headlight {

namespace {

constexpr double kMargin = 14;
constexpr double kGap = 8;

/// Moves all of a hit or a mark that has a place.
template <typename Thing>
void translate(Thing& thing, const QPointF& by) {
  thing.rect.translate(by);
  thing.outline.translate(by);
}

struct Placed {
  std::shared_ptr<const Scene> scene;
  QPointF at;
};

/// Scenes at their places on one page.
class PlacedScenes : public Scene {
 public:
  PlacedScenes(std::vector<Placed> parts, QSizeF size) : m_parts(std::move(parts)), m_size(size) {}

  QSizeF size() const override { return m_size; }
  bool followsFocus() const override { return false; }

  void paint(QPainter& painter, const QRectF& part, const PictureStyle& style) const override {
    for (const Placed& placed : m_parts) {
      const QRectF whole(placed.at, placed.scene->size());
      if (!whole.intersects(part)) continue;
      painter.save();
      painter.translate(placed.at);
      placed.scene->paint(painter, part.intersected(whole).translated(-placed.at), style);
      painter.restore();
    }
  }

  void prepare(const QRectF& part, const Execution& execution) const override {
    preparePlaced(m_parts, part, execution);
  }

  bool isPrepared(const QRectF& part) const override { return arePrepared(m_parts, part); }

  SceneHit at(const QPointF& point) const override {
    for (const Placed& placed : m_parts) {
      if (!QRectF(placed.at, placed.scene->size()).contains(point)) continue;
      SceneHit hit = placed.scene->at(point - placed.at);
      translate(hit, placed.at);
      for (QRectF& rect : hit.rects) rect.translate(placed.at);
      return hit;
    }
    return {};
  }

  std::vector<SceneMark> marks(const Focus& focus) const override {
    std::vector<SceneMark> all;
    for (const Placed& placed : m_parts)
      for (SceneMark mark : placed.scene->marks(focus)) {
        translate(mark, placed.at);
        all.push_back(mark);
      }
    return all;
  }

  QString summary() const override {
    QStringList sentences;
    for (const Placed& placed : m_parts)
      if (const QString sentence = placed.scene->summary(); !sentence.isEmpty()) sentences.append(sentence);
    return sentences.join(QLatin1Char(' '));
  }

 private:
  std::vector<Placed> m_parts;
  QSizeF m_size;
};

class WordsScene : public Scene {
 public:
  WordsScene(QString words, SceneWords role, const QFont& font, double width)
      : m_words(std::move(words)), m_role(role), m_font(font) {
    m_font.setBold(role == SceneWords::Heading);
    if (role == SceneWords::Heading) m_font.setPixelSize(font.pixelSize() + 2);
    const QFontMetricsF metrics(m_font);
    const QRectF room(0, 0, width, 1e6);
    m_size = {width, std::ceil(metrics.boundingRect(room, Qt::TextWordWrap, m_words).height())};
  }
  QSizeF size() const override { return m_size; }
  void paint(QPainter& painter, const QRectF&, const PictureStyle& style) const override {
    painter.setFont(m_font);
    painter.setPen(m_role == SceneWords::Muted ? style.mutedText : style.text);
    painter.drawText(QRectF(QPointF(), m_size), Qt::TextWordWrap, m_words);
  }
  QString summary() const override { return m_words; }

 private:
  QString m_words;
  SceneWords m_role;
  QFont m_font;
  QSizeF m_size;
};

}  // namespace

std::shared_ptr<const Scene> columnScene(std::vector<std::shared_ptr<const Scene>> parts,
                                         const SceneRequest& request) {
  std::vector<Placed> placed;
  double y = kMargin, width = request.width;
  for (std::shared_ptr<const Scene>& part : parts) {
    const QSizeF size = part->size();
    placed.push_back({std::move(part), QPointF(kMargin, y)});
    width = std::max(width, size.width() + 2 * kMargin);
    y += size.height() + kGap;
  }
  return std::make_shared<PlacedScenes>(std::move(placed), QSizeF(width, y - kGap + kMargin));
}

std::shared_ptr<const Scene> rowScene(std::shared_ptr<const Scene> left, std::shared_ptr<const Scene> right) {
  const QSizeF first = left->size(), second = right->size();
  const double x = first.width() + 2 * kMargin;
  const QSizeF size(x + second.width(), std::max(first.height(), second.height()));
  return std::make_shared<PlacedScenes>(
      std::vector<Placed>{{std::move(left), QPointF()}, {std::move(right), QPointF(x, 0)}}, size);
}

double columnWidth(const SceneRequest& request) { return std::max(200.0, request.width - 2 * kMargin); }

std::shared_ptr<const Scene> wordsScene(const QString& words, SceneWords role, const QFont& font,
                                        double width) {
  return std::make_shared<WordsScene>(words, role, font, width);
}

}  // namespace headlight
