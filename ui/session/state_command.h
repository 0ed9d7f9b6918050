#pragma once

#include <QUndoCommand>
#include <functional>
#include <utility>

#include "ui/session/session_state.h"

namespace headlight {

/// One undoable change: the session before and after. The change is already in place when the command is
/// made, so the first redo() does nothing. Changes of the same text that follow each other merge word by
/// word, so that undo takes back a word rather than a letter or an hour; so do steps through what was
/// written.
class StateCommand : public QUndoCommand {
 public:
  using Restore = std::function<void(const SessionState&)>;
  StateCommand(SessionState before, SessionState after, const QString& text, Restore restore);

  int id() const override { return 1; }
  bool mergeWith(const QUndoCommand* other) override;
  void undo() override;
  void redo() override;

  const SessionState& before() const { return m_before; }
  const SessionState& after() const { return m_after; }
  void setAfter(SessionState after) { m_after = std::move(after); }

 private:
  SessionState m_before;
  SessionState m_after;
  Restore m_restore;
  bool m_done = true;
};

}  // namespace headlight
