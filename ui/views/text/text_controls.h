#pragma once

#include "ui/session/session_state.h"
#include "ui/views/scene/view_controls.h"
#include "ui/views/text/text_options.h"

class QComboBox;

namespace headlight {

/// Which weights the Text view shades by, and over which heads.
class TextControls : public ViewControls {
  Q_OBJECT
 public:
  explicit TextControls(QWidget* parent = nullptr);
  void setSnapshot(const Snapshot& snapshot) override;

 private:
  void request(const TextOptions& options, const QString& undoText);

  SessionState m_state;
  QComboBox* m_shade;
  QComboBox* m_heads;
};

}  // namespace headlight
