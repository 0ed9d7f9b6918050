#include "ui/window/display_bar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <array>

#include "ui/compute/run_result.h"
#include "ui/models/pattern_offers.h"
#include "ui/models/pattern_words.h"
#include "ui/plots/color_map.h"
#include "ui/window/flow_layout.h"

namespace headlight {
namespace {

constexpr std::array kOffered = {DerivedPattern::ValueWeighted, DerivedPattern::Gradient,
                                 DerivedPattern::Rollout, DerivedPattern::Flow, DerivedPattern::Mean};

QString kindText(AttentionKind kind) {
  switch (kind) {
    case AttentionKind::Encoder:
      return DisplayBar::tr("Encoder");
    case AttentionKind::Decoder:
      return DisplayBar::tr("Decoder");
    case AttentionKind::Cross:
      return DisplayBar::tr("Cross");
  }
  return {};
}

}  // namespace

DisplayBar::DisplayBar(QWidget* parent) : QWidget(parent) {
  auto* flow = new FlowLayout(this, 14, 4);
  flow->setContentsMargins(0, 0, 0, 0);
  m_kind = addChoice(tr("Attention"), {},
                     tr("Whose attention: each kind of attention has layers and heads of its own"));
  m_kind->parentWidget()->hide();
  connect(m_kind, &QComboBox::activated, this, [this](int index) {
    emit kindChosen(static_cast<AttentionKind>(m_kind->itemData(index).toInt()));
  });
  addPatterns();
  m_colorMap = addChoice(tr("Colours"), colorMapNames(), tr("Colour map of every picture"));
  m_leaveOut = addChoice(tr("Leave out"), {tr("Nothing"), tr("First token"), tr("Special tokens")},
                         tr("Tokens whose weights are not coloured; the other weights stay as they are"));
  m_pooling = addChoice(tr("Pooling"), {tr("Maximum"), tr("Mean")},
                        tr("What a pixel shows where it covers several cells"));
  m_positions = new QCheckBox(tr("Positional encoding"), this);
  m_positions->setChecked(true);
  m_positions->setToolTip(tr("Runs the model with or without its positional encoding"));
  flow->addWidget(m_positions);
  connect(m_positions, &QCheckBox::toggled, this, &DisplayBar::positionsToggled);
  connect(m_colorMap, &QComboBox::currentTextChanged, this, [this](const QString& name) {
    m_display.colorMap = name;
    report(tr("Colour Map"));
  });
  connect(m_leaveOut, &QComboBox::currentIndexChanged, this, [this](int index) {
    m_display.leaveOut = static_cast<LeaveOut>(index);
    report(tr("Leaving Out"));
  });
  connect(m_pooling, &QComboBox::currentIndexChanged, this, [this](int index) {
    m_display.pooling = static_cast<Pooling>(index);
    report(tr("Pooling"));
  });
}

/// Each with its formula and source beside the mouse.
void DisplayBar::addPatterns() {
  m_pattern = addChoice(tr("Pattern"), {}, tr("What every picture of patterns shows of the heads"));
  m_pattern->addItem(tr("Heads’ own"));
  m_pattern->setItemData(0, tr("α = softmax of the scores: each head’s own weights"), Qt::ToolTipRole);
  for (const DerivedPattern pattern : kOffered) {
    m_pattern->addItem(patternName(pattern), static_cast<int>(pattern));
    m_pattern->setItemData(m_pattern->count() - 1, patternHelp(pattern), Qt::ToolTipRole);
  }
  connect(m_pattern, &QComboBox::activated, this, [this](int index) {
    const QVariant chosen = m_pattern->itemData(index);
    emit patternChosen(chosen.isValid() ? std::optional(static_cast<DerivedPattern>(chosen.toInt()))
                                        : std::nullopt);
  });
}

void DisplayBar::setPatterns(const RunResult* run, AttentionKind kind) {
  auto* const items = qobject_cast<QStandardItemModel*>(m_pattern->model());
  for (int i = 1; run && items && i < m_pattern->count(); ++i) {
    const auto pattern = static_cast<DerivedPattern>(m_pattern->itemData(i).toInt());
    const QString problem = patternProblem(pattern, *run, kind);
    items->item(i)->setEnabled(problem.isEmpty());
    items->item(i)->setToolTip((patternHelp(pattern) + QLatin1Char(' ') + problem).trimmed());
  }
}

QComboBox* DisplayBar::addChoice(const QString& name, const QStringList& choices, const QString& help) {
  auto* group = new QWidget(this);
  auto* row = new QHBoxLayout(group);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(6);
  auto* label = new QLabel(name, group);
  auto* box = new QComboBox(group);
  box->addItems(choices);
  box->setToolTip(help);
  box->setAccessibleName(name);
  box->setAccessibleDescription(help);
  box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  label->setBuddy(box);
  row->addWidget(label);
  row->addWidget(box);
  layout()->addWidget(group);
  return box;
}

void DisplayBar::report(const QString& undoText) { emit displayChanged(m_display, undoText); }

void DisplayBar::setState(const SessionState& state) {
  m_display = state.display;
  const QSignalBlocker maps(m_colorMap), left(m_leaveOut), pools(m_pooling), on(m_positions);
  m_pattern->setCurrentIndex(state.shown.pattern ? m_pattern->findData(static_cast<int>(*state.shown.pattern))
                                                 : 0);
  m_colorMap->setCurrentText(m_display.colorMap);
  m_leaveOut->setCurrentIndex(static_cast<int>(m_display.leaveOut));
  m_pooling->setCurrentIndex(static_cast<int>(m_display.pooling));
  m_positions->setChecked(!isOn(state.experiments, WithoutPositions{}));
}

void DisplayBar::setKinds(const std::vector<AttentionKind>& kinds, AttentionKind current) {
  std::vector<AttentionKind> listed;
  for (int i = 0; i < m_kind->count(); ++i)
    listed.push_back(static_cast<AttentionKind>(m_kind->itemData(i).toInt()));
  // An open list stays open while results come in.
  if (kinds != listed) m_kind->clear();
  for (const AttentionKind kind : kinds)
    if (kinds != listed) m_kind->addItem(kindText(kind), static_cast<int>(kind));
  m_kind->parentWidget()->setVisible(kinds.size() > 1);
  setKind(current);
}

void DisplayBar::setKind(AttentionKind current) {
  m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(current)));
}

void DisplayBar::setPositionsEnabled(bool enabled) { m_positions->setEnabled(enabled); }

}  // namespace headlight
