#include "ui/views/predictions/predictions_controls.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QSpinBox>
#include <QToolButton>
#include <QToolTip>

#include "ui/views/predictions/asked_prediction.h"
#include "ui/views/predictions/next_text.h"
#include "ui/window/flow_layout.h"

namespace headlight {

namespace {

using Options = PredictionsOptions;

// What the list of methods offers, in its order.
enum Method { AblationToZero, AblationToMean, Attribution };

Method methodOf(const Options& options) {
  if (options.method == Options::Method::Attribution) return Attribution;
  return options.ablatesToMean ? AblationToMean : AblationToZero;
}

/// A box for a number that asks when it is done with.
template <typename Box>
Box* numberBox(QWidget* parent, const QString& name, const QString& help) {
  auto* box = new Box(parent);
  box->setAccessibleName(name);
  box->setToolTip(help);
  box->setPrefix(name + QLatin1Char(' '));
  box->setKeyboardTracking(false);
  return box;
}

}  // namespace

template <typename Edit>
void PredictionsControls::request(const QString& undoText, const Edit& edit) {
  if (m_updating) return;
  SessionState state = m_snapshot.state;
  editOptions<Options>(state.viewOptions, edit);
  emit stateRequested(state, undoText);
}

PredictionsControls::PredictionsControls(QWidget* parent) : ViewControls(parent) {
  auto* row = new FlowLayout(this, 6, 4);
  row->setContentsMargins(0, 0, 4, 2);
  m_page = new QComboBox(this);
  m_page->setAccessibleName(tr("Page of the Predictions view"));
  m_page->addItems({tr("Predictions"), tr("Effects")});
  m_mask = new QCheckBox(tr("Hide the token"), this);
  m_mask->setToolTip(tr("The token in focus is hidden behind the mask, and the model guesses it"));
  m_temperature = numberBox<QDoubleSpinBox>(
      this, tr("temperature"),
      tr("Logits are divided by it: below 1 the likeliest gain, above 1 the others"));
  m_temperature->setDecimals(3);
  m_temperature->setRange(0.01, 100);
  m_temperature->setSingleStep(0.1);
  m_topK = numberBox<QSpinBox>(this, tr("top-k"), tr("Only the so many likeliest tokens stay; 0: all"));
  m_topK->setRange(0, 1'000'000'000);
  m_topP = numberBox<QDoubleSpinBox>(
      this, tr("top-p"), tr("Only the likeliest tokens that make up this probability together stay; 1: all"));
  m_topP->setDecimals(4);
  m_topP->setRange(0.01, 1);
  m_topP->setSingleStep(0.05);
  m_method = new QComboBox(this);
  m_method->setAccessibleName(tr("How effects are found"));
  m_method->addItems({tr("Head switched off"), tr("Head at its mean"), tr("Logit attribution")});
  m_add = new QToolButton(this);
  m_add->setText(tr("Add token"));
  for (QWidget* widget :
       std::initializer_list<QWidget*>{m_page, m_mask, m_temperature, m_topK, m_topP, m_method, m_add})
    row->addWidget(widget);
  connectWidgets();
  connect(m_add, &QToolButton::clicked, this, [this] { addToken(); });
}

void PredictionsControls::connectWidgets() {
  connect(m_page, &QComboBox::activated, this, [this](int page) {
    request(tr("Page of Predictions"), [=](Options& options) { options.page = Options::Page(page); });
  });
  connect(m_mask, &QCheckBox::toggled, this, [this](bool hidden) {
    request(tr("Hide the Token"), [=](Options& options) { options.masksToken = hidden; });
  });
  connect(m_temperature, &QDoubleSpinBox::valueChanged, this, [this](double value) {
    request(tr("Temperature"), [=](Options& options) { options.temperature = value; });
  });
  connect(m_topK, &QSpinBox::valueChanged, this,
          [this](int count) { request(tr("Top-k"), [=](Options& options) { options.topK = count; }); });
  connect(m_topP, &QDoubleSpinBox::valueChanged, this,
          [this](double value) { request(tr("Top-p"), [=](Options& options) { options.topP = value; }); });
  connect(m_method, &QComboBox::activated, this, [this](int chosen) {
    request(tr("Method of Effects"), [=](Options& options) {
      const auto method = static_cast<Method>(chosen);
      options.method = method == Attribution ? Options::Method::Attribution : Options::Method::Ablation;
      options.ablatesToMean = method == AblationToMean;
    });
  });
}

void PredictionsControls::addToken() {
  m_adding.start([this, snapshot = m_snapshot](const Execution&) {
    const NextText next = nextText(snapshot);
    return LatestJob::Outcome([this, next] {
      if (next.problem.isEmpty())
        emit stateRequested(next.state, tr("Add Token"));
      else
        QToolTip::showText(m_add->mapToGlobal(QPoint(0, m_add->height())), next.problem, m_add);
    });
  });
}

void PredictionsControls::setSnapshot(const Snapshot& snapshot) {
  // The token belongs behind the text that was there.
  if (snapshot.state != m_snapshot.state) m_adding.cancel();
  m_snapshot = snapshot;
  const auto options = optionsIn<Options>(snapshot.state.viewOptions);
  m_updating = true;
  m_page->setCurrentIndex(static_cast<int>(options.page));
  m_mask->setChecked(options.masksToken);
  m_temperature->setValue(options.temperature);
  m_topK->setValue(static_cast<int>(options.topK));
  m_topP->setValue(options.topP);
  m_method->setCurrentIndex(methodOf(options));
  m_updating = false;
  showFor(snapshot);
}

/// What means nothing to the model or the page is not shown.
void PredictionsControls::showFor(const Snapshot& snapshot) {
  const auto options = optionsIn<Options>(snapshot.state.viewOptions);
  const auto asked = askedPrediction(snapshot);
  const bool predicts = options.page == Options::Page::Predictions;
  const bool draws = asked && asked->next && predicts;
  m_mask->setVisible(asked && !asked->next);
  m_temperature->setVisible(draws);
  m_topK->setVisible(draws);
  m_topP->setVisible(draws);
  m_method->setVisible(asked && !predicts);
  m_add->setVisible(draws);
  if (!draws) return;
  const QString problem = whyNoNextText(snapshot);
  m_add->setEnabled(problem.isEmpty());
  m_add->setToolTip(problem.isEmpty()
                        ? tr("Puts the chosen token, or the likeliest that is left, behind the text")
                        : problem);
}

}  // namespace headlight
