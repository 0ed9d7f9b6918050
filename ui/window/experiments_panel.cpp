#include "ui/window/experiments_panel.h"

#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <functional>

#include "ui/models/experiment_offers.h"
#include "ui/models/experiment_text.h"
#include "ui/models/number_text.h"
#include "ui/views/predictions/next_guesses.h"
#include "ui/window/experiment_card.h"
#include "ui/window/score_scale_dialog.h"

namespace headlight {
namespace {

constexpr std::size_t kMostChanges = 8;  // each costs a run
constexpr int kCardsSeen = 4;            // the others are scrolled to

/// As high as its cards, up to so many.
class CardArea : public QScrollArea {
 public:
  explicit CardArea(QWidget* parent) : QScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setFocusPolicy(Qt::NoFocus);
  }
  QSize sizeHint() const override {
    const QLayout* const cards = widget() ? widget()->layout() : nullptr;
    if (!cards || cards->count() == 0) return {0, 0};
    const int one = cards->itemAt(0)->sizeHint().height();
    return {0, std::min(cards->sizeHint().height(), kCardsSeen * (one + cards->spacing()) + one / 2)};
  }
  QSize minimumSizeHint() const override { return {0, 0}; }
};

QString capitalizedFirst(QString text) {
  if (!text.isEmpty()) text[0] = text[0].toUpper();
  return text;
}

}  // namespace

ExperimentsPanel::ExperimentsPanel(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Experiments"));
  m_menu = new QMenu(tr("Ex&periments"), this);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(10, 4, 10, 6);
  column->setSpacing(4);
  buildHeader(column);
  m_area = new CardArea(this);
  auto* cards = new QWidget(m_area);
  m_column = new QVBoxLayout(cards);
  m_column->setContentsMargins(0, 0, 0, 0);
  m_column->setSpacing(3);
  m_area->setWidget(cards);
  column->addWidget(m_area);
  connect(m_menu, &QMenu::aboutToShow, this, [this] { fillMenu(); });
  showCards();
}

void ExperimentsPanel::buildHeader(QVBoxLayout* column) {
  auto* row = new QHBoxLayout;
  auto* title = new QLabel(tr("Experiments"), this);
  QFont bold = title->font();
  bold.setBold(true);
  title->setFont(bold);
  m_add = new QToolButton(this);
  m_add->setText(tr("Add"));
  m_add->setToolTip(tr("Changes the computation at the focused head, token or cell"));
  m_add->setAccessibleName(tr("Add an experiment"));
  m_add->setMenu(m_menu);
  m_add->setPopupMode(QToolButton::InstantPopup);
  row->addWidget(title);
  row->addStretch();
  row->addWidget(m_add);
  column->addLayout(row);
  m_hint = new QLabel(this);
  m_hint->setWordWrap(true);
  m_hint->setForegroundRole(QPalette::PlaceholderText);
  column->addWidget(m_hint);
}

/// What cannot be done now stays in its place and says why.
void ExperimentsPanel::fillMenu() {
  m_menu->clear();
  const std::vector<ExperimentOffer> offers = experimentOffers(m_snapshot);
  for (const ExperimentOffer& offer : offers) {
    QString text = offer.obstacle.isEmpty() ? offer.text : tr("%1 (%2)").arg(offer.text, offer.obstacle);
    QAction* action = m_menu->addAction(text.replace(QLatin1Char('&'), QLatin1String("&&")));
    action->setEnabled(offer.obstacle.isEmpty());
    connect(action, &QAction::triggered, this, [this, change = offer.change] {
      if (change)
        add(*change);
      else
        askForScale();
    });
  }
  if (!offers.empty()) return;
  const QString why = experimentObstacle(m_snapshot);
  m_menu->addAction(why.isEmpty() ? tr("Nothing has been run yet") : why)->setEnabled(false);
}

void ExperimentsPanel::request(const QString& undoText,
                               const std::function<void(std::vector<Experiment>&)>& edit) {
  SessionState state = m_snapshot.state;
  edit(state.experiments);
  emit stateRequested(state, undoText);
}

void ExperimentsPanel::add(const ExperimentChange& change) {
  request(tr("Experiment"), [&](std::vector<Experiment>& all) { addExperiment(all, change); });
}

void ExperimentsPanel::askForScale() {
  const std::optional<float> own = ownScoreScale(m_snapshot);
  float now = own.value_or(1.0f);
  for (const Experiment& experiment : m_snapshot.state.experiments)
    if (const auto* scale = std::get_if<ScoreScale>(&experiment.change)) now = scale->scale;
  ScoreScaleDialog dialog(own, now, window());
  if (dialog.exec() == QDialog::Accepted) add(ScoreScale{dialog.scale()});
}

