#include "ui/views/head_map_controls.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include "core/analysis/ranked_heads.h"
#include "ui/models/core_words.h"
#include "ui/models/facts.h"
#include "ui/session/compare_options.h"
#include "ui/views/choice_button.h"
#include "ui/views/head_map_compare.h"

namespace headlight {
namespace {

// Data of items that are no statistic.
constexpr int patternsItem = -1;
constexpr int layersItem = -1;
constexpr int cellItem = -2;
constexpr int alikeItem = -3;
constexpr int everyHead = -1;

QString formulaOf(const StatisticInfo& info) {
  QString text = coreWord(info.formula);
  if (*info.source) text += QLatin1Char('\n') + QString::fromUtf8(info.source);
  return text;
}

void addStatistics(QComboBox* box, const QString& form) {
  for (const StatisticInfo& info : statisticTable()) {
    box->addItem(form.arg(coreWord(info.name)), static_cast<int>(info.statistic));
    box->setItemData(box->count() - 1, formulaOf(info), Qt::ToolTipRole);
  }
}

}  // namespace

HeadMapControls::HeadMapControls(QWidget* parent) : ViewControls(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  m_choices = new QHBoxLayout;
  m_choices->setSpacing(4);
  column->addLayout(m_choices);
  column->addWidget(buildParts());
  m_shown = addChoice(tr("What the map shows"), tr("What the map shows of each head"));
  m_order = addChoice(tr("Order of heads"), tr("How the heads of the map are sorted"));
  m_rule = addChoice(tr("Heads in the map"), tr("Which heads are in the map, by what they do"));
  fillShown();
  fillOrder();
  fillRules();
  connect(m_shown, &QComboBox::activated, this, [this](int index) {
    auto options = optionsIn<HeadMapOptions>(m_snapshot.state.viewOptions);
    const int chosen = m_shown->itemData(index).toInt();
    options.shown = chosen == patternsItem ? std::nullopt : std::optional(static_cast<Statistic>(chosen));
    request(options, tr("Head Map's Colours"));
  });
  connect(m_order, &QComboBox::activated, this, [this](int index) { orderChosen(index); });
  connect(m_rule, &QComboBox::activated, this, [this](int index) {
    auto options = optionsIn<HeadMapOptions>(m_snapshot.state.viewOptions);
    const int chosen = m_rule->itemData(index).toInt();
    options.rule = chosen == everyHead ? std::nullopt : std::optional(static_cast<HeadHabit>(chosen));
    request(options, tr("Heads in the Map"));
  });
}

QComboBox* HeadMapControls::addChoice(const QString& name, const QString& help) {
  auto* box = new QComboBox(this);
  box->setAccessibleName(name);
  box->setAccessibleDescription(help);
  box->setToolTip(help);
  // The column is as narrow as a person likes; the lists stay readable.
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box->setMinimumContentsLength(7);
  box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  m_choices->addWidget(box);
  return box;
}

/// Which of the three maps of a comparison it is.
QWidget* HeadMapControls::buildParts() {
  m_partRow = new QWidget(this);
  auto* row = new QHBoxLayout(m_partRow);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  m_parts = new QButtonGroup(this);
  const QStringList names = {QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("A − B")};
  const QStringList help = {tr("The map of the run of the text above"),
                            tr("The map of the run that it is compared with"),
                            tr("The map of their difference, head by head; sorted heads begin with the "
                               "largest difference of either sign")};
  for (int i = 0; i < names.size(); ++i) {
    auto* button = new ChoiceButton(m_partRow);
    button->setText(names[i]);
    button->setToolTip(help[i]);
    button->setAccessibleName(help[i]);
    button->setCheckable(true);
    m_parts->addButton(button, i);
    row->addWidget(button);
  }
  row->addStretch();
  m_partRow->hide();
  connect(m_parts, &QButtonGroup::idClicked, this,
          [this](int id) { partChosen(static_cast<HeadMapOptions::Part>(id)); });
  return m_partRow;
}

/// Where one of the two is shown alone everywhere, it is another one that is shown so.
void HeadMapControls::partChosen(HeadMapOptions::Part part) {
  SessionState state = m_snapshot.state;
  editOptions<HeadMapOptions>(state.viewOptions, [part](HeadMapOptions& options) { options.part = part; });
  editOptions<CompareOptions>(state.viewOptions, [part](CompareOptions& options) {
    using Show = CompareOptions::Show;
    if (options.show == Show::All) return;
    options.show = part == HeadMapOptions::Part::First    ? Show::First
                   : part == HeadMapOptions::Part::Second ? Show::Second
                                                          : Show::Difference;
  });
  emit stateRequested(state, tr("Compared Map"));
}

void HeadMapControls::fillShown() {
  m_shown->addItem(tr("Patterns"), patternsItem);
  m_shown->setItemData(0, tr("The attention of each head as a small picture"), Qt::ToolTipRole);
  m_shown->insertSeparator(1);
  addStatistics(m_shown, QStringLiteral("%1"));
}

void HeadMapControls::fillOrder() {
  m_order->addItem(tr("By layer"), layersItem);
  m_order->setItemData(0, tr("Layers as rows, heads as columns"), Qt::ToolTipRole);
  m_order->addItem(tr("By the cell's weight"), cellItem);
  m_order->setItemData(1, tr("Which head looks from here to there: p(query, key) of the focused cell"),
                       Qt::ToolTipRole);
  m_order->addItem(tr("Like the focused head"), alikeItem);
  m_order->setItemData(2, coreWord(agreementFormula()), Qt::ToolTipRole);
  m_order->insertSeparator(3);
  addStatistics(m_order, tr("By %1"));
}

void HeadMapControls::fillRules() {
  m_rule->addItem(tr("All heads"), everyHead);
  m_rule->insertSeparator(1);
  for (const HeadHabit habit :
       {HeadHabit::Previous, HeadHabit::Self, HeadHabit::Next, HeadHabit::First, HeadHabit::Duplicate,
        HeadHabit::Induction, HeadHabit::Special, HeadHabit::Punctuation, HeadHabit::None}) {
    m_rule->addItem(coreWord(nameOf(habit)), static_cast<int>(habit));
    m_rule->setItemData(m_rule->count() - 1,
                        habit == HeadHabit::None ? tr("Heads of which no rule explains half of the weight")
                                                 : tr("Heads that give at least half of their weight there"),
                        Qt::ToolTipRole);
  }
}

void HeadMapControls::setSnapshot(const Snapshot& snapshot) {
  m_snapshot = snapshot;
  const auto options = optionsIn<HeadMapOptions>(snapshot.state.viewOptions);
  m_shown->setCurrentIndex(
      m_shown->findData(options.shown ? static_cast<int>(*options.shown) : patternsItem));
  m_rule->setCurrentIndex(m_rule->findData(options.rule ? static_cast<int>(*options.rule) : everyHead));
  showOrder(options);
  m_partRow->setVisible(optionsIn<CompareOptions>(snapshot.state.viewOptions).on);
  m_parts->button(static_cast<int>(shownPart(snapshot.state)))->setChecked(true);
  const Focus& focus = snapshot.state.focus;
  const bool hasCell = focus.query >= 0 && focus.key >= 0;
  auto* items = qobject_cast<QStandardItemModel*>(m_order->model());
  if (items) items->item(1)->setEnabled(hasCell);
}

void HeadMapControls::showOrder(const HeadMapOptions& options) {
  using Order = HeadMapOptions::Order;
  const bool alike = options.order == Order::Alike;
  const QString words =
      alike ? tr("Like head %1").arg(headText(options.alikeTo)) : tr("Like the focused head");
  if (m_order->itemText(2) != words) m_order->setItemText(2, words);
  const int wanted = options.order == Order::Layers ? layersItem
                     : options.order == Order::Cell ? cellItem
                     : alike                        ? alikeItem
                                                    : static_cast<int>(options.sortedBy);
  m_order->setCurrentIndex(m_order->findData(wanted));
}

/// The head that others are compared with is the focused one when this is chosen; choosing it again takes
/// the one that is focused then, so that a click in the map does not turn it over.
void HeadMapControls::orderChosen(int index) {
  using Order = HeadMapOptions::Order;
  auto options = optionsIn<HeadMapOptions>(m_snapshot.state.viewOptions);
  const int chosen = m_order->itemData(index).toInt();
  switch (chosen) {
    case layersItem:
      options.order = Order::Layers;
      break;
    case cellItem:
      options.order = Order::Cell;
      break;
    case alikeItem:
      options.order = Order::Alike;
      options.alikeTo = m_snapshot.state.focus.headId();
      break;
    default:
      options.order = Order::Statistic;
      options.sortedBy = static_cast<Statistic>(chosen);
  }
  request(options, tr("Order of Heads"));
}

void HeadMapControls::request(const HeadMapOptions& options, const QString& undoText) {
  SessionState state = m_snapshot.state;
  setOptions(state.viewOptions, options);
  emit stateRequested(state, undoText);
}

}  // namespace headlight
