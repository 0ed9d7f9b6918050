#pragma once

#include <QPlainTextEdit>

namespace headlight {

/// The box a sentence is typed into. It holds valid text of at most kEditorBytes and keeps no undo of its
/// own. While an input method composes nothing is reported, so that half-typed pinyin never runs.
class SentenceEditor : public QPlainTextEdit {
  Q_OBJECT
 public:
  explicit SentenceEditor(QWidget* parent = nullptr);

  /// The text as typed, line ends as \n. (QPlainTextEdit::toPlainText() turns no-break spaces into spaces.)
  QString text() const;
  /// Replaces the text without reporting it, the cursor behind what changed.
  void setText(const QString& text);
  bool isComposing() const { return m_composing; }

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 signals:
  /// A person changed the text.
  void textEdited(const QString& text);
  /// More text was pasted or dropped than fits; it was not inserted.
  void longTextOffered(const QString& text);
  /// A file or folder was dropped or pasted.
  void fileOffered(const QString& path);
  /// The text is as long as it can be: the last key changed nothing.
  void limitReached();

 protected:
  bool event(QEvent* event) override;
  void inputMethodEvent(QInputMethodEvent* event) override;
  bool canInsertFromMimeData(const QMimeData* source) const override;
  void insertFromMimeData(const QMimeData* source) override;
  void changeEvent(QEvent* event) override;

 private:
  void reportChange();
  void fitHeight();

  QString m_reported;
  bool m_composing = false;
  bool m_setting = false;
};

}  // namespace headlight
