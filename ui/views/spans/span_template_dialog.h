#pragma once

#include <QDialog>
#include <optional>
#include <vector>

#include "ui/views/spans/show_marks.h"
#include "ui/views/spans/span_template.h"

class QPlainTextEdit;
class QTextEdit;

namespace headlight {

/// The form that fills the fields of one template, with the text that comes of it below. A field begins with
/// what is marked with its name in the text on the screen, otherwise with the template's own example.
class SpanTemplateDialog : public QDialog {
  Q_OBJECT
 public:
  /// `canCompare`: whether there is room for another wording.
  SpanTemplateDialog(SpanTemplate form, const SpansOptions& options, bool canCompare,
                     QWidget* parent = nullptr);

  /// What was chosen; nothing where the dialog was left.
  const std::optional<GivenMarks>& given() const { return m_given; }

 private:
  void addFields(const SpansOptions& options);
  void addButtons(bool canCompare);
  QStringList values() const;
  void showPreview();
  void take(bool beside);
  void changeEvent(QEvent* event) override;

  SpanTemplate m_form;
  std::vector<QPlainTextEdit*> m_fields;  // [form.fields]
  QTextEdit* m_preview = nullptr;
  std::optional<GivenMarks> m_given;
};

}  // namespace headlight
