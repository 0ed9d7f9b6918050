#pragma once

#include <QCheckBox>
#include <QToolButton>
#include <QWidget>

namespace headlight {

/// One experiment in words, with a switch and a button to remove it.
class ExperimentCard : public QWidget {
  Q_OBJECT
 public:
  explicit ExperimentCard(QWidget* parent = nullptr);

  /// `text`: what it changes. `applied`: whether the run on the screen was made with it. `missing`: why it
  /// was not, or is not any more; empty: nothing is to be said.
  void setExperiment(const QString& text, bool on, bool applied, const QString& missing);
  /// Whether it can be switched on and off; one that has lost its token can only be removed.
  void setSwitchable(bool switchable);
  QString text() const { return m_text; }

 signals:
  void switched(bool on);
  void removeRequested();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void fitText();

  QString m_text;
  QCheckBox* m_switch;
  QToolButton* m_remove;
  bool m_applied = false;
};

}  // namespace headlight
