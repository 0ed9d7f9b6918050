#include "ui/views/training_timeline.h"

#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QStyle>
#include <QToolButton>

#include "ui/models/number_text.h"

namespace headlight {

namespace {

constexpr int kFrameMilliseconds = 250;  // a frame stays at least so long

/// The model whose run is on the screen.
QString shownFolder(const Snapshot& snapshot) {
  const auto* const choice = std::get_if<CheckpointChoice>(&snapshot.state.source);
  return choice ? choice->nameOrDirectory : QString();
}

}  // namespace

TrainingTimeline::TrainingTimeline(QWidget* parent) : QWidget(parent) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(14, 0, 14, 6);
  m_play = new QToolButton(this);
  m_play->setCheckable(true);
  m_play->setText(tr("Play"));
  m_play->setToolTip(tr("Shows the snapshots one after another"));
  m_slider = new QSlider(Qt::Horizontal, this);
  m_slider->setAccessibleName(tr("Step of the training that is shown"));
  m_step = new QLabel(this);
  m_step->setMinimumWidth(
      QFontMetrics(QApplication::font()).horizontalAdvance(tr("step %1").arg(QStringLiteral("000,000"))));
  m_follow = new QCheckBox(tr("Follow"), this);
  m_follow->setToolTip(tr("While a training runs, every view shows its newest snapshot"));
  m_frames = new QPushButton(tr("Frames…"), this);
  m_frames->setToolTip(tr("Writes a picture of every snapshot into a folder, as PNG files"));
  m_compare = new QToolButton(this);
  m_compare->setText(tr("As B"));
  m_compare->setToolTip(
      tr("Compares with this step from now on: it is B, and the step that is chosen then is A"));
  row->addWidget(m_play);
  row->addWidget(m_slider, 1);
  row->addWidget(m_step);
  row->addWidget(m_compare);
  row->addWidget(m_follow);
  row->addWidget(m_frames);
  m_playing.setInterval(kFrameMilliseconds);
  connect(&m_playing, &QTimer::timeout, this, [this] { showNext(); });
  connect(m_play, &QToolButton::toggled, this, [this](bool playing) { play(playing); });
  connect(m_slider, &QSlider::valueChanged, this, [this](int index) {
    if (!m_updating) request(index);
  });
  connect(m_follow, &QCheckBox::toggled, this, [this](bool follow) {
    if (!m_updating) emit followRequested(follow);
  });
  connect(m_compare, &QToolButton::clicked, this, [this] {
    if (const int shown = shownIndex(); shown >= 0)
      emit compareRequested(m_steps[static_cast<std::size_t>(shown)].folder);
  });
  connect(m_frames, &QPushButton::clicked, this, &TrainingTimeline::framesRequested);
}

int TrainingTimeline::indexOf(const QString& folder) const {
  const QString wanted = QDir::cleanPath(folder);
  for (std::size_t i = 0; i < m_steps.size(); ++i)
    if (QDir::cleanPath(m_steps[i].folder) == wanted) return static_cast<int>(i);
  return -1;
}

int TrainingTimeline::shownIndex() const { return indexOf(shownFolder(m_snapshot)); }

void TrainingTimeline::request(int index) {
  if (index < 0 || index >= static_cast<int>(m_steps.size())) return;
  m_requested = m_steps[static_cast<std::size_t>(index)].folder;
  emit stepRequested(m_requested);
}

/// From the beginning where the last snapshot is on the screen.
void TrainingTimeline::play(bool playing) {
  m_play->setText(playing ? tr("Halt") : tr("Play"));
  if (!playing) return m_playing.stop();
  const int shown = shownIndex();
  if (shown < 0 || shown + 1 == static_cast<int>(m_steps.size())) request(0);
  m_playing.start();
}

/// A frame that is not there yet is waited for.
void TrainingTimeline::showNext() {
  const auto* const result = m_snapshot.result.get();
  const bool there = result && result->model && shownFolder(m_snapshot) == m_requested;
  if (!m_requested.isEmpty() && !there) return;
  const int next = shownIndex() + 1;
  if (next >= static_cast<int>(m_steps.size())) return m_play->setChecked(false);
  request(next);
}

void TrainingTimeline::setSnapshot(const Snapshot& snapshot) {
  m_snapshot = snapshot;
  m_steps = snapshot.training ? snapshot.training->snapshots : std::vector<TrainingHistory::Snapshot>();
  const bool any = !m_steps.empty();
  const int shown = shownIndex();
  m_updating = true;
  m_slider->setRange(0, any ? static_cast<int>(m_steps.size()) - 1 : 0);
  if (shown >= 0) m_slider->setValue(shown);
  m_follow->setChecked(optionsIn<TrainingOptions>(snapshot.state.viewOptions).follow);
  m_updating = false;
  m_compare->setEnabled(shown >= 0);
  for (QWidget* part :
       {static_cast<QWidget*>(m_play), static_cast<QWidget*>(m_slider), static_cast<QWidget*>(m_frames)})
    part->setEnabled(any);
  m_step->setText(shown >= 0 ? tr("step %1").arg(countText(m_steps[static_cast<std::size_t>(shown)].step))
                  : any      ? tr("%1 steps").arg(countText(static_cast<std::int64_t>(m_steps.size())))
                             : tr("no step yet"));
}

}  // namespace headlight
