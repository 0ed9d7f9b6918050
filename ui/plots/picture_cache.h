#pragma once

#include <QObject>
#include <cstdint>
#include <memory>
#include <vector>

#include "core/trace/pattern_source.h"
#include "ui/plots/picture_tile.h"
#include "ui/session/display_options.h"

namespace headlight {

/// All pictures of one source under one set of display options. Ids are never used twice, so that pictures of
/// a source that is gone can still be shown until those of the new one arrive.
using PictureSeries = std::int64_t;

struct PictureKey {
  PictureSeries series = 0;
  HeadId head;
  TileIndex tile;
  bool operator==(const PictureKey&) const = default;
};

/// Pictures of patterns, computed on a worker and kept within a memory budget, the longest unused dropped
/// first. One for the whole window. All methods are called from the GUI thread.
class PictureCache : public QObject {
  Q_OBJECT
 public:
  /// budgetBytes bounds the memory of all pictures; threads is what the worker may use (one core is left to
  /// the GUI).
  explicit PictureCache(std::int64_t budgetBytes, int threads, QObject* parent = nullptr);
  ~PictureCache() override;

  void setBudget(std::int64_t bytes);
  std::int64_t usedBytes() const;

  /// The series of a source: the same id for the same source and options (the colour map and the ends of the
  /// scale do not count). The source is not kept alive.
  PictureSeries series(const std::shared_ptr<const PatternSource>& source, const DisplayOptions& display);
  /// The shape of a series' source, also after the source is gone.
  PatternShape shape(PictureSeries series) const;
  /// How the values of its pictures are written.
  ValueCode code(PictureSeries series) const;
  /// Whether rows of its pictures are divided by their maximum.
  bool hasScaledRows(PictureSeries series) const;
  /// The cells of a head that scales are fitted to: known as soon as its overview tile was there once, and
  /// then for as long as the series is remembered. nullptr before.
  const CellHistogram* histogram(PictureSeries series, HeadId head) const;

  /// The picture if it is there; valid until control returns to the event loop.
  const PictureTile* find(const PictureKey& key);
  /// The picture, computed at once on this thread if it is not there: for small patterns. nullptr if the
  /// source is gone.
  const PictureTile* compute(const PictureKey& key);
  /// Whether compute() needs no weights: the picture follows from another that is there, or
  /// its pixels were made with the run.
  bool followsFromKnown(const PictureKey& key) const;
  /// Everything that `owner` would like to have and does not, most urgent first; replaces what it asked for
  /// before. What nobody wants any longer is not computed. Owners with a smaller `rank` are served first. An
  /// owner that is destroyed must have asked for nothing (an empty list).
  void want(const QObject* owner, int rank, std::vector<PictureKey> keys);
  /// Whether nothing is being computed or waiting.
  bool isIdle() const;

  struct Private;

 signals:
  /// Some requested pictures have become available; views that asked for missing ones repaint.
  void picturesReady();

 private:
  std::unique_ptr<Private> m_private;
  friend struct Private;
};

}  // namespace headlight
