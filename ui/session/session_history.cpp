#include "ui/session/session_history.h"

#include "ui/session/state_command.h"

namespace headlight {
namespace {

/// The step that undo would take back, or nullptr. The stack shows its commands unchangeable, though they are
/// its owner's.
StateCommand* newest(const QUndoStack& stack) {
  if (!stack.canUndo()) return nullptr;
  return const_cast<StateCommand*>(dynamic_cast<const StateCommand*>(stack.command(stack.index() - 1)));
}

}  // namespace

SessionHistory::SessionHistory(QObject* parent) : QObject(parent) { m_stack.setUndoLimit(500); }

void SessionHistory::record(const SessionState& before, const SessionState& after, const QString& undoText) {
  m_stack.push(new StateCommand(before, after, undoText, [this](const SessionState& state) {
    if (!m_silent) emit restored(state);
  }));
}

void SessionHistory::amend(const SessionState& after) {
  if (StateCommand* const step = newest(m_stack); step && step->after() != after) step->setAfter(after);
}

std::optional<SessionState> SessionHistory::forgetSource(const SourceChoice& source) {
  StateCommand* const step = newest(m_stack);
  if (!step || step->after().source != source) return std::nullopt;
  SessionState before = step->before();
  step->setObsolete(true);
  m_silent = true;
  m_stack.undo();
  m_silent = false;
  return before;
}

}  // namespace headlight
