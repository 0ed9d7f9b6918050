#include "ui/views/anatomy/anatomy_controls.h"

#include <QToolButton>

#include "ui/plots/token_label.h"
#include "ui/views/anatomy/anatomy_content.h"
#include "ui/views/anatomy/anatomy_questions.h"
#include "ui/views/anatomy/anatomy_scene.h"
#include "ui/window/flow_layout.h"

namespace headlight {

namespace {

bool haveSameStages(const Snapshot& one, const Snapshot& other) {
  const auto withoutMark = [](const Snapshot& snapshot) {
    auto options = optionsIn<AnatomyOptions>(snapshot.state.viewOptions);
    options.stage.clear();
    return options;
  };
  return one.result == other.result && one.focus == other.focus &&
         one.answers.keys() == other.answers.keys() && withoutMark(one) == withoutMark(other);
}

}  // namespace

AnatomyControls::AnatomyControls(QWidget* parent) : ViewControls(parent) {
  auto* row = new FlowLayout(this, 10, 4);
  row->setContentsMargins(0, 0, 4, 2);
  row->addWidget(addStep(tr("Previous stage"), tr("Marks the stage before and scrolls to it"),
                         QKeySequence(Qt::ALT | Qt::Key_Up), -1));
  row->addWidget(addStep(tr("Next stage"), tr("Marks the next stage and scrolls to it"),
                         QKeySequence(Qt::ALT | Qt::Key_Down), 1));
  m_pin = new QToolButton(this);
  m_pin->setToolTip(tr("Keeps this token's numbers below those of the token that is chosen next"));
  m_pin->setObjectName(QStringLiteral("anatomy-pin"));
  m_pin->setCheckable(true);
  row->addWidget(m_pin);
  m_weights = new QToolButton(this);
  m_weights->setText(tr("Weights of q, k, v"));
  m_weights->setToolTip(tr("Shows this head's weights and biases as a stage"));
  m_weights->setCheckable(true);
  row->addWidget(m_weights);
  connect(m_pin, &QToolButton::clicked, this, [this](bool checked) { pin(checked); });
  connect(m_weights, &QToolButton::clicked, this, [this](bool checked) {
    auto options = optionsIn<AnatomyOptions>(m_snapshot.state.viewOptions);
    options.weights = checked;
    request(options, checked ? tr("Show Weights of a Head") : tr("Hide Weights of a Head"));
  });
}

QToolButton* AnatomyControls::addStep(const QString& text, const QString& tip, const QKeySequence& keys,
                                      int by) {
  auto* button = new QToolButton(this);
  button->setText(text);
  button->setShortcut(keys);
  button->setToolTip(QStringLiteral("%1 (%2)").arg(tip, keys.toString(QKeySequence::NativeText)));
  connect(button, &QToolButton::clicked, this, [this, by] { step(by); });
  return button;
}

/// Which stages there are follows from all their numbers, which take more than a frame.
void AnatomyControls::step(int by) {
  if (!m_steps.isEmpty()) return goOn(by);
  m_job.start([this, by, snapshot = m_snapshot](const Execution&) {
    const AnatomyContent content = anatomyContent(snapshot);
    const QStringList steps = content.problem.isEmpty() ? anatomySteps(content) : QStringList();
    return LatestJob::Outcome([this, by, steps] {
      m_steps = steps;
      if (!steps.isEmpty()) goOn(by);
    });
  });
}

/// From the marked stage on; from the first or the last one where none is marked.
void AnatomyControls::goOn(int by) {
  auto options = optionsIn<AnatomyOptions>(m_snapshot.state.viewOptions);
  const qsizetype now = m_steps.indexOf(options.stage);
  const qsizetype next = now >= 0 ? now + by : by > 0 ? 0 : m_steps.size() - 1;
  if (next < 0 || next >= m_steps.size()) return;
  options.stage = m_steps[next];
  request(options, tr("Stage of the Anatomy"));
}

void AnatomyControls::request(const AnatomyOptions& options, const QString& undoText) {
  SessionState state = m_snapshot.state;
  setOptions(state.viewOptions, options);
  emit stateRequested(state, undoText);
}

void AnatomyControls::pin(bool checked) {
  if (!whyNoAnatomy(m_snapshot).isEmpty()) return;
  auto options = optionsIn<AnatomyOptions>(m_snapshot.state.viewOptions);
  options.pinned = checked ? anatomyToken(m_snapshot) : -1;
  request(options, checked ? tr("Pin a Token") : tr("Unpin the Token"));
}

QString AnatomyControls::pinText(qint64 pinned) const {
  const PatternSource* patterns = m_snapshot.patterns();
  if (!patterns || pinned < 0 || pinned >= patterns->shape().queries) return tr("Pin this token");
  const QString label = tokenLabel(patterns->queryTokens()[static_cast<std::size_t>(pinned)]);
  constexpr int width = 120;
  return tr("Pinned: “%1” (%2)").arg(elidedLabel(label, QFontMetricsF(font()), width)).arg(pinned);
}

void AnatomyControls::setSnapshot(const Snapshot& snapshot) {
  if (!haveSameStages(snapshot, m_snapshot)) {
    m_steps.clear();
    m_job.cancel();
  }
  m_snapshot = snapshot;
  const auto options = optionsIn<AnatomyOptions>(snapshot.state.viewOptions);
  m_pin->setText(pinText(options.pinned));
  m_pin->setChecked(options.pinned >= 0);
  m_weights->setChecked(options.weights);
}

}  // namespace headlight
