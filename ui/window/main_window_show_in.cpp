#include <QMenu>
#include <QToolTip>
#include <algorithm>

#include "ui/session/focus.h"
#include "ui/window/main_window_private.h"
#include "ui/window/show_in.h"

namespace headlight {

/// The names of parts.views, in their order: those that stand in the window know theirs.
QStringList MainWindow::Private::viewTitles() const {
  QStringList titles;
  for (const ViewEntry& entry : parts.views) {
    const View* const view = viewOf(entry.id);
    titles << (view ? view->title() : entry.title ? entry.title() : entry.id);
  }
  return titles;
}

const View* MainWindow::Private::viewOf(const QString& id) const {
  for (const View* view : views)
    if (view->id() == id) return view;
  return nullptr;
}

/// Which views can show what the mouse is on, or what is locked, and what else a view has to offer there. The
/// preview stays while the menu is open, so that one sees what it is about.
void MainWindow::Private::showMenuAt(const QPoint& at, bool ofMouse, const View* view) {
  if (!result) return;
  const Focus focus = ofMouse ? effectiveFocus() : clampFocus(state.focus, *result->trace);
  Snapshot shown = snapshot();
  shown.focus = focus;
  showIn->clear();
  showIn->addSection(selectionWords(shown));
  addShowIn(showIn, focus);
  if (view && !view->actions().isEmpty()) {
    showIn->addSeparator();
    showIn->addActions(view->actions());
  }
  QToolTip::hideText();
  showIn->popup(at);
}

void MainWindow::Private::addShowIn(QMenu* menu, const Focus& focus) {
  for (const ShowInOffer& offer : showInOffers(parts.views, viewTitles(), focus)) {
    QString text = offer.obstacle.isEmpty() ? offer.text : tr("%1 (%2)").arg(offer.text, offer.obstacle);
    QAction* action = menu->addAction(text.replace(QLatin1Char('&'), QLatin1String("&&")));
    action->setEnabled(offer.obstacle.isEmpty());
    connect(action, &QAction::triggered, window, [this, offer, focus] { showFocusIn(offer.id, focus); });
  }
}

/// One step that can be undone: the view before and its focus come back.
void MainWindow::Private::showFocusIn(const QString& id, const Focus& focus) {
  const auto view = std::find_if(parts.views.begin(), parts.views.end(),
                                 [&id](const ViewEntry& entry) { return entry.id == id; });
  if (view == parts.views.end()) return;
  const qsizetype place = view - parts.views.begin();
  previewed.reset();
  if (focus.headId() != state.focus.headId()) openFocus = OpenFocus::Nothing;
  window->apply(shownIn(*view, focus, state), tr("Show in %1").arg(viewTitles().value(place)));
  updateViews();
  if (View* front = viewInFront()) front->setFocus(Qt::OtherFocusReason);
}

void MainWindow::Private::buildShowIn() {
  showIn = new QMenu(window);
  showIn->setAccessibleName(tr("Show in …"));
  // A click on an entry comes after the menu is gone: what was under the mouse is kept in the entry.
  connect(showIn, &QMenu::aboutToHide, window, [this] {
    QMetaObject::invokeMethod(
        window, [this] { endPreview(); }, Qt::QueuedConnection);
  });
  for (View* view : views)
    connect(view, &View::menuRequested, window,
            [this, view](const QPoint& at, bool ofMouse) { showMenuAt(at, ofMouse, view); });
  chips->setContextMenuPolicy(Qt::CustomContextMenu);
  connect(chips, &TokenChips::customContextMenuRequested, window,
          [this](const QPoint& at) { showMenuAt(chips->mapToGlobal(at), previewed.has_value(), nullptr); });
}

}  // namespace headlight
