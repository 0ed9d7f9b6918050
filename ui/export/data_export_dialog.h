#pragma once

#include <QDialog>
#include <memory>

#include "core/arrays/attention_export.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// Asks which attention weights to write (one head, a layer, everything), in which format, and where.
class DataExportDialog : public QDialog {
  Q_OBJECT
 public:
  DataExportDialog(Snapshot snapshot, QWidget* parent);
  ~DataExportDialog() override;

  ExportSelection selection() const;
  QString file() const;  // empty until the dialog is accepted

 private:
  struct Private;
  std::unique_ptr<Private> m_private;
};

}  // namespace headlight
