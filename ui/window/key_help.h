#pragma once

#include <QDialog>

namespace headlight {

/// Every key of the window in one table.
class KeyHelp : public QDialog {
  Q_OBJECT
 public:
  explicit KeyHelp(QWidget* parent = nullptr);
};

}  // namespace headlight
