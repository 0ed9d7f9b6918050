#pragma once

#include <QElapsedTimer>
#include <map>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "ui/plots/heat_map_painter.h"
#include "ui/plots/picture_cache.h"

namespace headlight {

/// The pictures that one view shows, frame by frame: small ones are computed at once, others are asked of the
/// cache, and until they arrive those shown before stay. GUI thread.
class PatternPictures {
 public:
  /// `owner` is the view that asks; a smaller rank is served first. Both pointers must outlive this; a null
  /// cache computes everything at once.
  PatternPictures(PictureCache* cache, const QObject* owner, int rank);
  ~PatternPictures();
  PatternPictures(const PatternPictures&) = delete;
  PatternPictures& operator=(const PatternPictures&) = delete;

  void setSource(std::shared_ptr<const PatternSource> source, const DisplayOptions& display);

  /// A frame: beginFrame(), fit() for the scale of its heads, paint() for every heatmap, the most urgent
  /// first, endFrame().
  void beginFrame();
  /// The scale of these heads by what is known of them now; what is not is computed or asked for, and until
  /// it arrives what was known of the same heads of an earlier source stands in.
  ColorFit fit(const DisplayOptions& display, std::span<const HeadId> heads);
  void paint(QPainter& painter, const HeatMap& heatMap, const HeatMapLook& look);
  void endFrame();
  /// Whether every picture of the last frame was there.
  bool isComplete() const { return m_complete; }
  /// Asks for nothing any longer, as when the view is hidden.
  void release();
  /// While a large picture is dragged or zoomed frames must be quick: the last picture is drawn moved and
  /// scaled, and only what it does not cover is composed. Off again, the next frame is exact.
  void setMoving(bool moving) { m_moving = moving; }

 private:
  /// The image of one heatmap of a frame, kept for the next frame.
  struct Composed {
    QImage image;
    HeadId head;
    QRectF cells;
    PictureSeries series = 0;
    PictureSeries shown = 0;  // as `series`, also while some tile is missing
    ValueMapping mapping;
    const ColorMap* map = nullptr;
    const PictureStyle* style = nullptr;
  };

  bool isLike(const Composed& composed, const HeatMap& heatMap, const HeatMapLook& look, QSize size) const;
  bool compose(Composed& composed, const HeatMap& heatMap, const HeatMapLook& look, double ratio);
  bool paintMoved(QPainter& painter, const QRect& pixels, Composed& composed, const HeatMap& heatMap,
                  const HeatMapLook& look);
  void scroll(Composed& composed, const QPoint& by, const HeatMap& heatMap, const HeatMapLook& look,
              double ratio);
  void composeParts(QImage& image, const QRegion& parts, const HeatMap& heatMap, const HeatMapLook& look,
                    double ratio);
  void wantOverview(HeadId head);
  const CellHistogram* histogramOf(HeadId head) const;
  const PictureTile* lookUp(HeadId head, const TileIndex& index, bool wanted);
  bool mayComputeNow(const PictureKey& key) const;

  PictureCache* m_cache;
  const QObject* m_owner;
  int m_rank;
  std::shared_ptr<const PatternSource> m_source;
  PictureSeries m_series = 0;
  std::vector<PictureSeries> m_earlier;  // the latest ones before the current, oldest first
  // The series whose picture of a head was last complete: shown until a newer one is.
  std::map<std::pair<int, int>, PictureSeries> m_lastComplete;  // by layer and head
  std::vector<PictureKey> m_missing;
  std::vector<Composed> m_composed;  // in the order of paint() within a frame
  std::size_t m_painted = 0;         // of this frame
  QElapsedTimer m_frame;
  bool m_complete = true;
  bool m_moving = false;
  QImage m_margin;  // where what a moved picture does not cover is composed
};

}  // namespace headlight
