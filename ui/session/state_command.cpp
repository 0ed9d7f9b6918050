#include "ui/session/state_command.h"

#include <optional>
#include <utility>

#include "ui/session/compare_options.h"
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

/// What can be typed into.
enum class Field { Text, PairText, ComparedText, ComparedPair };

QString textOf(const SessionState& state, Field field) {
  switch (field) {
    case Field::Text:
      return state.text;
    case Field::PairText:
      return state.pairText;
    case Field::ComparedText:
      return optionsIn<CompareOptions>(state.viewOptions).text;
    case Field::ComparedPair:
      return optionsIn<CompareOptions>(state.viewOptions).pairText;
  }
  return {};
}

/// The two states with their texts, and the focus and the experiments that followed them, made equal.
bool onlyTextDiffers(SessionState before, const SessionState& after) {
  before.text = after.text;
  before.pairText = after.pairText;
  before.focus = after.focus;
  editOptions<CompareOptions>(before.viewOptions, [&](CompareOptions& options) {
    options.text = textOf(after, Field::ComparedText);
    options.pairText = textOf(after, Field::ComparedPair);
  });
  before.experiments = after.experiments;
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

/// The one text that a step has changed; nothing where it has changed several.
std::optional<Field> typedField(const SessionState& before, const SessionState& after) {
  std::optional<Field> typed;
  for (const Field field : {Field::Text, Field::PairText, Field::ComparedText, Field::ComparedPair}) {
    if (textOf(before, field) == textOf(after, field)) continue;
    if (typed) return std::nullopt;
    typed = field;
  }
  return typed;
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
  const std::optional<Field> field = typedField(m_before, m_after);
  if (!field || field != typedField(next->m_before, next->m_after)) return false;
  if (textOf(m_after, *field) != textOf(next->m_before, *field)) return false;
  const TextEdit mine = editBetween(textOf(m_before, *field), textOf(m_after, *field));
  if (mine.inserted.size() > kLongestKeystroke && mine.inserted.contains(QLatin1Char(' '))) return false;
  if (!continues(mine, editBetween(textOf(next->m_before, *field), textOf(next->m_after, *field))))
    return false;
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
