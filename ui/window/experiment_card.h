#pragma once

#include <QCheckBox>
#include <QLabel>
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
  bool isApplied() const { return m_applied; }
  /// Whether it can be switched on and off; one that has lost its token can only be removed.
  void setSwitchable(bool switchable);
  QString text() const { return m_text; }
  /// What it changes most of what the model predicts: "“sky” 61.02 % → 12.30 %"; empty: nothing is known.
  void setChange(const QString& change);
  QString change() const { return m_changed; }

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
  QString m_changed;
  QCheckBox* m_switch;
  QLabel* m_change;
  QToolButton* m_remove;
  bool m_applied = false;
};

}  // namespace headlight
