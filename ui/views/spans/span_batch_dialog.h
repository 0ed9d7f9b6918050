#pragma once

#include <QCoreApplication>
#include <QDialog>
#include <functional>
#include <memory>

#include "ui/views/snapshot.h"
#include "ui/views/spans/show_marks.h"

namespace headlight {

/// A file of prompts, one a line, and the table of what their spans receive from the model on the screen;
/// the table can be sorted and saved. A window of its own, which stays while the text is typed on. GUI
/// thread.
class SpanBatchDialog : public QDialog {
  Q_DECLARE_TR_FUNCTIONS(SpanBatchDialog)
 public:
  explicit SpanBatchDialog(QWidget* parent = nullptr);
  ~SpanBatchDialog() override;

  /// The model, its experiments and the layer and head in focus are those of the snapshot. Another model or
  /// other experiments than those of the table are told, and used from the next run on.
  void setSnapshot(const Snapshot& snapshot);
  /// Reads a file of prompts and measures them; a problem is told in words.
  void open(const QString& file);
  /// Writes the table, .csv or .json; a problem is told in words.
  void save(const QString& file);
  /// Whether prompts are being measured.
  bool isRunning() const;

  /// A prompt was chosen to be looked at in the view.
  std::function<void(const GivenMarks& given)> chosen;

 private:
  struct Private;
  std::unique_ptr<Private> m_private;
};

}  // namespace headlight
