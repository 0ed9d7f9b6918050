#pragma once

#include "ui/views/head_map_options.h"
#include "ui/views/scene/view_controls.h"

class QButtonGroup;
class QComboBox;
class QHBoxLayout;

namespace headlight {

/// Above the head map: what it shows of each head, how heads are sorted, and which are left out; while two
/// runs are compared also which of the three maps it is. Each statistic has its formula in its tooltip.
class HeadMapControls : public ViewControls {
  Q_OBJECT
 public:
  explicit HeadMapControls(QWidget* parent = nullptr);
  void setSnapshot(const Snapshot& snapshot) override;

 private:
  QComboBox* addChoice(const QString& name, const QString& help);
  void fillShown();
  void fillOrder();
  void fillRules();
  QWidget* buildParts();
  void partChosen(HeadMapOptions::Part part);
  void showOrder(const HeadMapOptions& options);
  void request(const HeadMapOptions& options, const QString& undoText);
  void orderChosen(int index);

  Snapshot m_snapshot;
  QHBoxLayout* m_choices;
  QComboBox* m_shown;
  QComboBox* m_order;
  QComboBox* m_rule;
  QWidget* m_partRow = nullptr;  // while something is compared
  QButtonGroup* m_parts = nullptr;
};

}  // namespace headlight
