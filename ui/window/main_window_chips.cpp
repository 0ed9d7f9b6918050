#include <algorithm>

#include "ui/views/choice_button.h"
#include "ui/window/main_window_private.h"

namespace headlight {
namespace {

// Behind the limit a few are enough to see where it is; a whole book of them would only cost time.
constexpr std::int64_t kMostUncomputedChips = 500;

}  // namespace

/// The tokens of the text, or the words that they are merged into.
void MainWindow::Private::updateChips() {
  chipWords = nullptr;
  if (!result) return chips->setTokens({}, 0);
  const AttentionKind kind = effectiveFocus().kind;
  const AttentionTrace* attention = result->trace->attention(kind);
  const PatternSource* patterns = attention ? attention->patterns.get() : nullptr;
  const bool besideEncoder = result->trace->encoder && kind != AttentionKind::Encoder;
  const bool ofPatterns =
      patterns && (!result->model || besideEncoder || patterns->shape().queries != result->computedTokens);
  if (shownResult && shownResult->words.count(kind) > 0) chipWords = shownResult->words.at(kind);
  if (!chipWords && ofPatterns) return chips->setTokens(patterns->queryTokens(), patterns->shape().queries);
  const auto behind = result->tokens.begin() + result->computedTokens;
  TokenList shown = chipWords ? chipWords->tokens : TokenList(result->tokens.begin(), behind);
  const std::int64_t computed = std::ssize(shown);
  const std::int64_t rest = ofPatterns ? 0 : std::min(kMostUncomputedChips, result->tokens.end() - behind);
  shown.insert(shown.end(), behind, behind + rest);
  chips->setTokens(shown, computed);
}

/// Marks the focus of the run. Of a cross-attention the keys are the other text's.
void MainWindow::Private::selectChips(const Focus& focus) {
  const bool sameText = focus.kind != AttentionKind::Cross;
  chips->setSelection(chipOf(focus.query), sameText ? chipOf(focus.key) : -1);
}

std::int64_t MainWindow::Private::chipOf(std::int64_t token) const {
  if (!chipWords || token < 0) return token;
  return token < chipWords->groups.tokens() ? chipWords->groups.wordOf(token) : -1;
}

/// The token that a chip stands for: of a word the last one, unless another one of it is in focus already.
std::int64_t MainWindow::Private::tokenOfChip(std::int64_t chip) const {
  if (!chipWords || chip < 0 || chip >= chipWords->groups.words()) return chip;
  return chipOf(state.focus.query) == chip ? state.focus.query : chipWords->groups.end(chip) - 1;
}

QAction* MainWindow::Private::addShownSwitch(QMenu* menu, const QString& text, bool ShownChoice::*which) {
  QAction* action = menu->addAction(text);
  action->setCheckable(true);
  connect(action, &QAction::triggered, window, [this, action, which](bool on) {
    change(action->iconText(), [&](SessionState& next) { next.shown.*which = on; });
  });
  return action;
}

/// What the chips, and with them every picture, are made of, and what they stand beside.
void MainWindow::Private::addTokenActions(QMenu* menu) {
  wordsAction = addShownSwitch(menu, tr("Merge into &Words"), &ShownChoice::words);
  wordsAction->setIconText(tr("Words"));
  wordsAction->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_W);
  wordsAction->setToolTip(
      tr("Merges the tokens of a word: rows are averaged, columns summed. The model itself sees tokens."));
  spacesAction = addShownSwitch(menu, tr("Show S&paces"), &ShownChoice::spaces);
  spacesAction->setIconText(tr("Spaces"));
  spacesAction->setToolTip(tr("Shows the spaces that belong to tokens as ·"));
  compareAction = menu->addAction(tr("Compare"));
  compareAction->setCheckable(true);
  compareAction->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_D);
  compareAction->setToolTip(tr(
      "Shows this run beside another one, and the difference: another text, model or head (Ctrl+Shift+D)"));
  connect(compareAction, &QAction::triggered, window, [this](bool on) { setComparing(on); });
  compareButton->setDefaultAction(compareAction);
  wordsButton->setDefaultAction(wordsAction);
  spacesButton->setDefaultAction(spacesAction);
}

/// The chips, with the switches of what they are beside them.
QWidget* MainWindow::Private::buildChipRow(QWidget* parent) {
  auto* line = new QWidget(parent);
  auto* row = new QHBoxLayout(line);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(6);
  chips = new TokenChips(line);
  row->addWidget(chips, 1, Qt::AlignTop);
  row->addWidget(buildNextBars(line), 0, Qt::AlignTop);
  for (QToolButton** button : {&wordsButton, &spacesButton}) {
    *button = new ChoiceButton(line);
    (*button)->setToolButtonStyle(Qt::ToolButtonTextOnly);
    row->addWidget(*button, 0, Qt::AlignTop);
  }
  connect(chips, &TokenChips::tokenClicked, window, [this](qint64 chip) {
    Focus focus = state.focus;
    const std::int64_t token = tokenOfChip(chip);
    focus.query = focus.query == token ? -1 : token;
    lockFocus(focus);
  });
  connect(chips, &TokenChips::tokenHovered, window, [this](qint64 chip) {
    Focus focus = state.focus;
    focus.query = tokenOfChip(chip);
    preview(focus);
  });
  connect(chips, &TokenChips::hoverEnded, window, [this] { preview(std::nullopt); });
  return line;
}

}  // namespace headlight
