#include "ui/window/command_palette.h"

#include <QApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/session/letter_width.h"

namespace headlight {
namespace {

/// Lines with some air between them.
class AiryRows : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width(), size.height() + option.fontMetrics.height() / 2};
  }
};

}  // namespace

CommandPalette::CommandPalette(QWidget* window)
    : QFrame(window),
      m_list(new CommandList(this)),
      m_edit(new QLineEdit(this)),
      m_view(new QTreeView(this)) {
  setFrameShape(QFrame::StyledPanel);
  setAutoFillBackground(true);
  setAccessibleName(tr("Command palette"));
  m_edit->setPlaceholderText(
      tr("Type part of a name: an action, a view, “layer 3 head 2”, an example, a model"));
  m_edit->setAccessibleName(tr("Command"));
  m_edit->setClearButtonEnabled(true);
  m_view->setModel(m_list);
  m_view->setItemDelegate(new AiryRows(m_view));
  m_view->setHeaderHidden(true);
  m_view->setRootIsDecorated(false);
  m_view->setUniformRowHeights(true);
  m_view->setAllColumnsShowFocus(true);
  m_view->setFrameShape(QFrame::NoFrame);
  m_view->setFocusPolicy(Qt::NoFocus);
  m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_view->setAccessibleName(tr("Commands"));
  m_view->header()->setStretchLastSection(false);
  m_view->header()->setSectionResizeMode(CommandList::Text, QHeaderView::Stretch);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(8, 8, 8, 8);
  column->addWidget(m_edit);
  column->addWidget(m_view, 1);
  connect(m_edit, &QLineEdit::textChanged, this, [this](const QString& typed) {
    m_list->setTyped(typed);
    choose(0);
  });
  connect(m_view, &QTreeView::clicked, this, [this](const QModelIndex& index) { run(index.row()); });
  m_edit->installEventFilter(this);
  window->installEventFilter(this);
  hide();
}

void CommandPalette::open(std::vector<NamedCommand> commands) {
  if (!isVisible()) m_before = QApplication::focusWidget();
  m_list->setCommands(std::move(commands));
  m_edit->clear();
  place();
  show();
  raise();
  m_edit->setFocus(Qt::ShortcutFocusReason);
  choose(0);
}

/// Over the upper middle of the window, as wide as its lines ask for.
void CommandPalette::place() {
  const QWidget* const window = parentWidget();
  const int letter = letterWidth(font()), line = fontMetrics().height();
  const int width = std::min(window->width() - 2 * line, 100 * letter);
  const int height = std::min(window->height() * 2 / 3, 26 * line);
  setGeometry((window->width() - width) / 2, std::min(4 * line, window->height() / 8), width, height);
  m_view->header()->resizeSection(CommandList::Place, width * 3 / 10);
  m_view->header()->resizeSection(CommandList::Keys, width / 6);
}

void CommandPalette::shut() {
  hide();
  if (m_before) m_before->setFocus(Qt::OtherFocusReason);
}

void CommandPalette::choose(int row) {
  if (m_list->rowCount() == 0) return;
  const int wanted = std::clamp(row, 0, m_list->rowCount() - 1);
  const QModelIndex index = m_list->index(wanted, CommandList::Text);
  m_view->selectionModel()->setCurrentIndex(index,
                                            QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
  m_view->scrollTo(index);
}

/// It is closed before the command runs, which may open a dialog or look at what has the keyboard.
void CommandPalette::run(int row) {
  if (row < 0 || row >= m_list->rowCount() || !m_list->command(row).enabled) return;
  const std::function<void()> command = m_list->command(row).run;
  shut();
  if (command) command();
}

bool CommandPalette::takeKey(int key) {
  const int row = m_view->currentIndex().row();
  const int page = std::max(1, m_view->viewport()->height() / std::max(1, m_view->sizeHintForRow(0)) - 1);
  switch (key) {
    case Qt::Key_Up:
      choose(row - 1);
      return true;
    case Qt::Key_Down:
      choose(row + 1);
      return true;
    case Qt::Key_PageUp:
      choose(row - page);
      return true;
    case Qt::Key_PageDown:
      choose(row + page);
      return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      run(row);
      return true;
    case Qt::Key_Escape:
      shut();
      return true;
    default:
      return false;
  }
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_edit && event->type() == QEvent::KeyPress)
    return takeKey(static_cast<QKeyEvent*>(event)->key());
  if (watched == m_edit && event->type() == QEvent::FocusOut && isVisible() &&
      static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason &&
      static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason)
    hide();
  if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) place();
  return QFrame::eventFilter(watched, event);
}

}  // namespace headlight
