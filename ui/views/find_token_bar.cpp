#include "ui/views/find_token_bar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <algorithm>

#include "ui/plots/token_label.h"

namespace headlight {

namespace {

bool sameTokens(const TokenList& a, const TokenList& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const TokenInfo& x, const TokenInfo& y) { return x.label == y.label; });
}

/// What is searched, and for how long.
struct Search {
  QString text;
  const Execution& execution;
};

void findIn(const TokenList& tokens, const Search& search, bool keys, std::vector<FoundToken>& found) {
  const QString& text = search.text;
  bool isNumber = false;
  const qlonglong position = text.toLongLong(&isNumber);
  constexpr std::size_t between = 1024;  // tokens from one look at the stop token to the next
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i % between == 0) search.execution.throwIfStopped();
    if ((isNumber && static_cast<qlonglong>(i) == position) ||
        tokenLabel(tokens[i]).contains(text, Qt::CaseInsensitive))
      found.push_back({keys, static_cast<std::int64_t>(i)});
  }
}

}  // namespace

std::vector<FoundToken> findTokens(const PatternSource& source, const QString& text,
                                   const Execution& execution) {
  std::vector<FoundToken> found;
  if (text.isEmpty()) return found;
  const Search search{text, execution};
  findIn(source.queryTokens(), search, false, found);
  if (!sameTokens(source.queryTokens(), source.keyTokens())) findIn(source.keyTokens(), search, true, found);
  return found;
}

FindTokenBar::FindTokenBar(QWidget* parent)
    : QWidget(parent), m_edit(new QLineEdit(this)), m_count(new QLabel(this)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(8, 4, 8, 4);
  auto* label = new QLabel(tr("&Find token:"), this);
  label->setBuddy(m_edit);
  row->addWidget(label);
  row->addWidget(m_edit, 1);
  row->addWidget(m_count);
  const auto addButton = [&](Qt::ArrowType arrow, const QString& name, int by) {
    auto* button = new QToolButton(this);
    button->setArrowType(arrow);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setAutoRaise(true);
    connect(button, &QToolButton::clicked, this, [this, by] { step(by); });
    row->addWidget(button);
  };
  addButton(Qt::UpArrow, tr("Previous"), -1);
  addButton(Qt::DownArrow, tr("Next"), 1);
  auto* close = new QToolButton(this);
  close->setText(QStringLiteral("×"));
  close->setToolTip(tr("Close"));
  close->setAccessibleName(tr("Close the search"));
  close->setAutoRaise(true);
  row->addWidget(close);
  m_edit->setAccessibleName(tr("Token to find"));
  m_edit->setPlaceholderText(tr("part of a token, or its position"));
  m_edit->installEventFilter(this);
  connect(close, &QToolButton::clicked, this, &FindTokenBar::closed);
  connect(m_edit, &QLineEdit::textChanged, this, [this] {
    m_place = -1;
    search(true);
  });
}

void FindTokenBar::setSource(std::shared_ptr<const PatternSource> source) {
  if (source == m_source) return;
  m_source = std::move(source);
  if (isVisible()) search(false);
}

void FindTokenBar::open() {
  show();
  m_edit->setFocus(Qt::ShortcutFocusReason);
  m_edit->selectAll();
  search(false);
}

void FindTokenBar::search(bool step) {
  m_job.cancel();
  if (!m_source) return showFound({}, step);
  constexpr std::int64_t mostAtOnce = 4096;  // tokens
  const PatternShape shape = m_source->shape();
  const QString text = m_edit->text();
  if (shape.queries + shape.keys <= mostAtOnce) return showFound(findTokens(*m_source, text), step);
  m_job.start([this, source = m_source, text, step](const Execution& execution) -> LatestJob::Outcome {
    const std::vector<FoundToken> found = findTokens(*source, text, execution);
    return [this, found, step] { showFound(found, step); };
  });
}

void FindTokenBar::showFound(std::vector<FoundToken> found, bool step) {
  m_found = std::move(found);
  m_place = std::min(m_place, static_cast<std::int64_t>(m_found.size()) - 1);
  showPlace();
  if (step && !m_found.empty()) this->step(1);
}

void FindTokenBar::showPlace() {
  if (m_edit->text().isEmpty())
    m_count->clear();
  else if (m_found.empty())
    m_count->setText(tr("not found"));
  else
    m_count->setText(tr("%1 of %2").arg(m_place + 1).arg(m_found.size()));
}

void FindTokenBar::step(int by) {
  if (m_found.empty()) return;
  const auto count = static_cast<std::int64_t>(m_found.size());
  m_place = m_place < 0 ? (by > 0 ? 0 : count - 1) : (m_place + by + count) % count;
  showPlace();
  emit found(m_found[static_cast<std::size_t>(m_place)]);
}

bool FindTokenBar::eventFilter(QObject* watched, QEvent* event) {
  if (watched != m_edit || event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
  const auto* key = static_cast<QKeyEvent*>(event);
  switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
      step(key->modifiers() & Qt::ShiftModifier ? -1 : 1);
      return true;
    case Qt::Key_Escape:
      emit closed();
      return true;
    default:
      return QWidget::eventFilter(watched, event);
  }
}

}  // namespace headlight
