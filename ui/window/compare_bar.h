#pragma once

#include <QStringList>
#include <QWidget>

#include "core/model/model_library.h"
#include "ui/session/compare_options.h"
#include "ui/session/session_state.h"

class QButtonGroup;
class QComboBox;
class QMenu;
class QSpinBox;
class QStackedWidget;
class QToolButton;

namespace headlight {

class SentenceEditor;

/// What the run on the screen is compared with, and which of the two and of their difference is shown: a line
/// that is there while Compare is on.
class CompareBar : public QWidget {
  Q_OBJECT
 public:
  explicit CompareBar(ModelLibrary library, QWidget* parent = nullptr);

  /// Shows the session's choice, without a signal. `pair`: A has a second text, so that B may have another.
  void setState(const SessionState& state, bool pair);
  SentenceEditor* editor() const { return m_editor; }
  /// Of B's second text; empty: A's.
  SentenceEditor* pairEditor() const { return m_pairEditor; }

 signals:
  /// The whole new choice.
  void optionsChanged(const headlight::CompareOptions& options, const QString& undoText);
  /// A file or folder was put into B's text, or into its second one.
  void fileOffered(const QString& path, bool pair);
  /// What was put into a text was not taken, and why.
  void refused(const QString& sentence);

 private:
  QWidget* buildTexts();
  QWidget* buildModels();
  QWidget* buildHead();
  QWidget* buildShow();
  void chooseWith(int index);
  void fillModels();
  void chooseModel(const QString& model);
  void change(const QString& undoText, const CompareOptions& options);

  CompareOptions m_options;
  SessionState m_state;
  QComboBox* m_with;
  QStackedWidget* m_pages;  // in the order of CompareOptions::With
  SentenceEditor* m_editor;
  SentenceEditor* m_pairEditor;
  QToolButton* m_model;
  QMenu* m_models;
  QToolButton* m_twin;
  QSpinBox* m_layer;
  QSpinBox* m_head;
  QButtonGroup* m_show;
  ModelLibrary m_library;
  QStringList m_names;  // of the models that are there, once somebody wants to know
};

}  // namespace headlight
