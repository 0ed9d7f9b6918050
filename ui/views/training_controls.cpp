#include "ui/views/training_controls.h"

#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <algorithm>
#include <cmath>

#include "ui/models/number_text.h"
#include "ui/window/flow_layout.h"

namespace headlight {

namespace {

QString milestonesText(const LearningRateSchedule& schedule) {
  QStringList numbers;
  for (const std::int64_t milestone : schedule.milestones) numbers << QString::number(milestone);
  return numbers.join(QStringLiteral(", "));
}

QString rateText(double rate) { return QString::number(rate, 'g', 6); }

/// "3:07", as clocks have it.
QString timeText(double seconds) {
  const auto whole = static_cast<qint64>(std::ceil(seconds));
  return QStringLiteral("%1:%2").arg(whole / 60).arg(whole % 60, 2, 10, QLatin1Char('0'));
}

}  // namespace

TrainingControls::TrainingControls(QWidget* parent) : QWidget(parent) {
  auto* row = new FlowLayout(this, 8, 4);
  row->setContentsMargins(0, 0, 4, 2);
  buildModelRow();
  buildScheduleRow();
  buildButtons();
}

void TrainingControls::buildModelRow() {
  m_text = new QPushButton(this);
  m_text->setToolTip(tr("The text that is learned from; its last tenth is held out"));
  layout()->addWidget(m_text);
  connect(m_text, &QPushButton::clicked, this, &TrainingControls::textRequested);
  m_size = addChoice(tr("size"), {tr("Tiny"), tr("Small"), tr("Medium")},
                     tr("Tiny: 2 layers of 4 heads, d_model 64. Small: 4 layers of 4 heads, d_model 128. "
                        "Medium: 6 layers of 8 heads, d_model 256."));
  m_objective = addChoice(tr("objective"), {tr("next token"), tr("masked tokens")},
                          tr("Next token: a decoder that reads from left to right. Masked tokens: an encoder "
                             "that sees the whole text but for the tokens it is asked for."));
  m_steps = addNumber(tr("steps"), 1, 1000000, tr("How many batches are learned from"));
  m_snapshots = addNumber(tr("snapshot every"), 1, 100000,
                          tr("After so many steps the model is kept, so that every view can show it"));
}

void TrainingControls::buildScheduleRow() {
  m_kind = addChoice(tr("schedule"), {tr("constant"), tr("multi-step"), tr("cosine")},
                     tr("How the learning rate changes; it can be explored without training"));
  m_rate = new QLineEdit(this);
  m_rate->setFixedWidth(QFontMetrics(QApplication::font()).horizontalAdvance(QStringLiteral("0.00000000")));
  layout()->addWidget(
      labelled(tr("rate"), m_rate, tr("The learning rate at the start, or after the warm-up")));
  m_milestones = new QLineEdit(this);
  m_milestones->setFixedWidth(
      QFontMetrics(QApplication::font()).horizontalAdvance(QStringLiteral("00000, 00000, 000")));
  layout()->addWidget(
      labelled(tr("milestones"), m_milestones,
               tr("Steps from which on the rate is multiplied by gamma; drag them in the plot")));
  m_gamma = new QDoubleSpinBox(this);
  m_gamma->setRange(0.001, 1);
  m_gamma->setDecimals(3);
  m_gamma->setSingleStep(0.05);
  layout()->addWidget(labelled(tr("gamma"), m_gamma, tr("What the rate is multiplied by at a milestone")));
  connect(m_gamma, &QDoubleSpinBox::valueChanged, this, [this] { request(tr("Gamma")); });
  m_warmup = addNumber(tr("warm-up"), 0, 100000, tr("So many steps rise to the rate"));
  connect(m_rate, &QLineEdit::editingFinished, this, [this] { requestRate(); });
  connect(m_milestones, &QLineEdit::editingFinished, this, [this] { requestMilestones(); });
}

void TrainingControls::buildButtons() {
  m_start = new QPushButton(tr("Start"), this);
  m_pause = new QPushButton(tr("Pause"), this);
  m_stop = new QPushButton(tr("Stop"), this);
  for (QPushButton* button : {m_start, m_pause, m_stop}) layout()->addWidget(button);
  m_progress = new QLabel(this);
  m_progress->setTextFormat(Qt::PlainText);
  layout()->addWidget(m_progress);
  connect(m_start, &QPushButton::clicked, this, &TrainingControls::startRequested);
  connect(m_stop, &QPushButton::clicked, this, &TrainingControls::stopRequested);
  connect(m_pause, &QPushButton::clicked, this, [this] { emit pauseRequested(!m_paused); });
}

QWidget* TrainingControls::labelled(const QString& name, QWidget* control, const QString& help) {
  auto* whole = new QWidget(this);
  auto* row = new QHBoxLayout(whole);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(4);
  auto* label = new QLabel(name, whole);
  label->setBuddy(control);
  row->addWidget(label);
  row->addWidget(control);
  control->setAccessibleName(name);
  for (QWidget* part : {static_cast<QWidget*>(label), control}) part->setToolTip(help);
  return whole;
}

QComboBox* TrainingControls::addChoice(const QString& name, const QStringList& choices, const QString& help) {
  auto* box = new QComboBox(this);
  box->addItems(choices);
  layout()->addWidget(labelled(name, box, help));
  connect(box, &QComboBox::activated, this, [this, name] { request(name); });
  return box;
}

QSpinBox* TrainingControls::addNumber(const QString& name, int least, int most, const QString& help) {
  auto* box = new QSpinBox(this);
  box->setRange(least, most);
  box->setKeyboardTracking(false);
  layout()->addWidget(labelled(name, box, help));
  connect(box, &QSpinBox::valueChanged, this, [this, name] { request(name); });
  return box;
}

void TrainingControls::request(const QString& undoText) {
  if (m_updating) return;
  auto options = optionsIn<TrainingOptions>(m_state.viewOptions);
  options.size = static_cast<TrainingOptions::Size>(m_size->currentIndex());
  options.objective = static_cast<TrainingOptions::Objective>(m_objective->currentIndex());
  options.steps = m_steps->value();
  options.snapshotInterval = m_snapshots->value();
  options.schedule.kind = static_cast<ScheduleKind>(m_kind->currentIndex());
  options.schedule.gamma = m_gamma->value();
  options.schedule.warmup = m_warmup->value();
  setOptions(m_state.viewOptions, options);
  emit stateRequested(m_state, undoText);
}

/// What is no rate is put back.
void TrainingControls::requestRate() {
  bool isNumber = false;
  const double rate = m_rate->text().toDouble(&isNumber);
  auto options = optionsIn<TrainingOptions>(m_state.viewOptions);
  double& initial = options.schedule.initial;
  if (!isNumber || !(rate >= 1e-9) || rate > 1000) return m_rate->setText(rateText(initial));
  if (rateText(initial) == rateText(rate)) return;
  initial = rate;
  setOptions(m_state.viewOptions, options);
  emit stateRequested(m_state, tr("Learning Rate"));
}

/// Whatever separates the numbers; what is no number is passed over.
void TrainingControls::requestMilestones() {
  static const QRegularExpression separators(QStringLiteral("[^0-9]+"));
  constexpr std::size_t most = 16;
  std::vector<std::int64_t> milestones;
  for (const QString& number : m_milestones->text().split(separators, Qt::SkipEmptyParts))
    if (milestones.size() < most && number.size() < 10) milestones.push_back(number.toLongLong());
  std::sort(milestones.begin(), milestones.end());
  auto options = optionsIn<TrainingOptions>(m_state.viewOptions);
  if (milestones == options.schedule.milestones) return;
  options.schedule.milestones = milestones;
  setOptions(m_state.viewOptions, options);
  emit stateRequested(m_state, tr("Milestones"));
}

void TrainingControls::setSnapshot(const Snapshot& snapshot) {
  m_state = snapshot.state;
  m_updating = true;
  showOptions(optionsIn<TrainingOptions>(m_state.viewOptions));
  m_updating = false;
  showProgress(snapshot.training ? *snapshot.training : TrainingHistory());
}

void TrainingControls::showOptions(const TrainingOptions& options) {
  m_text->setText(options.textFile.isEmpty() ? tr("Text: a page of ours…")
                                             : tr("Text: %1…").arg(QFileInfo(options.textFile).fileName()));
  m_size->setCurrentIndex(static_cast<int>(options.size));
  m_objective->setCurrentIndex(static_cast<int>(options.objective));
  m_steps->setValue(options.steps);
  m_snapshots->setValue(options.snapshotInterval);
  m_kind->setCurrentIndex(static_cast<int>(options.schedule.kind));
  if (!m_rate->hasFocus()) m_rate->setText(rateText(options.schedule.initial));
  if (!m_milestones->hasFocus()) m_milestones->setText(milestonesText(options.schedule));
  m_gamma->setValue(options.schedule.gamma);
  m_warmup->setValue(static_cast<int>(options.schedule.warmup));
  const bool steps = options.schedule.kind == ScheduleKind::MultiStep;
  m_milestones->parentWidget()->setVisible(steps);
  m_gamma->parentWidget()->setVisible(steps);
}

void TrainingControls::showProgress(const TrainingHistory& history) {
  using Phase = TrainingHistory::Phase;
  m_paused = history.phase == Phase::Paused;
  const bool running = history.phase == Phase::Running || m_paused;
  m_start->setEnabled(!history.isActive());
  m_pause->setEnabled(running);
  m_pause->setText(m_paused ? tr("Resume") : tr("Pause"));
  m_stop->setEnabled(history.isActive());
  QStringList words;
  if (!history.steps.empty() && history.stepsWanted > 0)
    words
        << tr("step %1 of %2").arg(countText(history.steps.back().step + 1), countText(history.stepsWanted));
  if (history.phase == Phase::Running && history.secondsLeft > 0)
    words << tr("%1 left").arg(timeText(history.secondsLeft));
  if (m_paused) words << tr("paused");
  if (!history.sentence.isEmpty()) words << history.sentence;
  m_progress->setText(words.join(QStringLiteral(" · ")));
}

}  // namespace headlight
