#include "ui/views/spans/spans_controls.h"

#include <QApplication>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QPainter>
#include <QPixmap>
#include <QSignalBlocker>
#include <QWidgetAction>

#include "core/error.h"
#include "ui/models/core_words.h"
#include "ui/plots/picture_style.h"
#include "ui/views/placeholder.h"
#include "ui/views/spans/marked_prompt.h"
#include "ui/views/spans/span_batch_dialog.h"
#include "ui/views/spans/span_colors.h"
#include "ui/views/spans/span_examples.h"
#include "ui/views/spans/span_questions.h"
#include "ui/views/spans/span_template_dialog.h"
#include "ui/window/flow_layout.h"

namespace headlight {

SpansControls::SpansControls(QWidget* parent) : ViewControls(parent) {
  auto* row = new FlowLayout(this, 6, 4);
  row->setContentsMargins(0, 0, 4, 2);
  addPens();
  addNames();
  addExamples();
  addTemplates();
  addButton(tr("Many Prompts…"), tr("A table of a whole file of prompts, one a line"),
            [this] { showBatch(); });
  addScope();
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

QMenu* SpansControls::addMenu(const QString& text, const QString& help) {
  QToolButton* button = addButton(text, help, nullptr);
  auto* menu = new QMenu(button);
  button->setMenu(menu);
  button->setPopupMode(QToolButton::InstantPopup);
  return menu;
}

void SpansControls::addNames() {
  QMenu* menu = addMenu(tr("Names"), tr("What the chosen colour is called, and which names there are"));
  m_name = new QLineEdit(menu);
  m_name->setAccessibleName(tr("Name of the chosen colour"));
  m_name->setToolTip(tr("Another name for the chosen colour"));
  m_name->setMaxLength(static_cast<int>(longestName));
  connect(m_name, &QLineEdit::editingFinished, this, &SpansControls::rename);
  connect(m_name, &QLineEdit::returnPressed, menu, &QMenu::close);
  auto* field = new QWidgetAction(menu);
  field->setDefaultWidget(m_name);
  menu->addAction(field);
  m_add = menu->addAction(tr("Add a Name"), this, &SpansControls::addName);
  m_remove = menu->addAction(tr("Remove the Name and Its Marks"), this, &SpansControls::removeName);
  menu->addSeparator();
  m_clear = menu->addAction(tr("Take All Marks Away"), this, [this] {
    change(tr("Clear Spans"), [](SpansOptions& options) {
      options.own = options.rewrite.text.isEmpty() ? MarkedText{} : MarkedText{options.own.text, {}};
      options.rewrite.stretches.clear();
    });
  });
}

void SpansControls::addExamples() {
  QMenu* menu = addMenu(tr("Examples"), tr("Texts with spans marked in them; the model stays"));
  QString language;
  for (const SpanExample& example : spanExamples()) {
    if (example.language != language) menu->addSection(example.language);
    language = example.language;
    connect(menu->addAction(example.title), &QAction::triggered, this, [this, &example] {
      SessionState state = m_snapshot.state;
      showSpanExample(example, state);
      emit stateRequested(state, tr("Example"));
    });
  }
}

void SpansControls::addTemplates() {
  QMenu* menu =
      addMenu(tr("Templates"), tr("Prompts with fields to fill in; each field becomes a span of its name"));
  connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillTemplates(menu); });
  fillTemplates(menu);
}

/// Those that the program brings along, and those of the person's file as it is now.
void SpansControls::fillTemplates(QMenu* menu) {
  menu->clear();
  const auto add = [this, menu](const SpanTemplate& form) {
    connect(menu->addAction(form.title), &QAction::triggered, this, [this, form] { fillIn(form); });
  };
  QString language;
  for (const SpanTemplate& form : builtInTemplates()) {
    if (form.language != language) menu->addSection(form.language);
    language = form.language;
    add(form);
  }
  if (!m_options.templateFile.isEmpty()) {
    menu->addSection(QFileInfo(m_options.templateFile).fileName());
    try {
      for (const SpanTemplate& form : spanTemplatesOf(m_options.templateFile)) add(form);
    } catch (const Error& error) {
      menu->addAction(errorText(error))->setEnabled(false);
    }
  }
  menu->addSeparator();
  menu->addAction(tr("Templates from a File…"), this, &SpansControls::askForTemplates);
}

void SpansControls::fillIn(const SpanTemplate& form) {
  SpansOptions shown = m_options;
  shown.own = followed(m_options.own, m_snapshot.result ? m_snapshot.result->text : m_snapshot.state.text);
  SpanTemplateDialog dialog(form, shown, m_canRewrite, window());
  dialog.exec();
  if (dialog.given()) show(*dialog.given(), tr("Template"));
}

void SpansControls::askForTemplates() {
  const QString path = QFileDialog::getOpenFileName(this, tr("Templates from a File"), {},
                                                    tr("Templates (*.json);;All files (*)"));
  if (path.isEmpty()) return;
  try {
    (void)spanTemplatesOf(path);
  } catch (const Error& error) {
    QMessageBox::warning(this, tr("Templates from a File"), errorText(error));
    return;
  }
  change({}, [path](SpansOptions& options) { options.templateFile = path; });
}

void SpansControls::showBatch() {
  if (!m_batch) {
    m_batch = new SpanBatchDialog(this);
    m_batch->chosen = [this](const GivenMarks& given) { show(given, tr("Prompt")); };
  }
  m_batch->setSnapshot(m_snapshot);
  m_batch->show();
  m_batch->raise();
  m_batch->activateWindow();
}

void SpansControls::show(const GivenMarks& given, const QString& undoText) {
  SessionState state = m_snapshot.state;
  showMarks(given, state);
  emit stateRequested(state, undoText);
}

void SpansControls::addScope() {
  m_scope = new QComboBox(this);
  m_scope->setAccessibleName(tr("Whose shares the table from span to span has"));
  m_scope->setToolTip(m_scope->accessibleName());
  m_scope->addItems({tr("Table of all heads"), tr("Table of the layer"), tr("Table of the head")});
  connect(m_scope, &QComboBox::activated, this, [this](int index) {
    change(tr("Table of Spans"),
           [index](SpansOptions& options) { options.scope = static_cast<SpansOptions::Scope>(index); });
  });
  layout()->addWidget(m_scope);
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
      QFontMetrics(QApplication::font()).horizontalAdvance(QStringLiteral("another wording, to compare 00")));
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
  SessionState state = m_snapshot.state;
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
  // Many names are cut short rather than given another line.
  const int room = fontMetrics().averageCharWidth() * (count > 5 ? 9 : 18);
  for (int pen = 0; pen < SpansOptions::mostNames; ++pen) {
    QToolButton* button = m_pens[static_cast<std::size_t>(pen)];
    // An ampersand would be taken for a mnemonic.
    const QString name = m_options.names.value(pen);
    button->setText(fontMetrics().elidedText(name, Qt::ElideRight, room).replace(u'&', QStringLiteral("&&")));
    button->setToolTip(tr("Dragging over words marks them as “%1”").arg(name));
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
  m_snapshot = snapshot;
  m_options = optionsIn<SpansOptions>(snapshot.state.viewOptions);
  if (m_batch) m_batch->setSnapshot(snapshot);
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
