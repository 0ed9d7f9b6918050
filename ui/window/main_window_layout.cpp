#include <QApplication>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QPainter>
#include <QPixmap>
#include <QScreen>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/session/letter_width.h"
#include "ui/views/choice_button.h"
#include "ui/window/edged_area.h"
#include "ui/window/main_window_private.h"
#include "ui/window/model_summary.h"
#include "ui/window/shortcut_filter.h"
#include "ui/window/view_icon.h"

namespace headlight {
namespace {

constexpr int kMargin = 8;
constexpr int kWindowDelay = 250;  // ms from a change of the window to its writing

QLabel* emptyPage(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setAlignment(Qt::AlignCenter);
  label->setWordWrap(true);
  QFont large = label->font();
  large.setPointSizeF(large.pointSizeF() * 1.3);
  label->setFont(large);
  label->setForegroundRole(QPalette::PlaceholderText);
  return label;
}

}  // namespace

void MainWindow::Private::buildLayout() {
  auto* central = edge = new EdgedArea(window);
  auto* column = new QVBoxLayout(central);
  column->setContentsMargins(kMargin, kMargin, kMargin, 4);
  column->setSpacing(6);
  column->addWidget(buildTopStrip());
  compareBar = new CompareBar(parts.library, central);
  column->addWidget(compareBar);
  connect(compareBar, &CompareBar::optionsChanged, window,
          [this](const CompareOptions& options, const QString& undoText) {
            change(undoText, [&](SessionState& next) { setOptions(next.viewOptions, options); });
          });
  connect(compareBar, &CompareBar::fileOffered, window,
          [this](const QString& path, bool pair) { openCompared(path, pair); });
  connect(compareBar, &CompareBar::refused, window,
          [this](const QString& why) { notices->showProblem(why); });
  column->addWidget(buildChipRow(central));
  column->addWidget(buildGeneration(central));
  // The rail reaches up beside the bars, so that it has room for every view in a low window.
  auto* body = new QHBoxLayout;
  body->setSpacing(kMargin);
  column->addLayout(body, 1);
  rail = new ViewRail(central);
  body->addWidget(rail);
  auto* beside = new QVBoxLayout;
  beside->setSpacing(6);
  body->addLayout(beside, 1);
  choiceBars = new QWidget(central);
  auto* choices = new QVBoxLayout(choiceBars);
  choices->setContentsMargins(0, 0, 0, 0);
  choices->setSpacing(6);
  playground = new PlaygroundBar(choiceBars);
  choices->addWidget(playground);
  display = new DisplayBar(choiceBars);
  choices->addWidget(display);
  beside->addWidget(choiceBars);
  notices = new NoticeBar(central);
  beside->addWidget(notices);
  splitter = new QSplitter(Qt::Horizontal, central);
  splitter->setChildrenCollapsible(false);
  beside->addWidget(splitter, 1);
  window->setCentralWidget(central);
  status = new StatusLine(window);
  window->setStatusBar(status);
  connectGeneration();
  buildViews();

  connect(playground, &PlaygroundBar::settingsChanged, window, [this](const PlaygroundSettings& chosen) {
    change(tr("Playground"), [&](SessionState& next) { next.source = chosen; });
  });
  connect(display, &DisplayBar::displayChanged, window,
          [this](const DisplayOptions& options, const QString& undoText) {
            change(undoText, [&](SessionState& next) { next.display = options; });
          });
  connect(display, &DisplayBar::positionsToggled, window, [this](bool on) {
    change(tr("Positional Encoding"),
           [&](SessionState& next) { setWithoutPositions(next.experiments, !on); });
  });
  connect(display, &DisplayBar::patternChosen, window, [this](const std::optional<DerivedPattern>& pattern) {
    change(tr("Pattern"), [&](SessionState& next) { next.shown.pattern = pattern; });
  });
  connect(display, &DisplayBar::kindChosen, window, [this](AttentionKind kind) { chooseKind(kind); });
  connect(new ShortcutFilter(window), &ShortcutFilter::escapePressed, window, [this](bool* taken) {
    endPreview();
    *taken = cancelWork() || closeOverlay();
  });
  connect(status, &StatusLine::cancelRequested, window, [this] { cancelRun(); });
  windowDelay.setSingleShot(true);
  windowDelay.setInterval(kWindowDelay);
  connect(&windowDelay, &QTimer::timeout, window, [this] { keepWindowSoon(); });
  connect(splitter, &QSplitter::splitterMoved, window, [this] {
    columnsMoved();
    windowChanged();
  });
}

QWidget* MainWindow::Private::buildTopStrip() {
  auto* strip = new QWidget(window);
  auto* row = new QHBoxLayout(strip);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(kMargin);
  modelMenu = new ModelMenu(parts.library, window);
  modelMenu->setTitle(tr("&Model"));
  modelMenu->setRecentFiles(settings.recentFiles);
  modelButton = new QToolButton(strip);
  modelButton->setMenu(modelMenu);
  modelButton->setPopupMode(QToolButton::InstantPopup);
  modelButton->setToolButtonStyle(Qt::ToolButtonTextOnly);
  modelButton->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  modelButton->setAccessibleName(tr("Model"));
  modelFacts = new QLabel(strip);
  modelFacts->setForegroundRole(QPalette::PlaceholderText);
  modelFacts->setWordWrap(true);
  modelFacts->setAccessibleName(tr("Facts about the model"));
  modelFacts->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  auto* left = new QVBoxLayout;
  left->setSpacing(2);
  left->addWidget(modelButton);
  left->addWidget(modelFacts, 1);
  modelSide = new QWidget(strip);
  left->setContentsMargins(0, 0, 0, 0);
  modelSide->setLayout(left);
  modelSide->setFixedWidth(modelWidth());
  row->addWidget(modelSide, 0, Qt::AlignTop);
  row->addWidget(buildTextArea(), 1, Qt::AlignTop);
  compareButton = new ChoiceButton(strip);
  row->addWidget(compareButton, 0, Qt::AlignTop);
  connect(modelMenu, &ModelMenu::sourceChosen, window,
          [this](const SourceChoice& source) { chooseModel(source); });
  connect(modelMenu, &ModelMenu::fileChosen, window, [this](const QString& path) { openPath(path); });
  connect(modelMenu, &ModelMenu::directoryWanted, window, [this] { chooseDirectory(); });
  connect(modelMenu, &ModelMenu::ggufWanted, window, [this] { chooseGguf(); });
  connect(modelMenu, &ModelMenu::arrayWanted, window, [this] { chooseArray(); });
  return strip;
}

int MainWindow::Private::modelWidth() {
  constexpr int kCharacters = 38, kMostLetters = 46;
  // Not the window's own metrics: before it is shown they know nothing of the interface size.
  const QFont font = QApplication::font();
  return std::min(QFontMetrics(font).averageCharWidth() * kCharacters, letterWidth(font) * kMostLetters);
}

QWidget* MainWindow::Private::buildTextArea() {
  // No stacked widget: it would keep the height of its tallest page.
  auto* area = new QWidget(window);
  area->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
  auto* column = new QVBoxLayout(area);
  column->setContentsMargins(0, 0, 0, 0);
  editors = new QWidget(area);
  auto* row = new QHBoxLayout(editors);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(kMargin);
  editor = new SentenceEditor(editors);
  editor->setPlaceholderText(tr("Type a sentence"));
  editor->setAccessibleName(tr("Sentence"));
  pairEditor = new SentenceEditor(editors);
  pairButton = new QToolButton(editors);
  pairButton->setCheckable(true);
  syncPairWords();
  row->addWidget(editor, 3, Qt::AlignTop);
  row->addWidget(pairEditor, 2, Qt::AlignTop);
  row->addWidget(pairButton, 0, Qt::AlignTop);
  document = new DocumentPanel(area);
  arrayLabel = new QLabel(area);
  arrayLabel->setWordWrap(true);
  arrayLabel->setAccessibleName(tr("Imported attention"));
  for (QWidget* page : {editors, static_cast<QWidget*>(document), static_cast<QWidget*>(arrayLabel)})
    column->addWidget(page);
  for (SentenceEditor* box : {editor, pairEditor}) {
    connect(box, &SentenceEditor::fileOffered, window, [this](const QString& path) { openPath(path); });
    connect(box, &SentenceEditor::longTextOffered, window,
            [this](const QString& text) { attachLongText(text); });
    connect(box, &SentenceEditor::limitReached, window, [this] {
      status->showMessage(tr("The editor holds at most 32 KB; paste or open a longer text to attach it."),
                          8000);
    });
  }
  connect(editor, &SentenceEditor::textEdited, window,
          [this](const QString& text, const TextEdit& edit) { changeText(text, edit); });
  connect(pairEditor, &SentenceEditor::textEdited, window,
          [this](const QString& text, const TextEdit& edit) { changePairText(text, edit); });
  connect(pairButton, &QToolButton::toggled, window, [this](bool shown) {
    change(shown ? tr("Second Text") : tr("Single Text"),
           [&](SessionState& next) { next.pairShown = shown; });
    if (shown) pairEditor->setFocus();
  });
  connect(document, &DocumentPanel::detachRequested, window, [this] {
    change(tr("Detach Document"), [](SessionState& next) { next.documentFile.clear(); });
    editor->setFocus();
  });
  return area;
}

/// The middle: on one line the way to the head map and the controls of the view in front, below them the
/// view.
QWidget* MainWindow::Private::buildCenter() {
  center = new QWidget(splitter);
  auto* column = new QVBoxLayout(center);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  controlsBar = new QWidget(center);
  controlsLine = new QHBoxLayout(controlsBar);
  controlsLine->setContentsMargins(0, 0, 0, 0);
  controlsLine->setSpacing(kMargin);
  column->addWidget(controlsBar);
  mapAction = new QAction(window);
  mapAction->setCheckable(true);
  connect(mapAction, &QAction::triggered, window, [this](bool shown) { showMap(shown); });
  mapButton = new QToolButton(controlsBar);
  mapButton->setCheckable(true);
  mapButton->setAutoRaise(true);
  mapButton->setToolTip(tr("Shows or hides the head map (Ctrl+B)"));
  mapButton->setFocusPolicy(Qt::TabFocus);
  mapButton->setAccessibleName(tr("Show the head map"));
  connect(mapButton, &QToolButton::clicked, window, [this](bool shown) { showMap(shown); });
  controlsLine->addWidget(mapButton, 0, Qt::AlignTop | Qt::AlignLeft);
  experimentLine = new QLabel(center);
  experimentLine->setTextFormat(Qt::PlainText);
  experimentLine->setWordWrap(true);
  experimentLine->setMargin(2);
  experimentLine->setAccessibleName(tr("Experiments that are on"));
  experimentLine->hide();
  column->addWidget(experimentLine);
  reading = new ReadingLine(center);
  reading->setVisible(settings.readings);
  column->addWidget(reading);
  connect(reading, &ReadingLine::dismissed, window, [this] { showReadings(false); });
  centerStack = new QStackedWidget(center);
  column->addWidget(centerStack, 1);
  pages = new QStackedWidget(centerStack);
  centerStack->addWidget(pages);
  centerStack->addWidget(emptyPage(tr("Type a sentence above to see where the model looks."), centerStack));
  buildFind(column);
  return center;
}

/// The head map with its controls above and, at the first start, what to look for below.
QWidget* MainWindow::Private::buildLeft() {
  auto* side = new QWidget(splitter);
  auto* column = new QVBoxLayout(side);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  if (QWidget* const controls = mapView->controls()) {
    controls->setParent(side);
    column->addWidget(controls);
    controls->show();
  }
  column->addWidget(mapView, 1);
  cards = new FirstCards(side);
  column->addWidget(cards);
  cards->hide();
  connect(cards, &FirstCards::chosen, window, [this](FirstCard card) { followCard(card); });
  connect(cards, &FirstCards::dismissed, window, [this] {
    showCards(false);
    settings.firstCards = false;
    saveSettings(settings);
  });
  return side;
}

void MainWindow::Private::buildViews() {
  buildCenter();
  View* inspector = nullptr;
  const ViewContext context{&pictures, &training, folderForTexts()};
  // The rail's groups are in their order whatever the order of the views.
  std::vector<ViewEntry> entries = parts.views;
  std::stable_sort(entries.begin(), entries.end(),
                   [](const ViewEntry& a, const ViewEntry& b) { return a.group < b.group; });
  for (const ViewEntry& entry : entries) {
    if (entry.place == ViewPlace::FilesAlone) continue;
    View* view = entry.make(context, window);
    addView(view, entry);
    if (entry.place == ViewPlace::Left) mapView = view;
    if (entry.place == ViewPlace::Right) inspector = view;
  }
  leftSide = mapView ? buildLeft() : nullptr;
  if (leftSide) splitter->addWidget(leftSide);
  splitter->addWidget(center);
  rightSide = buildRightSide(inspector);
  splitter->addWidget(rightSide);
  if (leftSide) splitter->setCollapsible(splitter->indexOf(leftSide), true);
  mapAction->setVisible(leftSide != nullptr);
  mapButton->setVisible(leftSide != nullptr);
  rail->setVisible(centerViews.size() > 1);
  rail->setCurrent(pages->currentIndex());
  showControls();
  connect(rail, &ViewRail::chosen, pages, &QStackedWidget::setCurrentIndex);
  connect(pages, &QStackedWidget::currentChanged, window, [this](int index) {
    rail->setCurrent(index);
    if (index < 0 || index >= static_cast<int>(centerViews.size())) return;
    showControls();
    change({}, [&](SessionState& next) { next.view = centerViews[static_cast<std::size_t>(index)]->id(); });
    updateViews();
  });
}

/// Whether the left side has any width; a person may have dragged it shut.
bool MainWindow::Private::mapShows() const {
  return leftSide && splitter->sizes().value(splitter->indexOf(leftSide)) > 0;
}

void MainWindow::Private::showMap(bool shown) {
  if (presented || !leftSide || shown == mapShows()) return columnsMoved();
  QList<int> sizes = splitter->sizes();
  const int left = splitter->indexOf(leftSide), middle = splitter->indexOf(center);
  const int width = sizes[left] + sizes[middle];
  sizes[left] = shown ? std::min(mapWidth > 0 ? mapWidth : window->width() / 3, width * 2 / 3) : 0;
  sizes[middle] = width - sizes[left];
  splitter->setSizes(sizes);
  columnsMoved();
  windowChanged();
}

/// The map that is shut takes no keys and has nothing to compute.
void MainWindow::Private::columnsMoved() {
  if (!leftSide) return;
  const bool shows = mapShows();
  if (shows) mapWidth = splitter->sizes().value(splitter->indexOf(leftSide));
  mapAction->setChecked(shows);
  mapButton->setChecked(shows);
  if (leftSide->isEnabled() == shows) return;
  leftSide->setEnabled(shows);
  if (started) updateViews();
}

/// The columns of the first start: the map takes a third, the inspector what its lines need, the large
/// picture the rest. Without stretch factors the three keep their shares of any width.
void MainWindow::Private::startColumns() {
  const int railWidth = centerViews.size() > 1 ? rail->sizeHint().width() + kMargin : 0;
  const int width = window->width() - 2 * kMargin - railWidth - 2 * splitter->handleWidth();
  const int letter = letterWidth(QApplication::font());
  const int right = rightSide ? std::clamp(width * 23 / 100, 36 * letter, 56 * letter) : 0;
  const int left = leftSide ? width / 3 : 0;
  QList<int> sizes;
  for (int i = 0; i < splitter->count(); ++i) {
    const QWidget* side = splitter->widget(i);
    sizes << (side == leftSide ? left : side == rightSide ? right : std::max(1, width - left - right));
  }
  splitter->setSizes(sizes);
  columnsMoved();
}

/// The frame that the desktop puts around the window is known only now; with it the window must fit too.
void MainWindow::Private::fitToScreen() {
  const QScreen* screen = window->screen();
  if (!screen || window->isMaximized() || window->isFullScreen()) return;
  const QRect available = screen->availableGeometry();
  const QRect frame = window->frameGeometry();
  if (available.contains(frame)) return;
  const QSize border = frame.size() - window->size();
  window->resize(window->size().boundedTo(available.size() - border));
  const QSize whole = window->size() + border;
  window->move(std::clamp(frame.left(), available.left(), available.right() + 1 - whole.width()),
               std::clamp(frame.top(), available.top(), available.bottom() + 1 - whole.height()));
}

/// The controls of the view in front stand on the line above it.
void MainWindow::Private::showControls() {
  View* const front = viewInFront();
  QWidget* const wanted = front ? front->controls() : nullptr;
  for (View* view : centerViews) {
    QWidget* const controls = view == front ? nullptr : view->controls();
    if (!controls) continue;
    controls->hide();
    controlsLine->removeWidget(controls);
  }
  if (!wanted) return;
  wanted->setParent(controlsBar);
  controlsLine->addWidget(wanted, 1, Qt::AlignLeft);
  wanted->show();
}

void MainWindow::Private::addView(View* view, const ViewEntry& entry) {
  views.push_back(view);
  if (view->accessibleName().isEmpty()) view->setAccessibleName(view->title());
  if (entry.place == ViewPlace::Center) {
    centerViews.push_back(view);
    pages->addWidget(view);
    const auto number = centerViews.size();
    rail->addView(view->id(), view->title(), entry.group,
                  number < 10 ? tr("%1 (Ctrl+%2)").arg(view->title()).arg(number) : view->title());
  }
  if (entry.picture.explainsRun) runViews.push_back(view);
  connect(view, &View::focusRequested, window,
          [this, view](const Focus& focus) { lockFocus(ownFocus(view, focus)); });
  connect(view, &View::previewRequested, window,
          [this, view](const Focus& focus) { preview(ownFocus(view, focus)); });
  connect(view, &View::framesRequested, window, [this] { exportFrames(); });
  connect(view, &View::previewEnded, window, [this] { preview(std::nullopt); });
  connect(view, &View::stepMade, window, [this](const SessionState& before, const QString& undoText) {
    SessionState from = state;
    from.viewOptions = before.viewOptions;
    if (from != state) history.record(from, state, undoText);
  });
  connect(view, &View::stateRequested, window,
          [this, view](const SessionState& next, const QString& undoText) {
            window->apply(ownState(view, next), undoText);
          });
}

/// The button that shows the head map has the map's icon, in the colour of the theme's letters.
void MainWindow::Private::drawMapButton() {
  // Not their own metrics and palette: what the window has just been given may not have come to it yet.
  const int side = QFontMetrics(QApplication::font()).height() + 2;
  const double ratio = window->devicePixelRatioF();
  QPixmap icon(QSize(side, side) * ratio);
  icon.setDevicePixelRatio(ratio);
  icon.fill(Qt::transparent);
  QPainter painter(&icon);
  paintViewIcon(painter, QStringLiteral("head-map"), {}, QRectF(0, 0, side, side),
                QApplication::palette().color(QPalette::WindowText));
  painter.end();
  mapButton->setIconSize({side, side});
  mapButton->setIcon(icon);
}

void MainWindow::Private::applyTheme() {
  drawMapButton();
  notices->setDark(theme.isDark());
  chips->viewport()->update();
  updateViews();
}

void MainWindow::Private::showModel() {
  const bool array = std::holds_alternative<ArrayChoice>(state.source);
  QString name = tr("Model");
  QString facts, details;
  if (array && result && !result->model) {
    name = result->sourceName;
    facts = details = arraySummary(*result);
    arrayLabel->setText(
        tr("%1 is an imported attention array; its tokens are below. Choose a model to type a text.")
            .arg(result->sourceName));
  } else if (model) {
    name = QString::fromStdString(model->name);
    if (model->config.untrained) name = tr("%1 (untrained)").arg(name);
    facts = modelSummary(*model);
    details = modelDetails(*model);
  }
  const int width = modelButton->width() > 100 ? modelButton->width() : 240;
  modelButton->setText(modelButton->fontMetrics().elidedText(
      QString(name).replace(QLatin1Char('&'), QLatin1String("&&")), Qt::ElideMiddle,
      width - modelButton->fontMetrics().height() * 2));
  modelButton->setToolTip(details);
  modelButton->setAccessibleDescription(facts);
  modelFacts->setText(facts);
  modelFacts->setToolTip(details);
}

}  // namespace headlight
