#include "ui/views/heads_scene.h"

#include <QCoreApplication>
#include <QImage>
#include <utility>

#include "core/parallel/progress_part.h"
#include "ui/plots/color_scale.h"
#include "ui/views/cell_place.h"
#include "ui/views/cell_words.h"
#include "ui/views/head_grid_painting.h"
#include "ui/views/heads_beside.h"
#include "ui/views/placeholder.h"
#include "ui/views/single_head_painting.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(HeadsView)
};

QRectF wholePattern(const PatternSource& source) {
  const PatternShape shape = source.shape();
  return {0, 0, static_cast<double>(shape.keys), static_cast<double>(shape.queries)};
}

/// What the colours of pictures depend on.
struct LookOf {
  std::shared_ptr<const RunResult> result;
  AttentionKind kind = AttentionKind::Encoder;
  std::vector<HeadId> heads;     // of the source that is drawn
  std::vector<HeadId> averaged;  // that it is a mean of
  DisplayOptions display;
  bool dark = false;
  QFont font;
  bool operator==(const LookOf&) const = default;
};

/// What pictures depend on, beside their places.
struct PicturesOf {
  LookOf look;
  double pixelRatio = 1;
  bool numbers = true;
  bool frames = true;
  QRectF cells;
  std::vector<QRectF> plots;
  bool operator==(const PicturesOf&) const = default;
};

HeatMapLook lookOf(const PatternSource& source, const LookOf& of, const Execution& execution) {
  OverviewTiles overviews;
  const ColorFit fit = fitColorsExactly(source, of.display, of.heads, execution, &overviews);
  HeatMapLook look = makeLook(source, of.display, fit, of.dark, of.font);
  look.overviews = std::move(overviews);
  return look;
}

QImage imageOf(const HeatMap& heatMap, const HeatMapLook& look, double ratio, const Execution& execution) {
  const QSize pixels = (heatMap.plot.size() * ratio).toSize().expandedTo({1, 1});
  QImage image(pixels, QImage::Format_RGB32);
  image.fill(look.style->base);
  QPainter painter(&image);
  HeatMap moved = heatMap;
  moved.plot = QRectF(QPointF(), QSizeF(pixels));
  paintExactly(painter, moved, look, false, execution);
  return image;
}

}  // namespace

struct HeadsPictures {
  PicturesOf of;
  HeatMapLook look;
  std::map<int, QImage> images;  // by head; none where the scene is for a file
};

HeadsScene::HeadsScene(const Snapshot& snapshot, const SceneRequest& request, const Execution& execution)
    : m_snapshot(snapshot), m_request(request) {
  m_large = isSingle() ? largeHead(snapshot) : focusedHead(snapshot);
  layOut();
  const std::vector<HeatMap> maps = heatMaps();
  PicturesOf of;
  of.look = {snapshot.result,        snapshot.focus.kind, {},          m_large.averaged,
             snapshot.state.display, request.dark,        request.font};
  of.pixelRatio = request.pixelRatio;
  of.numbers = request.numbers;
  of.frames = request.frames;
  for (const HeatMap& heatMap : maps) {
    of.look.heads.push_back(heatMap.head);
    of.plots.push_back(heatMap.plot);
    of.cells = heatMap.cells;
  }
  const auto* before = dynamic_cast<const HeadsScene*>(request.before.get());
  if (before && before->m_pictures->of == of) {
    m_pictures = before->m_pictures;
    return;
  }
  auto pictures = std::make_shared<HeadsPictures>();
  // Who looks closer sees the same colours.
  if (before && before->m_pictures->of.look == of.look)
    pictures->look = before->m_pictures->look;
  else
    pictures->look = lookOf(source(), of.look, progressPart(execution, 0, 0.5));
  pictures->look.numbers = of.numbers;
  pictures->look.frames = of.frames;
  if (!request.printing)
    for (const HeatMap& heatMap : maps)
      pictures->images[heatMap.head.head] =
          imageOf(heatMap, pictures->look, request.pixelRatio, {execution.pool, execution.stop, {}});
  pictures->of = std::move(of);
  m_pictures = std::move(pictures);
}

