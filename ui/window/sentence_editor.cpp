#include "ui/window/sentence_editor.h"

#include <QAbstractTextDocumentLayout>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>
#include <QTextDocument>
#include <QUrl>
#include <algorithm>

#include "ui/session/text_file.h"

namespace headlight {
namespace {

constexpr int kFewestLines = 2;
constexpr int kMostLines = 4;

}  // namespace

SentenceEditor::SentenceEditor(QWidget* parent) : QPlainTextEdit(parent) {
  setUndoRedoEnabled(false);
  setTabChangesFocus(true);
  setLineWrapMode(QPlainTextEdit::WidgetWidth);
  setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
  connect(document(), &QTextDocument::contentsChange, this, &SentenceEditor::noteChange);
  connect(this, &QPlainTextEdit::textChanged, this, &SentenceEditor::reportChange);
  connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
          &SentenceEditor::fitHeight);
  fitHeight();
}

QString SentenceEditor::text() const {
  QString text = document()->toRawText();
  for (QChar& c : text)
    if (c == QChar::ParagraphSeparator || c == QChar::LineSeparator) c = QChar::LineFeed;
  return text;
}

void SentenceEditor::setText(const QString& wanted) {
  const QString before = text();
  if (before == wanted) return;
  qsizetype suffix = 0;
  const qsizetype shorter = std::min(before.size(), wanted.size());
  while (suffix < shorter && before[before.size() - 1 - suffix] == wanted[wanted.size() - 1 - suffix])
    ++suffix;
  m_setting = true;
  setPlainText(wanted);
  m_setting = false;
  m_reported = wanted;
  m_changes = 0;
  QTextCursor cursor = textCursor();
  cursor.setPosition(static_cast<int>(wanted.size() - suffix));
  setTextCursor(cursor);
}

bool SentenceEditor::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride) {
    // Undo and redo belong to the window, whose history holds more than this text.
    auto* key = static_cast<QKeyEvent*>(event);
    if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
      key->ignore();
      return true;
    }
  }
  return QPlainTextEdit::event(event);
}

void SentenceEditor::inputMethodEvent(QInputMethodEvent* event) {
  m_composing = !event->preeditString().isEmpty();
  QPlainTextEdit::inputMethodEvent(event);
  reportChange();
}

void SentenceEditor::noteChange(int position, int removed, int added) {
  m_change = m_changes++ == 0 ? std::optional<Change>({position, removed, added}) : std::nullopt;
}

/// The edit from what was reported last: where a person made it, which the two texts alone do not tell if the
/// same letters are on both sides.
TextEdit SentenceEditor::editTo(const QString& now) const {
  if (m_change) {
    const qsizetype begin = std::min<qsizetype>(m_change->position, m_reported.size());
    const qsizetype removed = std::min<qsizetype>(m_change->removed, m_reported.size() - begin);
    const TextEdit edit{begin, removed, now.mid(begin, m_change->added)};
    if (QString(m_reported).replace(begin, removed, edit.inserted) == now) return trimmed(edit, m_reported);
  }
  return editBetween(m_reported, now);
}

void SentenceEditor::reportChange() {
  if (m_setting || m_composing) return;
  const QString now = text();
  if (now == m_reported) return;
  const QString clean = cleanText(now);
  if (clean.toUtf8().size() > kEditorBytes) {
    const QString before = m_reported;
    setText(before);
    emit limitReached();
    return;
  }
  const TextEdit edit = clean == now ? editTo(now) : editBetween(m_reported, clean);
  if (clean != now) setText(clean);
  m_reported = clean;
  m_change.reset();
  m_changes = 0;
  emit textEdited(clean, edit);
}

bool SentenceEditor::canInsertFromMimeData(const QMimeData* source) const {
  return source->hasText() || source->hasUrls();
}

void SentenceEditor::insertFromMimeData(const QMimeData* source) {
  for (const QUrl& url : source->urls()) {
    if (!url.isLocalFile()) continue;
    emit fileOffered(url.toLocalFile());
    return;
  }
  if (!source->hasText()) return;
  const QString offered = cleanText(source->text());
  const QTextCursor cursor = textCursor();
  const qsizetype kept = text().toUtf8().size() - cursor.selectedText().toUtf8().size();
  if (kept + offered.toUtf8().size() > kEditorBytes) {
    emit longTextOffered(offered);
    return;
  }
  QTextCursor(cursor).insertText(offered);
  ensureCursorVisible();
}

QSize SentenceEditor::sizeHint() const {
  const int lines = std::clamp(static_cast<int>(document()->size().height()), kFewestLines, kMostLines);
  const int height = lines * fontMetrics().lineSpacing() + 2 * frameWidth() +
                     2 * static_cast<int>(document()->documentMargin()) + 1;
  return {fontMetrics().averageCharWidth() * 40, height};
}

void SentenceEditor::changeEvent(QEvent* event) {
  QPlainTextEdit::changeEvent(event);
  if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) fitHeight();
}

void SentenceEditor::fitHeight() {
  const int height = sizeHint().height();
  if (height != minimumHeight() || height != maximumHeight()) setFixedHeight(height);
}

}  // namespace headlight
