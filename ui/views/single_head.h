#pragma once

#include <QWidget>

#include "ui/models/found_tokens.h"
#include "ui/plots/picture_cache.h"
#include "ui/views/snapshot.h"

namespace headlight {

class HeadPlot;

/// One head large.
class SingleHead : public QWidget {
  Q_OBJECT
 public:
  explicit SingleHead(PictureCache* cache, QWidget* parent = nullptr);

  void setSnapshot(const Snapshot& snapshot);
  HeadPlot* plot() const { return m_plot; }
  /// Brings a token into view, and its row and its column where it has both.
  void goTo(const FoundToken& token);

 signals:
  void focusRequested(const headlight::Focus& focus);
  void previewRequested(const headlight::Focus& focus);
  void previewEnded();
  void closeRequested();

 private:
  Snapshot m_snapshot;
  HeadPlot* m_plot;
};

}  // namespace headlight