HeadsScene::~HeadsScene() = default;

void HeadsScene::layOut() {
  const LayoutRequest room{QRectF(QPointF(), size()), &source(), m_request.font,
                           ColorScale::heightIn(m_request.font), m_request.pixelRatio};
  if (m_request.place)
    m_single = SingleHeadLayout::beside(room, *m_request.place);
  else if (isSingle())
    m_single = SingleHeadLayout::make(room, m_request.cells);
  else
    m_grid = HeadGridLayout::make(room);
}

QRectF HeadsScene::seenCells() const {
  return m_request.cells.isEmpty() ? wholePattern(source()) : m_request.cells;
}

std::vector<HeatMap> HeadsScene::heatMaps() const {
  if (isSingle()) return {{&source(), m_large.head, m_single.plot, seenCells()}};
  std::vector<HeatMap> maps;
  for (std::size_t head = 0; head < m_grid.plots.size(); ++head)
    maps.push_back(gridHeatMap(m_grid, source(), {m_snapshot.focus.layer, static_cast<int>(head)}));
  return maps;
}

void HeadsScene::paint(QPainter& painter, const QRectF&, const PictureStyle& style) const {
  if (style.dark == m_request.dark) return paintHeads(painter, m_pictures->look, !m_request.printing);
  HeatMapLook look =
      makeLook(source(), m_snapshot.state.display, m_pictures->look.fit, style.dark, m_request.font);
  look.overviews = m_pictures->look.overviews;
  look.numbers = m_request.numbers;
  look.frames = m_request.frames;
  paintHeads(painter, look, false);
}

void HeadsScene::paintHeads(QPainter& painter, const HeatMapLook& look, bool keptImages) const {
  const auto paintCells = [&](const HeatMap& heatMap) {
    if (keptImages)
      painter.drawImage(heatMap.plot, m_pictures->images.at(heatMap.head.head));
    else
      paintExactly(painter, heatMap, look, m_request.printing, {});
  };
  const std::vector<HeatMap> maps = heatMaps();
  if (maps.empty()) {
    painter.setFont(look.font);
    return paintPlaceholder(painter, QRectF(QPointF(), size()),
                            Words::tr("The picture is too small for the heads of a layer: make it larger."),
                            *look.style);
  }
  const QString note =
      poolingNote(m_snapshot.state.display.pooling, cellsPerPixel(maps.front(), m_request.pixelRatio));
  if (isSingle()) {
    const SingleHeadScene scene{m_snapshot, m_large, look, m_single, seenCells()};
    paintSingleHead(painter, scene, note, paintCells);
    paintSingleHeadFocus(painter, scene);
  } else {
    painter.setFont(look.font);
    paintHeadGrid(painter, m_grid, m_snapshot, look, note, paintCells);
    paintGridFocus(painter, m_grid, m_snapshot, look);
  }
}

SceneHit HeadsScene::hitCell(const HeatMap& heatMap, const CellMarks& cell) const {
  SceneHit hit;
  Focus focus = m_snapshot.focus;
  if (!isSingle()) focus.head = heatMap.head.head;
  focus.query = cell.query;
  focus.key = cell.key;
  hit.rect = cellRect(heatMap, focus).intersected(heatMap.plot);
  hit.focus = focus;
  hit.tip = isSingle() ? cellWords(m_large, cell.query, cell.key)
                       : cellWords(source(), heatMap.head, cell.query, cell.key);
  return hit;
}

