#include "ui/views/spans/spans_controls.h"

#include <QEvent>
#include <QMenu>
#include <QPainter>
#include <QPixmap>
#include <QSignalBlocker>

#include "ui/plots/picture_style.h"
#include "ui/views/placeholder.h"
#include "ui/views/spans/span_colors.h"
#include "ui/views/spans/span_examples.h"
#include "ui/views/spans/span_questions.h"
#include "ui/window/flow_layout.h"

namespace headlight {

SpansControls::SpansControls(QWidget* parent) : ViewControls(parent) {
  auto* row = new FlowLayout(this, 6, 4);
  row->setContentsMargins(14, 6, 14, 0);
  addExamples();
  addPens();
  m_name = new QLineEdit(this);
  m_name->setAccessibleName(tr("Name of the chosen colour"));
  m_name->setToolTip(tr("Another name for the chosen colour"));
  m_name->setMaxLength(40);
  m_name->setFixedWidth(m_name->fontMetrics().horizontalAdvance(QStringLiteral("output format 00")));
  connect(m_name, &QLineEdit::editingFinished, this, &SpansControls::rename);
  row->addWidget(m_name);
  m_add = addButton(tr("Add"), tr("One more name to mark with"), [this] { addName(); });
  m_remove =
      addButton(tr("Remove"), tr("Takes the chosen name and its marks away"), [this] { removeName(); });
  m_clear = addButton(tr("Clear"), tr("Takes all marks away; the names stay"), [this] {
    change(tr("Clear Spans"), [](SpansOptions& options) {
      options.own = options.rewrite.text.isEmpty() ? MarkedText{} : MarkedText{options.own.text, {}};
      options.rewrite.stretches.clear();
    });
  });
  m_scope = new QComboBox(this);
  m_scope->setAccessibleName(tr("Whose shares the table from span to span has"));
  m_scope->setToolTip(m_scope->accessibleName());
  m_scope->addItems({tr("Table of all heads"), tr("Table of the layer"), tr("Table of the head")});
  connect(m_scope, &QComboBox::activated, this, [this](int index) {
    change(tr("Table of Spans"),
           [index](SpansOptions& options) { options.scope = static_cast<SpansOptions::Scope>(index); });
  });
  row->addWidget(m_scope);
  addRewrite();
}

QToolButton* SpansControls::addButton(const QString& text, const QString& help,
                                      const std::function<void()>& clicked) {
  auto* button = new QToolButton(this);
  button->setText(text);
  button->setToolTip(help);
  button->setAccessibleDescription(help);
  if (clicked) connect(button, &QToolButton::clicked, this, clicked);
  layout()->addWidget(button);
  return button;
}

void SpansControls::addExamples() {
  QToolButton* button =
      addButton(tr("Examples"), tr("Texts with spans marked in them; the model stays"), nullptr);
  auto* menu = new QMenu(button);
  QString language;
  for (const SpanExample& example : spanExamples()) {
    if (example.language != language) menu->addSection(example.language);
    language = example.language;
    connect(menu->addAction(example.title), &QAction::triggered, this, [this, &example] {
      SessionState state = m_state;
      showSpanExample(example, state);
      emit stateRequested(state, tr("Example"));
    });
  }
  button->setMenu(menu);
  button->setPopupMode(QToolButton::InstantPopup);
}

void SpansControls::addPens() {
  for (int pen = 0; pen <= SpansOptions::mostNames; ++pen) {
    const int name = pen < SpansOptions::mostNames ? pen : SpansOptions::eraser;
    QToolButton* button = addButton({}, tr("Dragging over words marks them with this name"), [this, name] {
      // The name that is edited is the one that was chosen when it was.
      if (m_name->isModified()) rename();
      if (name != m_options.pen) change({}, [name](SpansOptions& options) { options.pen = name; });
      // A click on the chosen one must not let go of it.
      showNames();
    });
    button->setCheckable(true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_pens.push_back(button);
  }
  m_pens.back()->setText(tr("Unmark"));
  m_pens.back()->setToolButtonStyle(Qt::ToolButtonTextOnly);
  m_pens.back()->setToolTip(tr("Dragging over words takes their marks away"));
  paintPens();
}

void SpansControls::addRewrite() {
  m_rewrite = new QLineEdit(this);
  m_rewrite->setAccessibleName(tr("Another wording"));
  m_rewrite->setPlaceholderText(tr("another wording, to compare"));
  m_rewrite->setToolTip(
      tr("Another wording of the text: the same model runs it beside this one, and its shares stand beside "
         "this text's. Drag over its words to mark them."));
  m_rewrite->setFixedWidth(
      fontMetrics().horizontalAdvance(QStringLiteral("another wording, to compare 000000")));
  connect(m_rewrite, &QLineEdit::editingFinished, this, [this] {
    // A line of a text with several is not made one line by looking at it.
    if (!m_rewrite->isModified()) return;
    m_rewrite->setModified(false);
    change(tr("Another Wording"), [text = m_rewrite->text()](SpansOptions& options) {
      options.rewrite = followed(options.rewrite, text);
    });
  });
  layout()->addWidget(m_rewrite);
}

void SpansControls::change(const QString& undoText, const std::function<void(SpansOptions&)>& edit) {
  SpansOptions options = m_options;
  edit(options);
  SessionState state = m_state;
  setOptions(state.viewOptions, options);
  emit stateRequested(state, undoText);
}

void SpansControls::rename() {
  const QString name = m_name->text().trimmed();
  const int pen = m_options.pen;
  m_name->setModified(false);
  if (pen < 0 || name.isEmpty() || m_options.names.contains(name)) return showNames();
  change(tr("Rename Span"), [pen, name](SpansOptions& options) { options.names[pen] = name; });
}

void SpansControls::addName() {
  change(tr("Add Span Name"), [](SpansOptions& options) {
    int number = static_cast<int>(options.names.size()) + 1;
    while (options.names.contains(tr("span %1").arg(number))) ++number;
    options.names.append(tr("span %1").arg(number));
    options.pen = static_cast<int>(options.names.size()) - 1;
  });
}

void SpansControls::removeName() {
  const int pen = m_options.pen;
  if (pen < 0 || m_options.names.size() < 2) return;
  change(tr("Remove Span Name"), [pen](SpansOptions& options) {
    options.names.removeAt(pen);
    unmarkAll(options.own, pen, true);
    unmarkAll(options.rewrite, pen, true);
    options.pen = std::min(pen, static_cast<int>(options.names.size()) - 1);
  });
}

void SpansControls::showNames() {
  const auto count = static_cast<int>(m_options.names.size());
  for (int pen = 0; pen < SpansOptions::mostNames; ++pen) {
    QToolButton* button = m_pens[static_cast<std::size_t>(pen)];
    // An ampersand would be taken for a mnemonic.
    button->setText(m_options.names.value(pen).replace(QLatin1Char('&'), QStringLiteral("&&")));
    button->setVisible(pen < count);
    button->setChecked(pen == m_options.pen);
  }
  m_pens.back()->setChecked(m_options.pen == SpansOptions::eraser);
  const bool named = m_options.pen >= 0;
  m_name->setEnabled(named);
  m_name->setText(m_options.names.value(m_options.pen));
  m_add->setEnabled(count < SpansOptions::mostNames);
  m_remove->setEnabled(named && count > 1);
  m_clear->setEnabled(!m_options.own.stretches.empty() || !m_options.rewrite.stretches.empty());
}

void SpansControls::setSnapshot(const Snapshot& snapshot) {
  m_state = snapshot.state;
  m_options = optionsIn<SpansOptions>(m_state.viewOptions);
  m_canRewrite = snapshot.result && snapshot.result->model;
  if (!m_name->hasFocus() || !m_name->isModified()) showNames();
  m_scope->setCurrentIndex(static_cast<int>(m_options.scope));
  m_rewrite->setVisible(m_canRewrite);
  if (!m_rewrite->hasFocus() && m_rewrite->text() != m_options.rewrite.text) {
    m_rewrite->setText(m_options.rewrite.text);
    m_rewrite->setCursorPosition(0);
  }
}

void SpansControls::paintPens() {
  const PictureStyle& style = pictureStyle(palette());
  for (int pen = 0; pen < SpansOptions::mostNames; ++pen) {
    QPixmap swatch(12, 12);
    swatch.fill(spanColor(pen, style));
    m_pens[static_cast<std::size_t>(pen)]->setIcon(swatch);
  }
}

void SpansControls::changeEvent(QEvent* event) {
  ViewControls::changeEvent(event);
  if (event->type() == QEvent::PaletteChange && !m_pens.empty()) paintPens();
}

}  // namespace headlight
