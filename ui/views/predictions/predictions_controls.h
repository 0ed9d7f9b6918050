#pragma once

#include "ui/compute/latest_job.h"
#include "ui/session/predictions_options.h"
#include "ui/views/scene/view_controls.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QSpinBox;
class QToolButton;

namespace headlight {

/// The page of the Predictions view, how a token is drawn, what is hidden, and how effects are found.
class PredictionsControls : public ViewControls {
  Q_OBJECT
 public:
  explicit PredictionsControls(QWidget* parent = nullptr);
  void setSnapshot(const Snapshot& snapshot) override;

 private:
  /// Asks for the options with one of them changed; those that the widgets cannot show stay as they are.
  template <typename Edit>
  void request(const QString& undoText, const Edit& edit);
  void connectWidgets();
  void addToken();
  void showFor(const Snapshot& snapshot);

  QComboBox* m_page = nullptr;
  QCheckBox* m_mask = nullptr;
  QDoubleSpinBox* m_temperature = nullptr;
  QSpinBox* m_topK = nullptr;
  QDoubleSpinBox* m_topP = nullptr;
  QComboBox* m_method = nullptr;
  QToolButton* m_add = nullptr;
  Snapshot m_snapshot;
  LatestJob m_adding;  // the distribution of a large vocabulary takes more than a frame
  bool m_updating = false;
};

}  // namespace headlight