std::vector<TokenAxis> HeadsScene::axes(bool queries) const {
  std::vector<TokenAxis> all;
  const QFont& font = m_request.font;
  if (isSingle()) {
    const QRectF cells = seenCells();
    all.push_back(queries ? m_single.queryAxis(source(), cells, font)
                          : m_single.keyAxis(source(), cells, font));
  } else if (queries && m_grid.labelWidth > 0) {
    for (int row = 0; row < m_grid.rows(); ++row) all.push_back(m_grid.queryAxis(row, source(), font));
  } else if (!queries && m_grid.labelHeight > 0) {
    for (int column = 0; column < std::min<int>(m_grid.columns, static_cast<int>(m_grid.plots.size()));
         ++column)
      all.push_back(m_grid.keyAxis(column, source(), font));
  }
  return all;
}

std::vector<QRectF> HeadsScene::labelsOf(std::int64_t token, bool query) const {
  std::vector<QRectF> rects;
  for (const TokenAxis& axis : axes(query)) {
    const double length = (query ? axis.band.height() : axis.band.width()) / std::max(1.0, axis.count);
    const double begin = (static_cast<double>(token) - axis.first) * length;
    const QRectF label = query
                             ? QRectF(axis.band.left(), axis.band.top() + begin, axis.band.width(), length)
                             : QRectF(axis.band.left() + begin, axis.band.top(), length, axis.band.height());
    if (const QRectF seen = label.intersected(axis.band); !seen.isEmpty()) rects.push_back(seen);
  }
  return rects;
}

SceneHit HeadsScene::hitLabel(const QPointF& point) const {
  for (const bool query : {true, false})
    for (const TokenAxis& axis : axes(query)) {
      const std::int64_t token = axis.tokenAt(point);
      if (token < 0) continue;
      SceneHit hit;
      for (const QRectF& rect : labelsOf(token, query))
        if (rect.contains(point)) hit.rect = rect;
      hit.focus = m_snapshot.state.focus;
      hit.focus->kind = m_snapshot.focus.kind;
      (query ? hit.focus->query : hit.focus->key) = token;
      return hit;
    }
  return {};
}

SceneHit HeadsScene::at(const QPointF& point) const {
  for (const HeatMap& heatMap : heatMaps())
    if (const CellMarks cell = cellAt(heatMap, point); cell.query >= 0) return hitCell(heatMap, cell);
  const int head = isSingle() ? -1 : m_grid.headOfTitleAt(point);
  if (head < 0) return hitLabel(point);
  SceneHit hit;
  hit.rect = m_grid.titles[static_cast<std::size_t>(head)];
  Focus focus = m_snapshot.state.focus;
  focus.kind = m_snapshot.focus.kind;
  focus.layer = m_snapshot.focus.layer;
  focus.head = head;
  hit.change = [focus](SessionState& state) {
    state.focus = focus;
    state.averagedHeads.clear();
    state.singleHead = true;
  };
  hit.undoText = Words::tr("Show one head");
  return hit;
}

QRectF HeadsScene::plotOf(HeadId head) const {
  for (const HeatMap& heatMap : heatMaps())
    if (heatMap.head == head) return heatMap.plot;
  return {};
}

double HeadsScene::fittedEnd() const {
  const bool fitted = m_snapshot.state.display.range == ScaleRange::Fitted &&
                      m_snapshot.state.display.scale != ScaleMode::RowMaximum;
  return fitted ? m_pictures->look.fit.mapping.high() : 0;
}

std::optional<ScenePlot> HeadsScene::plot() const {
  if (!isSingle()) return std::nullopt;
  return ScenePlot{m_single.plot, source().shape()};
}

QString HeadsScene::summary() const {
  return isSingle() ? m_large.title() : Words::tr("The heads of layer %1").arg(m_snapshot.focus.layer);
}

QString HeadGridsPicture::title() { return Words::tr("Heads"); }

PageRooms HeadsPicture::divide(const SharedPage& page) { return headsBeside(page); }

std::shared_ptr<const Scene> HeadGridsPicture::make(const Snapshot& snapshot, const SceneRequest& request,
                                                    const Execution& execution) {
  if (const QString words = missingPatterns(snapshot); !words.isEmpty())
    return placeholderScene(words, request);
  return std::make_shared<const HeadsScene>(snapshot, request, execution);
}

}  // namespace headlight
