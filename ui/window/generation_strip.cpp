#include "ui/window/generation_strip.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <limits>

#include "ui/views/predictions/text_generation.h"
#include "ui/window/timeline_bar.h"

namespace headlight {

GenerationStrip::GenerationStrip(QWidget* parent) : QWidget(parent) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(6);
  setAccessibleName(tr("Generated text"));
  m_next = addButton(tr("Next token"), [this] { emit tokensWanted(1); });
  m_next->setAutoRepeat(true);
  m_generate = addButton(tr("Generate"), [this] {
    if (m_running)
      emit stopRequested();
    else
      emit tokensWanted(m_count->value());
  });
  addOptions();
  m_timeline = new TimelineBar(this);
  row->addWidget(m_timeline, 1);
  m_hint = new QLabel(this);
  m_hint->setWordWrap(true);
  m_hint->setForegroundRole(QPalette::PlaceholderText);
  row->addWidget(m_hint, 1);
  m_leave = addButton(tr("Back to the text"), [this] { emit leaveRequested(); });
  m_leave->setToolTip(tr("Takes away what was generated (Escape)"));
  connect(m_timeline, &TimelineBar::stepChosen, this, &GenerationStrip::stepChosen);
}

QToolButton* GenerationStrip::addButton(const QString& text, const std::function<void()>& clicked) {
  auto* button = new QToolButton(this);
  button->setText(text);
  connect(button, &QToolButton::clicked, this, clicked);
  layout()->addWidget(button);
  return button;
}

void GenerationStrip::addOptions() {
  m_count = new QSpinBox(this);
  m_count->setRange(1, 1000);
  m_count->setKeyboardTracking(false);
  m_count->setAccessibleName(tr("How many tokens are generated"));
  m_count->setToolTip(m_count->accessibleName());
  m_draws = new QCheckBox(tr("Draw"), this);
  m_draws->setToolTip(
      tr("Each token is drawn by its probability after temperature, top-k and top-p; otherwise the likeliest "
         "is taken"));
  m_seed = new QSpinBox(this);
  m_seed->setRange(0, std::numeric_limits<int>::max());
  m_seed->setPrefix(tr("seed %1").arg(QString()));
  m_seed->setKeyboardTracking(false);
  m_seed->setAccessibleName(tr("Seed"));
  m_seed->setToolTip(tr("What is drawn by: the same seed draws the same tokens"));
  for (QWidget* widget : std::initializer_list<QWidget*>{m_count, m_draws, m_seed})
    layout()->addWidget(widget);
  connect(m_count, &QSpinBox::valueChanged, this, [this](int count) {
    request(tr("Number of Tokens"), [count](PredictionsOptions& options) { options.newTokens = count; });
  });
  connect(m_draws, &QCheckBox::toggled, this, [this](bool draws) {
    request(tr("Draw Tokens"), [draws](PredictionsOptions& options) { options.draws = draws; });
  });
  connect(m_seed, &QSpinBox::valueChanged, this, [this](int seed) {
    request(tr("Seed"), [seed](PredictionsOptions& options) { options.seed = seed; });
  });
}

void GenerationStrip::request(const QString& undoText, const std::function<void(PredictionsOptions&)>& edit) {
  SessionState state = m_snapshot.state;
  editOptions<PredictionsOptions>(state.viewOptions, edit);
  emit stateRequested(state, undoText);
}

void GenerationStrip::setSnapshot(const Snapshot& snapshot, bool offers) {
  m_snapshot = snapshot;
  m_snapshot.answers = {};
  setVisible(offers || snapshot.state.generated);
  if (!isHidden()) showState();
}

void GenerationStrip::setRunning(bool running) {
  m_running = running;
  if (!isHidden()) showState();
}

/// What is in the way of writing is said only where it lasts: a control that is switched off while a run is
/// under way would lose the keyboard.
void GenerationStrip::showState() {
  const auto options = optionsIn<PredictionsOptions>(m_snapshot.state.viewOptions);
  const QSignalBlocker count(m_count), draws(m_draws), seed(m_seed);
  m_count->setValue(options.newTokens);
  m_count->setSuffix(tr(" token(s)", "behind a number", options.newTokens));
  m_draws->setChecked(options.draws);
  m_seed->setValue(static_cast<int>(options.seed));
  const bool writes = whyNoWriter(m_snapshot).isEmpty();
  const QString why = whyNoGeneration(m_snapshot);
  const bool written = m_snapshot.state.generated.has_value();
  for (QWidget* widget : std::initializer_list<QWidget*>{m_next, m_generate, m_count, m_draws})
    widget->setVisible(writes);
  m_seed->setVisible(writes && options.draws);
  m_generate->setText(m_running ? tr("Stop") : tr("Generate"));
  m_next->setEnabled(why.isEmpty());
  m_generate->setEnabled(why.isEmpty() || m_running);
  m_next->setToolTip(why.isEmpty() ? tr("The model writes one token behind the text") : why);
  m_generate->setToolTip(why.isEmpty() ? tr("The model goes on with the text; what was written after the "
                                            "step that is shown gives way")
                                       : why);
  m_timeline->setVisible(written);
  m_leave->setVisible(written);
  m_hint->setVisible(!written);
  m_hint->setText(why.isEmpty() ? tr("Every step can be looked at in every view.") : why);
  m_timeline->setGenerated(m_snapshot.result ? m_snapshot.result->model : nullptr,
                           m_snapshot.state.generated);
}

}  // namespace headlight
