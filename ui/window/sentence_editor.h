#pragma once

#include <QPlainTextEdit>
#include <optional>

#include "ui/session/text_edit.h"

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
  /// A person changed the text by this edit.
  void textEdited(const QString& text, const headlight::TextEdit& edit);
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
  void noteChange(int position, int removed, int added);
  TextEdit editTo(const QString& now) const;
  void fitHeight();

  /// One change of the document since the last report, as it was made; nothing if there were several.
  struct Change {
    int position = 0, removed = 0, added = 0;
  };

  QString m_reported;
  std::optional<Change> m_change;
  int m_changes = 0;  // since the last report
  bool m_composing = false;
  bool m_setting = false;
};

}  // namespace headlight
