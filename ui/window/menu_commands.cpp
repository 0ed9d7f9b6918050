#include "ui/window/menu_commands.h"

#include <QAction>
#include <QKeySequence>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>
#include <QRegularExpression>

namespace headlight {
namespace {

/// A name without the marks of its mnemonic, and without the key that some have behind a tab. A mnemonic that
/// no letter of the name has stands behind it in parentheses, as in Chinese, and goes with them.
QString plain(QString text) {
  static const QRegularExpression behind(QStringLiteral("\\(&[^&]\\)"));
  text.remove(behind);
  QString name;
  for (qsizetype i = 0; i < text.size() && text[i] != QLatin1Char('\t'); ++i) {
    if (text[i] == QLatin1Char('&') && ++i == text.size()) break;
    name += text[i];
  }
  return name;
}

QString keysOf(const QAction& action) {
  const qsizetype tab = action.text().indexOf(QLatin1Char('\t'));
  return tab >= 0 ? action.text().mid(tab + 1) : action.shortcut().toString(QKeySequence::NativeText);
}

NamedCommand commandOf(QAction* action, const QString& place) {
  NamedCommand command{.text = plain(action->text()), .place = place};
  command.keys = keysOf(*action);
  command.enabled = action->isEnabled();
  command.obstacle = action->property(obstacleProperty).toString();
  command.run = [action = QPointer<QAction>(action)] {
    if (action) action->trigger();
  };
  return command;
}

void addMenu(QMenu* menu, const QString& place, std::vector<NamedCommand>& commands) {
  emit menu->aboutToShow();
  for (QAction* action : menu->actions()) {
    if (action->isSeparator() || !action->isVisible()) continue;
    if (QMenu* const below = action->menu())
      addMenu(below, place + QStringLiteral(" ▸ ") + plain(below->title()), commands);
    else
      commands.push_back(commandOf(action, place));
  }
  emit menu->aboutToHide();
}

}  // namespace

std::vector<NamedCommand> menuCommands(const QMenuBar& bar) {
  std::vector<NamedCommand> commands;
  for (const QAction* action : bar.actions())
    if (QMenu* const menu = action->menu()) addMenu(menu, plain(menu->title()), commands);
  return commands;
}

}  // namespace headlight
