#pragma once

#include <QElapsedTimer>
#include <map>
#include <memory>
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

  /// A frame: beginFrame(), paint() for every heatmap, the most urgent first, endFrame().
  void beginFrame();
  void paint(QPainter& painter, const HeatMap& heatMap, const HeatMapLook& look);
  void endFrame();
  /// Whether every picture of the last frame was there.
  bool isComplete() const { return m_complete; }
  /// Asks for nothing any longer, as when the view is hidden.
  void release();

 private:
  /// The image of one heatmap of a frame, kept for the next frame.
  struct Composed {
    QImage image;
    HeadId head;
    QRectF cells;
    PictureSeries series = 0;
    const ColorMap* map = nullptr;
    const PictureStyle* style = nullptr;
  };

  bool compose(Composed& composed, const HeatMap& heatMap, const HeatMapLook& look, double ratio);
  const PictureTile* lookUp(HeadId head, const TileIndex& index, bool wanted);
  bool mayComputeNow(const TileIndex& index) const;

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
};

}  // namespace headlight
