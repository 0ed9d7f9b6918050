#include "ui/views/inspector_view.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/analysis/head_statistics.h"
#include "core/trace/pattern_traits.h"
#include "ui/compute/latest_job.h"
#include "ui/models/facts.h"
#include "ui/models/number_text.h"
#include "ui/models/ranked_keys_model.h"
#include "ui/plots/token_label.h"
#include "ui/session/inspector_options.h"
#include "ui/session/theme.h"
#include "ui/views/bar_scale.h"
#include "ui/views/facts_panel.h"
#include "ui/views/head_chooser.h"
#include "ui/views/inspector_compare.h"
#include "ui/views/inspector_picture.h"
#include "ui/views/ranked_keys_delegate.h"

namespace headlight {

namespace {

/// The facts below the list: as high as their text, and scrolled where the window is too low for both.
class FactsArea : public QScrollArea {
 public:
  explicit FactsArea(QWidget* parent) : QScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setFocusPolicy(Qt::NoFocus);
  }
  QSize sizeHint() const override {
    const int height =
        widget() && widget()->layout() ? widget()->layout()->totalHeightForWidth(viewport()->width()) : 0;
    return {QScrollArea::sizeHint().width(), height};
  }
  QSize minimumSizeHint() const override { return {0, 0}; }
  /// Call it when the text has changed.
  void fit() { updateGeometry(); }
};

constexpr std::int64_t cellsAtOnce = 128 * 128;

struct BothStatistics {
  HeadStatistics first;
  std::optional<HeadStatistics> second;
};

/// Whose statistics are shown: the focused head's, and those of the one that it is compared with.
struct InspectedHead {
  struct One {
    std::shared_ptr<const PatternSource> patterns;  // nullptr: there is none
    HeadId head;
    bool operator==(const One&) const = default;
  };
  One first, second;
  bool pending = false;  // the second is still computed
  bool operator==(const InspectedHead&) const = default;

  InspectedHead() = default;
  explicit InspectedHead(const Snapshot& snapshot) : first(of(snapshot)) {
    const auto comparison = comparisonIn(snapshot);
    pending = comparison && comparison->isPending();
    if (comparison && comparison->problem().isEmpty()) second = of(comparison->second());
  }
  std::int64_t cells() const {
    std::int64_t most = 0;
    for (const One* one : {&first, &second})
      if (one->patterns) most = std::max(most, one->patterns->shape().queries * one->patterns->shape().keys);
    return most;
  }
  BothStatistics statistics(const Execution& execution) const {
    BothStatistics both{headStatistics(*first.patterns, {first.head}, execution).front(), {}};
    if (second.patterns) both.second = headStatistics(*second.patterns, {second.head}, execution).front();
    return both;
  }

 private:
  static One of(const Snapshot& snapshot) {
    const AttentionTrace* attention = snapshot.attention();
    return {attention ? attention->patterns : nullptr, snapshot.focus.headId()};
  }
};

/// Whether two snapshots are compared with the same.
bool isComparedAlike(const Snapshot& a, const Snapshot& b) {
  const auto first = comparisonIn(a), second = comparisonIn(b);
  if (!first || !second) return !first && !second;
  return first->second().result == second->second().result && first->problem() == second->problem() &&
         first->second().focus.headId() == second->second().focus.headId();
}

}  // namespace

struct InspectorView::Private {
  InspectorView* view = nullptr;
  Snapshot snapshot;
  RankedKeysModel model;
  RankedKeysDelegate delegate;
  QLabel* heading = nullptr;
  QLabel* subheading = nullptr;
  HeadChooser* chooser = nullptr;
  QTabBar* direction = nullptr;
  QStackedWidget* pages = nullptr;  // the list, or what to do
  QWidget* listPage = nullptr;      // the scale of the bars above the list
  BarScale* scale = nullptr;
  QListView* list = nullptr;
  QLabel* hint = nullptr;
  QLabel* note = nullptr;
  FactsPanel* cell = nullptr;
  QToolButton* showIn = nullptr;  // of the cell
  FactsPanel* head = nullptr;
  FactsArea* facts = nullptr;
  LatestJob job;             // statistics of long texts
  LatestJob ranking;         // averages of long texts
  InspectorContent content;  // what the list shows
  InspectedHead headOf;      // what the head's facts are of, or will be
  bool isLow = false;        // a lesson or a low window leaves no room for all
  bool updating = false;     // the list's selection is being set by a snapshot, not by a person

