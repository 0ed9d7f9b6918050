#include <QMenuBar>
#include <QVBoxLayout>

#include "ui/models/accessible_words.h"
#include "ui/session/focus.h"
#include "ui/window/command_palette.h"
#include "ui/window/find_bar.h"
#include "ui/window/help_window.h"
#include "ui/window/key_list.h"
#include "ui/window/main_window_private.h"
#include "ui/window/menu_commands.h"
#include "ui/window/show_in.h"

namespace headlight {

/// One bar below the picture, for all views.
void MainWindow::Private::buildFind(QVBoxLayout* column) {
  find = new FindBar(center);
  column->addWidget(find);
  connect(find, &FindBar::foundChanged, window, [this] { updateViews(); });
  connect(find, &FindBar::reached, window, [this](const FoundToken& token) { goToFound(token); });
  connect(find, &FindBar::closed, window, [this] {
    if (QWidget* page = pages->currentWidget()) page->setFocus(Qt::OtherFocusReason);
  });
}

void MainWindow::Private::goToFound(const FoundToken& token) {
  Focus focus = state.focus;
  focus.kind = effectiveFocus().kind;
  (token.isKey ? focus.key : focus.query) = token.index;
  lockFocus(focus);
  View* const view = viewInFront();
  if (!view) return;
  FoundToken there = token;
  if (shownResult && !explainsRun(view)) {
    const ShownPlaces::Kind& places = shownResult->places.of(focus.kind);
    there.index = std::max<std::int64_t>(0, (token.isKey ? places.keys : places.queries).shown(token.index));
    there.count = 1;
  }
  view->reveal(there);
}

/// The page of a view, or of the keys; that of the view in front where the name is empty.
void MainWindow::Private::openHelp(const QString& page) {
  if (!help) {
    help = new HelpWindow(window);
    std::vector<HelpPage> all;
    const QStringList titles = viewTitles();
    for (std::size_t i = 0; i < parts.views.size(); ++i)
      if (parts.views[i].help)
        all.push_back(
            helpPage(parts.views[i].id, titles.value(static_cast<qsizetype>(i)), parts.views[i].help()));
    all.push_back(keyPage(keyList()));
    help->setPages(std::move(all));
  }
  const View* const front = viewInFront();
  help->openPage(page.isEmpty() && front ? front->id() : page);
}

/// Everything that menus have, and every view and head by name.
std::vector<NamedCommand> MainWindow::Private::commands() {
  std::vector<NamedCommand> all = menuCommands(*window->menuBar());
  const QStringList titles = viewTitles();
  const Focus focus = result ? effectiveFocus() : state.focus;
  for (const ShowInOffer& offer : showInOffers(parts.views, titles, focus)) {
    NamedCommand command{.text = offer.text, .place = tr("Selection")};
    command.enabled = result && offer.obstacle.isEmpty();
    command.obstacle = result ? offer.obstacle : tr("nothing has been run yet");
    command.run = [this, focus, id = offer.id] { showFocusIn(id, focus); };
    all.push_back(std::move(command));
  }
  for (std::size_t i = 0; i < parts.views.size(); ++i) {
    if (!parts.views[i].help) continue;
    const QString id = parts.views[i].id;
    NamedCommand command{.text = tr("Help: %1").arg(titles.value(static_cast<qsizetype>(i))),
                         .place = tr("Help")};
    command.run = [this, id] { openHelp(id); };
    all.push_back(std::move(command));
  }
  const Snapshot seen = snapshot();  // kept, since it has what is pointed at
  const PatternSource* const patterns = seen.ofRun().patterns();
  const PatternShape shape = patterns ? patterns->shape() : PatternShape{};
  for (int layer = 0; layer < shape.layers; ++layer)
    for (int head = 0; head < shape.heads; ++head) {
      NamedCommand command{.text = headName({layer, head}), .place = tr("Head")};
      command.onlyWanted = true;
      command.run = [this, layer, head] {
        Focus wanted = state.focus;
        wanted.layer = layer;
        wanted.head = head;
        if (result) lockFocus(clampFocus(wanted, *result->trace));
      };
      all.push_back(std::move(command));
    }
  return all;
}

void MainWindow::Private::openPalette() {
  endPreview();
  palette->open(commands());
}

}  // namespace headlight
