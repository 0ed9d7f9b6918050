#include "ui/window/find_bar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <algorithm>
#include <utility>

namespace headlight {

FindBar::FindBar(QWidget* parent)
    : QWidget(parent),
      m_edit(new QLineEdit(this)),
      m_count(new QLabel(this)),
      m_found(std::make_shared<FoundTokens>()) {
  setAccessibleName(tr("Search"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(8, 4, 8, 4);
  auto* label = new QLabel(tr("&Find:"), this);
  label->setBuddy(m_edit);
  row->addWidget(label);
  row->addWidget(m_edit, 1);
  row->addWidget(m_count);
  const auto addButton = [&](const QString& name) {
    auto* button = new QToolButton(this);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setAutoRaise(true);
    button->installEventFilter(this);
    row->addWidget(button);
    return button;
  };
  QToolButton* back = addButton(tr("Previous (Shift+F3)"));
  back->setArrowType(Qt::UpArrow);
  QToolButton* on = addButton(tr("Next (F3)"));
  on->setArrowType(Qt::DownArrow);
  QToolButton* closer = addButton(tr("Close the search"));
  closer->setText(QStringLiteral("×"));
  connect(back, &QToolButton::clicked, this, [this] { step(-1); });
  connect(on, &QToolButton::clicked, this, [this] { step(1); });
  connect(closer, &QToolButton::clicked, this, &FindBar::shut);
  m_edit->setAccessibleName(tr("What to find"));
  m_edit->setPlaceholderText(tr("part of a token or of the text, or a position"));
  m_edit->installEventFilter(this);
  connect(m_edit, &QLineEdit::textChanged, this, [this] { search(true); });
  hide();
}

std::shared_ptr<const FoundTokens> FindBar::found() const {
  return isHidden() || m_edit->text().isEmpty() ? nullptr : m_found;
}

const PatternSource* FindBar::source() const {
  const AttentionTrace* attention = m_result ? m_result->trace->attention(m_kind) : nullptr;
  return attention ? attention->patterns.get() : nullptr;
}

void FindBar::setRun(std::shared_ptr<const RunResult> result, AttentionKind kind) {
  if (result == m_result && kind == m_kind) return;
  m_result = std::move(result);
  m_kind = kind;
  const QSignalBlocker quiet(this);  // who tells of a run looks at what is found by himself
  if (!isHidden()) search(false);
}

void FindBar::open() {
  show();
  m_edit->setFocus(Qt::ShortcutFocusReason);
  m_edit->selectAll();
  search(false);
}

void FindBar::shut() {
  if (isHidden()) return;
  m_job.cancel();
  hide();
  emit foundChanged();
  emit closed();
}

void FindBar::search(bool goes) {
  m_job.cancel();
  const PatternSource* const patterns = source();
  if (!patterns) return showFound({}, goes);
  constexpr std::int64_t mostAtOnce = 4096;  // tokens
  const PatternShape shape = patterns->shape();
  const QString wanted = m_edit->text();
  if (shape.queries + shape.keys <= mostAtOnce)
    return showFound(findTokens({*patterns, m_result->text, m_result->pairText}, wanted), goes);
  m_job.start(
      [this, result = m_result, patterns, wanted, goes](const Execution& execution) -> LatestJob::Outcome {
        FoundTokens found = findTokens({*patterns, result->text, result->pairText}, wanted, execution);
        return [this, found = std::move(found), goes] { showFound(found, goes); };
      });
}

void FindBar::showFound(FoundTokens found, bool goes) {
  const std::int64_t place = goes ? -1 : m_found->place;
  found.place = std::min(place, static_cast<std::int64_t>(found.tokens.size()) - 1);
  const bool some = !found.tokens.empty();
  m_found = std::make_shared<const FoundTokens>(std::move(found));
  if (goes && some) return step(1);
  showPlace();
  emit foundChanged();
}

void FindBar::showPlace() {
  if (m_edit->text().isEmpty())
    m_count->clear();
  else if (m_found->tokens.empty())
    m_count->setText(tr("not found"));
  else if (m_found->place < 0)
    m_count->setText(tr("%n found", nullptr, static_cast<int>(m_found->tokens.size())));
  else
    m_count->setText(tr("%1 of %2").arg(m_found->place + 1).arg(m_found->tokens.size()));
}

void FindBar::step(int by) {
  if (isHidden() || m_edit->text().isEmpty()) return open();
  if (m_found->tokens.empty()) return;
  FoundTokens moved = *m_found;
  const auto count = static_cast<std::int64_t>(moved.tokens.size());
  moved.place = moved.place < 0 ? (by > 0 ? 0 : count - 1) : (moved.place + by + count) % count;
  m_found = std::make_shared<const FoundTokens>(std::move(moved));
  showPlace();
  emit foundChanged();
  emit reached(m_found->tokens[static_cast<std::size_t>(m_found->place)]);
}

bool FindBar::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
  const auto* key = static_cast<QKeyEvent*>(event);
  switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (watched != m_edit) break;
      step(key->modifiers() & Qt::ShiftModifier ? -1 : 1);
      return true;
    case Qt::Key_Escape:
      shut();
      return true;
    default:
      break;
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace headlight