  QLabel* label(bool bold);
  void build();
  void buildHead();
  void buildList();
  void buildFacts();
  void connectList();
  void showKeys();
  void setContent(const InspectorContent& shown, const Snapshot& of);
  void fitList();
  void fitHeight();
  int listLines() const;
  void showFocus();
  void showCurrentSoon();
  void showHead();
  void setStatistics(const BothStatistics& both);
  Focus focusOn(const QModelIndex& index) const;
  void preview(const QModelIndex& index);
  void lock(const QModelIndex& index);
};

QLabel* InspectorView::Private::label(bool bold) {
  auto* made = new QLabel(view);
  made->setWordWrap(true);
  made->setTextFormat(Qt::PlainText);
  QFont font = made->font();
  font.setBold(bold);
  made->setFont(font);
  return made;
}

void InspectorView::Private::build() {
  buildHead();
  buildList();
  note = label(false);
  buildFacts();
  auto* column = new QVBoxLayout(view);
  column->setContentsMargins(10, 6, 10, 4);
  column->setSpacing(4);
  column->addWidget(direction);
  column->addWidget(heading);
  column->addWidget(subheading);
  column->addWidget(chooser);
  column->addWidget(pages, 1);
  column->addWidget(note);
  column->addWidget(facts);
  fitList();
}

/// Which way is looked, of what, and by which heads.
void InspectorView::Private::buildHead() {
  heading = label(true);
  subheading = label(false);
  chooser = new HeadChooser(view);
  direction = new QTabBar(view);
  direction->addTab(tr("Looks at"));
  direction->addTab(tr("Is looked at by"));
  direction->setDrawBase(false);
  direction->setExpanding(true);
  direction->setUsesScrollButtons(false);
  direction->setFocusPolicy(Qt::TabFocus);
  direction->setAccessibleName(tr("Outgoing or incoming attention"));
}

/// The ranked tokens below the scale of their bars, or what to do.
void InspectorView::Private::buildList() {
  pages = new QStackedWidget(view);
  hint = label(false);
  hint->setAlignment(Qt::AlignCenter);
  hint->setMargin(12);
  pages->addWidget(hint);
  listPage = new QWidget(view);
  list = new QListView(listPage);
  list->setModel(&model);
  list->setModelColumn(RankedKeysModel::Token);
  list->setItemDelegate(&delegate);
  list->setUniformItemSizes(true);
  list->setMouseTracking(true);
  list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  list->setFrameShape(QFrame::NoFrame);
  list->setAccessibleName(tr("Keys or queries by weight"));
  scale = new BarScale(model, *list, listPage);
  auto* column = new QVBoxLayout(listPage);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(scale);
  column->addWidget(list, 1);
  pages->addWidget(listPage);
}

/// What is known of the cell and of the head.
void InspectorView::Private::buildFacts() {
  facts = new FactsArea(view);
  auto* both = new QWidget(facts);
  auto* column = new QVBoxLayout(both);
  column->setContentsMargins(0, 0, 0, 0);
  cell = new FactsPanel(both);
  head = new FactsPanel(both);
  showIn = new QToolButton(cell);
  showIn->setText(tr("Show in …"));
  showIn->setToolTip(tr("The views that can show the same cell another way"));
  showIn->setToolButtonStyle(Qt::ToolButtonTextOnly);
  showIn->setFocusPolicy(Qt::TabFocus);
  cell->setCorner(showIn);
  connect(showIn, &QToolButton::clicked, view,
          [this] { emit view->menuRequested(showIn->mapToGlobal(showIn->rect().bottomLeft()), false); });
  column->addWidget(cell);
  column->addWidget(head);
  column->addStretch();
  facts->setWidget(both);
}

void InspectorView::Private::connectList() {
  connect(list, &QListView::entered, view, [this](const QModelIndex& index) { preview(index); });
  connect(list, &QListView::clicked, view, [this](const QModelIndex& index) { lock(index); });
  connect(list, &QListView::activated, view, [this](const QModelIndex& index) { lock(index); });
  connect(list->selectionModel(), &QItemSelectionModel::currentChanged, view,
          [this](const QModelIndex& index) {
            if (!updating && list->hasFocus()) preview(index);
          });
  list->viewport()->installEventFilter(view);
  list->installEventFilter(view);
  auto* copyAction = new QAction(tr("Copy as Table"), view);
  view->addAction(copyAction);
  connect(copyAction, &QAction::triggered, view, &InspectorView::copyTable);
  connect(direction, &QTabBar::currentChanged, view, [this](int tab) {
    if (updating) return;
    SessionState state = snapshot.state;
    setOptions(state.viewOptions, InspectorOptions{tab == 1});
    emit view->stateRequested(state, tab == 1 ? tr("Incoming Attention") : tr("Outgoing Attention"));
  });
  connect(chooser, &HeadChooser::headsRequested, view, [this](const std::vector<HeadId>& heads) {
    SessionState state = snapshot.state;
    state.averagedHeads = heads;
    // An average is a picture too: the large one of the Heads view.
    if (heads.size() > 1) {
      state.singleHead = true;
      state.view = QStringLiteral("heads");
    }
    emit view->stateRequested(state, tr("Average of Heads"));
  });
}

