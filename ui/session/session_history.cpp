#include "ui/session/session_history.h"

#include "ui/session/state_command.h"

namespace headlight {

SessionHistory::SessionHistory(QObject* parent) : QObject(parent) { m_stack.setUndoLimit(500); }

void SessionHistory::record(const SessionState& before, const SessionState& after, const QString& undoText) {
  m_stack.push(new StateCommand(before, after, undoText, [this](const SessionState& state) {
    if (!m_silent) emit restored(state);
  }));
}

void SessionHistory::forgetSource(const SourceChoice& source) {
  if (!m_stack.canUndo()) return;
  const auto* newest = dynamic_cast<const StateCommand*>(m_stack.command(m_stack.index() - 1));
  if (!newest || newest->after().source != source) return;
  const_cast<StateCommand*>(newest)->setObsolete(true);
  m_silent = true;
  m_stack.undo();
  m_silent = false;
}

}  // namespace headlight
