#pragma once

#include <QImage>
#include <QObject>
#include <cstdint>
#include <memory>

#include "core/trace/pattern_source.h"
#include "ui/session/display_options.h"

namespace headlight {

/// Pictures of patterns, computed on a worker and kept within a memory budget. One for the whole window.
/// All methods are called from the GUI thread.
class PictureCache : public QObject {
  Q_OBJECT
 public:
  /// budgetBytes bounds the memory of all pictures; threads is what the worker may use (one core is left to
  /// the GUI).
  explicit PictureCache(std::int64_t budgetBytes, int threads, QObject* parent = nullptr);
  ~PictureCache() override;

  void setBudget(std::int64_t bytes);
  std::int64_t usedBytes() const;

  struct Private;

 signals:
  /// Some requested pictures have become available; views that asked for missing ones repaint.
  void picturesReady();

 private:
  std::unique_ptr<Private> m_private;
  friend struct Private;
};

}  // namespace headlight
