#pragma once

#include <QWidget>

#include "ui/plots/picture_cache.h"
#include "ui/views/snapshot.h"

namespace headlight {

class FindTokenBar;
class HeadPlot;
struct FoundToken;

/// One head large, with a bar to find a token in it.
class SingleHead : public QWidget {
  Q_OBJECT
 public:
  explicit SingleHead(PictureCache* cache, QWidget* parent = nullptr);

  void setSnapshot(const Snapshot& snapshot);
  HeadPlot* plot() const { return m_plot; }
  void openFind();

 signals:
  void focusRequested(const headlight::Focus& focus);
  void previewRequested(const headlight::Focus& focus);
  void previewEnded();
  void closeRequested();

 private:
  void goTo(const FoundToken& token);

  Snapshot m_snapshot;
  HeadPlot* m_plot;
  FindTokenBar* m_find;
};

}  // namespace headlight
