#include "ui/views/spans/span_template_dialog.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextCursor>
#include <QTextEdit>
#include <QVBoxLayout>
#include <cmath>

#include "ui/plots/picture_style.h"
#include "ui/views/spans/span_colors.h"

namespace headlight {

namespace {

/// What is marked with a name, its stretches one after another.
QString wordsMarked(const MarkedText& marked, int name) {
  QStringList words;
  for (const MarkedStretch& stretch : marked.stretches)
    if (name >= 0 && stretch.name == name)
      words.append(marked.text.mid(stretch.begin, stretch.end - stretch.begin).trimmed());
  return words.join(QLatin1Char(' '));
}

/// A text of several lines that Tab leaves.
QPlainTextEdit* makeField(const QString& name, const QString& words, QWidget* parent) {
  auto* field = new QPlainTextEdit(words, parent);
  field->setAccessibleName(name);
  field->setTabChangesFocus(true);
  const double lines = 2.2 * field->fontMetrics().lineSpacing();
  field->setFixedHeight(static_cast<int>(std::lround(lines)) + 12);
  return field;
}

}  // namespace

SpanTemplateDialog::SpanTemplateDialog(SpanTemplate form, const SpansOptions& options, bool canCompare,
                                       QWidget* parent)
    : QDialog(parent), m_form(std::move(form)) {
  setWindowTitle(m_form.title);
  resize(620, 560);
  auto* column = new QVBoxLayout(this);
  auto* words = new QLabel(tr("Each field becomes a span of its name. Empty fields are left out."), this);
  words->setWordWrap(true);
  column->addWidget(words);
  addFields(options);
  m_preview = new QTextEdit(this);
  m_preview->setReadOnly(true);
  m_preview->setAccessibleName(tr("The text that comes of it"));
  column->addWidget(m_preview, 1);
  addButtons(canCompare);
  showPreview();
  m_fields.front()->setFocus();
}

void SpanTemplateDialog::addFields(const SpansOptions& options) {
  auto* rows = new QFormLayout;
  rows->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
  for (int i = 0; i < m_form.fields.size(); ++i) {
    const QString& name = m_form.fields[i];
    const QString there = wordsMarked(options.own, static_cast<int>(options.names.indexOf(name)));
    QPlainTextEdit* field = makeField(name, there.isEmpty() ? m_form.examples[i] : there, this);
    connect(field, &QPlainTextEdit::textChanged, this, &SpanTemplateDialog::showPreview);
    rows->addRow(name, field);
    m_fields.push_back(field);
  }
  static_cast<QVBoxLayout*>(layout())->addLayout(rows);
}

void SpanTemplateDialog::addButtons(bool canCompare) {
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
  QPushButton* text = buttons->addButton(tr("Set the Text"), QDialogButtonBox::AcceptRole);
  text->setDefault(true);
  connect(text, &QPushButton::clicked, this, [this] { take(false); });
  if (canCompare) {
    QPushButton* other = buttons->addButton(tr("Set Beside the Text"), QDialogButtonBox::ActionRole);
    other->setToolTip(tr("As the other wording, which is compared with the text on the screen"));
    connect(other, &QPushButton::clicked, this, [this] { take(true); });
  }
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  layout()->addWidget(buttons);
}

QStringList SpanTemplateDialog::values() const {
  QStringList values;
  for (const QPlainTextEdit* field : m_fields) values.append(field->toPlainText());
  return values;
}

void SpanTemplateDialog::showPreview() {
  if (!m_preview) return;
  const MarkedText marked = m_form.filled(values());
  m_preview->setPlainText(marked.text);
  const PictureStyle& style = pictureStyle(palette());
  QList<QTextEdit::ExtraSelection> tints;
  for (const MarkedStretch& stretch : marked.stretches) {
    QTextEdit::ExtraSelection tint;
    tint.cursor = QTextCursor(m_preview->document());
    tint.cursor.setPosition(static_cast<int>(stretch.begin));
    tint.cursor.setPosition(static_cast<int>(stretch.end), QTextCursor::KeepAnchor);
    tint.format.setBackground(spanTint(stretch.name, style));
    tint.format.setForeground(style.text);
    tints.append(tint);
  }
  m_preview->setExtraSelections(tints);
}

void SpanTemplateDialog::take(bool beside) {
  m_given = GivenMarks{m_form.filled(values()), m_form.fields, beside};
  accept();
}

void SpanTemplateDialog::changeEvent(QEvent* event) {
  QDialog::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) showPreview();
}

}  // namespace headlight