Focus InspectorView::Private::focusOn(const QModelIndex& index) const {
  Focus focus = snapshot.focus;
  const std::int64_t token = index.data(RankedKeysModel::KeyRole).toLongLong();
  focus.query = content.incoming ? token : focus.query;
  focus.key = content.incoming ? lookedAtToken(snapshot) : token;
  return focus;
}

void InspectorView::Private::preview(const QModelIndex& index) {
  if (!index.isValid() || index.data(RankedKeysModel::KeyRole).toLongLong() < 0) return;
  emit view->previewRequested(focusOn(index));
}

void InspectorView::Private::lock(const QModelIndex& index) {
  if (!index.isValid() || index.data(RankedKeysModel::KeyRole).toLongLong() < 0) return;
  emit view->focusRequested(focusOn(index));
}

/// The ranking and what is said around it; when the query, the heads or the numbers have changed.
void InspectorView::Private::showKeys() {
  ranking.cancel();
  if (!isSlowToRank(snapshot)) return setContent(inspectorContent(snapshot), snapshot);
  // The ones before stay until it is there.
  ranking.start([this, of = snapshot](const Execution& execution) -> LatestJob::Outcome {
    const InspectorContent found = inspectorContent(of, execution);
    return [this, of, found] {
      setContent(found, of);
      showFocus();
    };
  });
}

/// The strongest three stay in view however much is said below; those of two runs are as high as two.
int InspectorView::Private::listLines() const { return model.isCompared() ? 8 : 4; }

void InspectorView::Private::fitList() {
  list->setMinimumHeight((isLow ? listLines() / 2 : listLines()) * list->fontMetrics().height());
}

/// Where something above takes the room, what chooses heads gives way, and all but the strongest key.
void InspectorView::Private::fitHeight() {
  int wanted = view->layout()->minimumSize().height();
  if (isLow)
    wanted += chooser->sizeHint().height() + view->layout()->spacing() +
              (listLines() - listLines() / 2) * list->fontMetrics().height();
  const bool low = view->height() < wanted;
  if (low == isLow) return;
  isLow = low;
  chooser->setVisible(!low);
  fitList();
}

void InspectorView::Private::setContent(const InspectorContent& shown, const Snapshot& of) {
  const bool otherList = shown.heading != content.heading || shown.subheading != content.subheading;
  content = shown;
  heading->setText(content.heading);
  heading->setVisible(!content.heading.isEmpty());
  subheading->setText(content.subheading);
  subheading->setVisible(!content.subheading.isEmpty());
  hint->setText(content.hint);
  note->setText(content.note);
  note->setVisible(!content.note.isEmpty());
  pages->setCurrentWidget(content.hint.isEmpty() ? listPage : hint);
  updating = true;
  if (content.hint.isEmpty())
    model.setKeys(content.ranked, content.tokens(*of.patterns()), content.rows());
  else
    model.clear();
  // What was scrolled to was of another list; the strongest come first.
  if (otherList) list->scrollToTop();
  updating = false;
  fitList();
  fitHeight();
}

/// The focused key's row and the cell's numbers.
void InspectorView::Private::showFocus() {
  const PatternSource* patterns = snapshot.patterns();
  const std::int64_t positions = patterns ? content.positions(*patterns) : 0;
  delegate.setFocus(content.focused(snapshot.focus), positions);
  scale->setPositions(positions);
  updating = true;
  const int row = model.rowOfKey(content.focused(snapshot.focus));
  const QModelIndex index = row < 0 ? QModelIndex() : model.index(row, RankedKeysModel::Token);
  if (list->currentIndex() != index && !list->underMouse()) list->setCurrentIndex(index);
  updating = false;
  list->viewport()->update();
  const FactsTable numbers = inspectorCell(snapshot);
  cell->setFacts(numbers);
  showIn->setVisible(!numbers.facts.empty());
  facts->fit();
}

/// Once the list has taken its new height.
void InspectorView::Private::showCurrentSoon() {
  QMetaObject::invokeMethod(
      view, [this] { list->scrollTo(list->currentIndex()); }, Qt::QueuedConnection);
}

void InspectorView::Private::setStatistics(const BothStatistics& both) {
  const PatternSource* const patterns = snapshot.patterns();
  head->setFacts(inspectorHead(
      {headOf.first.head, both.first, both.second, headOf.pending, patterns && traitsOf(*patterns).words}));
  facts->fit();
}

