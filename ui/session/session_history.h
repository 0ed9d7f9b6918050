#pragma once

#include <QObject>
#include <QUndoStack>
#include <optional>

#include "ui/session/session_state.h"

namespace headlight {

/// The steps that can be taken back. GUI thread only.
class SessionHistory : public QObject {
  Q_OBJECT
 public:
  explicit SessionHistory(QObject* parent = nullptr);

  /// Remembers a change that is already in place.
  void record(const SessionState& before, const SessionState& after, const QString& undoText);
  /// What came about by itself, in answer to the newest step, belongs to it: redone it leads here.
  void amend(const SessionState& after);
  /// Forgets the newest step if it led to `source`, which turned out not to open. The session itself is
  /// restored by the caller; what it was before that step is returned.
  std::optional<SessionState> forgetSource(const SourceChoice& source);
  QUndoStack* stack() { return &m_stack; }

 signals:
  /// Undo or redo asks for this session.
  void restored(const headlight::SessionState& state);

 private:
  QUndoStack m_stack;
  bool m_silent = false;
};

}  // namespace headlight