void ExperimentsPanel::setSnapshot(const Snapshot& snapshot) {
  const bool same = m_snapshot.result == snapshot.result &&
                    m_snapshot.state.experiments == snapshot.state.experiments &&
                    m_snapshot.state.source == snapshot.state.source;
  // What was known of the run before stays until the new one has spoken.
  QStringList changes = changesIn(snapshot);
  const bool kept = m_snapshot.state.experiments == snapshot.state.experiments && changePlace(snapshot);
  for (qsizetype i = 0; i < changes.size() && kept; ++i)
    if (changes[i].isEmpty()) changes[i] = m_changes.value(i);
  const bool sameChanges = changes == m_changes;
  m_changes = std::move(changes);
  m_snapshot = snapshot;
  m_snapshot.answers = {};
  if (!same || !sameChanges) showCards();
}

std::vector<Question> ExperimentsPanel::needs(const Snapshot& snapshot) const {
  const auto place = changePlace(snapshot);
  if (!place) return {};
  std::vector<Question> questions;
  const std::vector<Experiment> applied = experimentsOf(snapshot.result->request.interventions);
  for (std::size_t i = 0; i < std::min(applied.size(), kMostChanges); ++i)
    questions.push_back(changeQuestion(*place, i));
  return questions;
}

/// "“sky” 61.02 % → 12.30 %" for each experiment that was applied and is answered.
QStringList ExperimentsPanel::changesIn(const Snapshot& snapshot) const {
  QStringList changes;
  const auto place = changePlace(snapshot);
  const std::vector<Experiment> applied =
      place ? experimentsOf(snapshot.result->request.interventions) : std::vector<Experiment>{};
  for (const Experiment& experiment : snapshot.state.experiments) {
    changes.append(QString());
    const auto found = std::find_if(applied.begin(), applied.end(), [&experiment](const Experiment& one) {
      return one.change == experiment.change;
    });
    if (!experiment.on || found == applied.end()) continue;
    const auto index = static_cast<std::size_t>(found - applied.begin());
    if (const auto change = snapshot.answer<ProbabilityChange>(changeQuestion(*place, index).key))
      changes.back() = tr("“%1” %2 → %3")
                           .arg(change->token.label, percentText(change->before), percentText(change->after));
  }
  return changes;
}

ExperimentCard* ExperimentsPanel::addCard() {
  auto* card = new ExperimentCard(m_area->widget());
  const std::size_t index = m_cards.size();
  m_column->addWidget(card);
  m_cards.push_back(card);
  connect(card, &ExperimentCard::switched, this, [this, index](bool on) {
    request(on ? tr("Switch Experiment On") : tr("Switch Experiment Off"),
            [&](std::vector<Experiment>& all) { all[index].on = on; });
  });
  connect(card, &ExperimentCard::removeRequested, this, [this, index] {
    request(tr("Remove Experiment"), [&](std::vector<Experiment>& all) {
      all.erase(all.begin() + static_cast<std::ptrdiff_t>(index));
    });
  });
  return card;
}

void ExperimentsPanel::showCard(ExperimentCard& card, const Experiment& experiment) const {
  const RunResult* const result = m_snapshot.result.get();
  const bool applied = result && !experiment.lost && wasApplied(experiment.change, *result);
  QString missing;
  if (experiment.lost)
    missing = tr("switched off, the text has this token no more");
  else if (experiment.on && !applied)
    missing = tr("not in this run");
  card.setExperiment(capitalizedFirst(experimentText(experiment, result)), experiment.on, applied, missing);
  card.setSwitchable(!experiment.lost);
}

/// Cards are kept from one session to the next, so that the keyboard's focus stays.
void ExperimentsPanel::showCards() {
  const std::vector<Experiment>& experiments = m_snapshot.state.experiments;
  const QString obstacle = experimentObstacle(m_snapshot);
  m_hint->setText(obstacle);
  m_hint->setVisible(!obstacle.isEmpty());
  m_add->setEnabled(obstacle.isEmpty());
  while (m_cards.size() < experiments.size()) addCard();
  for (std::size_t i = 0; i < m_cards.size(); ++i) {
    const bool used = i < experiments.size();
    m_cards[i]->setVisible(used);
    if (!used) continue;
    showCard(*m_cards[i], experiments[i]);
    m_cards[i]->setChange(m_cards[i]->isApplied() ? m_changes.value(static_cast<qsizetype>(i)) : QString());
  }
  m_area->setVisible(!experiments.empty());
  m_area->updateGeometry();
}

}  // namespace headlight