/// Facts about the focused head: at once for short texts, otherwise off the GUI thread; the ones before stay
/// until then.
void InspectorView::Private::showHead() {
  const InspectedHead wanted(snapshot);
  if (headOf == wanted) return;
  headOf = wanted;
  job.cancel();
  if (!wanted.first.patterns) {
    head->setFacts({});
    return;
  }
  if (wanted.cells() <= cellsAtOnce) return setStatistics(wanted.statistics({}));
  job.start([this, wanted](const Execution& execution) -> LatestJob::Outcome {
    const BothStatistics both = wanted.statistics(execution);
    return [this, both] { setStatistics(both); };
  });
}

InspectorView::InspectorView(const ViewContext&, QWidget* parent)
    : View(parent), m_private(std::make_unique<Private>()) {
  m_private->view = this;
  m_private->build();
  m_private->connectList();
  m_private->showKeys();
  setAccessibleName(title());
}

InspectorView::~InspectorView() = default;

QString InspectorView::id() const { return QStringLiteral("inspector"); }
QString InspectorView::title() const { return tr("Inspector"); }

void InspectorView::setSnapshot(const Snapshot& snapshot) {
  Private& p = *m_private;
  const Snapshot before = std::exchange(p.snapshot, snapshot);
  const auto options = optionsIn<InspectorOptions>(snapshot.state.viewOptions);
  const bool sameDirection = optionsIn<InspectorOptions>(before.state.viewOptions) == options;
  const bool sameToken = options.incoming ? lookedAtToken(before) == lookedAtToken(snapshot)
                                          : before.focus.query == snapshot.focus.query;
  const bool sameKeys = before.result == snapshot.result && before.focus.kind == snapshot.focus.kind &&
                        sameDirection && sameToken && inspectedHeads(before) == inspectedHeads(snapshot) &&
                        before.state.display.leaveOut == snapshot.state.display.leaveOut &&
                        isComparedAlike(before, snapshot);
  p.chooser->setSnapshot(snapshot);
  p.updating = true;
  p.direction->setCurrentIndex(options.incoming ? 1 : 0);
  p.updating = false;
  if (!sameKeys) p.showKeys();
  if (!sameKeys || before.focus != snapshot.focus) p.showFocus();
  p.showHead();
}

std::vector<Question> InspectorView::questions(const Snapshot& snapshot) {
  return Comparison::isOn(snapshot) ? Comparison::needs(snapshot, nullptr, false) : std::vector<Question>{};
}

void InspectorView::paintPicture(QPainter& painter, const Snapshot& snapshot, const PaintRequest& request,
                                 const Execution& execution) {
  execution.throwIfStopped();
  paintInspector(painter, snapshot, request);
}

/// Both columns stand beside each other whichever of the two is shown large elsewhere.
std::optional<PictureComparison> InspectorView::comparison(const Snapshot& snapshot) {
  const auto both = comparisonIn(snapshot);
  if (!both || (!both->isPending() && !both->problem().isEmpty())) return std::nullopt;
  std::optional<PictureComparison> compared = comparedAsChosen(snapshot);
  compared->options.show = CompareOptions::Show::All;
  return compared;
}

QSizeF InspectorView::pictureSize(const Snapshot& snapshot, const PaintRequest&) {
  return inspectorPictureSize(snapshot);
}

void InspectorView::copyTable() const {
  if (m_private->model.rowCount() > 0) QApplication::clipboard()->setText(m_private->model.tableText());
}

bool InspectorView::eventFilter(QObject* watched, QEvent* event) {
  const bool left = watched == m_private->list->viewport() && event->type() == QEvent::Leave;
  const bool unfocused = watched == m_private->list && event->type() == QEvent::FocusOut;
  if (left || unfocused) emit previewEnded();
  // What is written below the list changes its height; the focused key stays in view.
  if (watched == m_private->list->viewport() && event->type() == QEvent::Resize) m_private->showCurrentSoon();
  // In the list the keys for copying mean the list, whatever the window's menu has them for.
  if (watched == m_private->list &&
      (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) &&
      static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
    if (event->type() == QEvent::KeyPress) copyTable();
    event->accept();
    return true;
  }
  return View::eventFilter(watched, event);
}

QSize InspectorView::minimumSizeHint() const {
  constexpr int leastLines = 8;
  return {View::minimumSizeHint().width(), leastLines * fontMetrics().height()};
}

void InspectorView::resizeEvent(QResizeEvent* event) {
  View::resizeEvent(event);
  m_private->fitHeight();
}

void InspectorView::changeEvent(QEvent* event) {
  View::changeEvent(event);
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
    m_private->showKeys();
    m_private->showFocus();
    m_private->fitHeight();
  }
}

}  // namespace headlight
