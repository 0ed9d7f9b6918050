#include "ui/session/state_command.h"

#include <utility>

#include "ui/session/text_edit.h"

namespace headlight {
namespace {

// A longer insertion at once is a paste or an example: a step of its own.
constexpr qsizetype kLongestKeystroke = 8;

/// Whether two edits of one text belong to one step: the same direction, no paste, and not a new word.
bool continues(const TextEdit& first, const TextEdit& second) {
  const bool firstInserts = !first.inserted.isEmpty();
  const bool secondInserts = !second.inserted.isEmpty();
  if (firstInserts != secondInserts) return false;
  if (!firstInserts) return second.removed <= kLongestKeystroke;
  if (first.removed > 0 || second.removed > 0) return false;
  if (second.inserted.size() > kLongestKeystroke) return false;
  const bool wordEnded = first.inserted.back().isSpace();
  return !(wordEnded && !second.inserted.front().isSpace());
}

/// The two states with their text, and the focus that followed it, made equal.
bool onlyTextDiffers(SessionState before, const SessionState& after) {
  before.text = after.text;
  before.pairText = after.pairText;
  before.focus = after.focus;
  return before == after;
}

/// Whether two states differ in nothing but the step of a generation that is shown, and the focus that
/// followed it.
bool onlyStepDiffers(SessionState before, const SessionState& after) {
  if (!before.generated || !after.generated || before.generated->step == after.generated->step) return false;
  before.generated->step = after.generated->step;
  before.focus = after.focus;
  return before == after;
}

}  // namespace

StateCommand::StateCommand(SessionState before, SessionState after, const QString& text, Restore restore)
    : QUndoCommand(text),
      m_before(std::move(before)),
      m_after(std::move(after)),
      m_restore(std::move(restore)) {}

bool StateCommand::mergeWith(const QUndoCommand* other) {
  const auto* next = dynamic_cast<const StateCommand*>(other);
  if (!next || next->text() != text()) return false;
  if (onlyStepDiffers(m_before, m_after) && onlyStepDiffers(next->m_before, next->m_after)) {
    m_after = next->m_after;
    return true;
  }
  if (!onlyTextDiffers(m_before, m_after) || !onlyTextDiffers(next->m_before, next->m_after)) return false;
  const bool first = m_before.text != m_after.text;
  const bool second = next->m_before.text != next->m_after.text;
  if (first != second) return false;
  const auto field = first ? &SessionState::text : &SessionState::pairText;
  if (m_after.*field != next->m_before.*field) return false;
  const TextEdit mine = editBetween(m_before.*field, m_after.*field);
  if (mine.inserted.size() > kLongestKeystroke && mine.inserted.contains(QLatin1Char(' '))) return false;
  if (!continues(mine, editBetween(next->m_before.*field, next->m_after.*field))) return false;
  m_after = next->m_after;
  return true;
}

void StateCommand::undo() {
  m_done = false;
  m_restore(m_before);
}

void StateCommand::redo() {
  if (!m_done) m_restore(m_after);
  m_done = true;
}

}  // namespace headlight
