#pragma once

#include <QStringList>
#include <QWidget>
#include <functional>
#include <vector>

#include "ui/views/snapshot.h"

class QLabel;
class QMenu;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace headlight {

class ExperimentCard;

/// The experiments of the session: a card each, and a menu to add one at the focus.
class ExperimentsPanel : public QWidget {
  Q_OBJECT
 public:
  explicit ExperimentsPanel(QWidget* parent = nullptr);

  void setSnapshot(const Snapshot& snapshot);
  /// What each experiment changes most of what the model predicts.
  std::vector<Question> needs(const Snapshot& snapshot) const;
  /// What can be added; filled when it opens.
  QMenu* menu() const { return m_menu; }
  const std::vector<ExperimentCard*>& cards() const { return m_cards; }

 signals:
  /// The whole new session, made from the one last shown.
  void stateRequested(const headlight::SessionState& state, const QString& undoText);

 private:
  void buildHeader(QVBoxLayout* column);
  void fillMenu();
  void add(const ExperimentChange& change);
  void askForScale();
  void showCards();
  QStringList changesIn(const Snapshot& snapshot) const;
  void showCard(ExperimentCard& card, const Experiment& experiment) const;
  ExperimentCard* addCard();
  void request(const QString& undoText, const std::function<void(std::vector<Experiment>&)>& edit);

  Snapshot m_snapshot;
  QStringList m_changes;  // [experiments]; empty texts: nothing is known
  QMenu* m_menu;
  QToolButton* m_add = nullptr;
  QLabel* m_hint = nullptr;
  QScrollArea* m_area = nullptr;
  QVBoxLayout* m_column = nullptr;  // of cards
  std::vector<ExperimentCard*> m_cards;
};

}  // namespace headlight
