#pragma once

#include <QDialog>
#include <memory>

#include "ui/export/image_exporter.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// Asks what picture to write: scope, format, size or resolution, caption, theme; shows it as it will be.
class ExportDialog : public QDialog {
  Q_OBJECT
 public:
  ExportDialog(Snapshot snapshot, QWidget* parent);
  ~ExportDialog() override;

  /// What was chosen; `file` is empty until the dialog is accepted.
  ImageRequest request() const;

 protected:
  /// Escape gives up a preview that shows its progress before it closes the dialog.
  void keyPressEvent(QKeyEvent* event) override;

 private:
  struct Private;
  std::unique_ptr<Private> m_private;
};

}  // namespace headlight
