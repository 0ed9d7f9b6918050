#include "ui/lessons/lesson_condition.h"

#include <QCoreApplication>
#include <array>

#include "ui/lessons/lesson_session.h"
#include "ui/lessons/lesson_token.h"
#include "ui/session/session_json.h"

namespace headlight {
namespace {

const QString kContains = QStringLiteral("text_contains");
const QString kChanged = QStringLiteral("changed");
const QString kFocus = QStringLiteral("focus");
const std::array<QString, 2> kTokens = {QStringLiteral("query"), QStringLiteral("key")};

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Lessons)
};

/// What is there under names with a dot between them.
QJsonValue valueAt(const QJsonObject& json, const QString& path) {
  QJsonValue value = json;
  for (const QString& name : path.split(QLatin1Char('.'))) value = value.toObject().value(name);
  return value;
}

/// The part that is a session's own, with words of tokens taken out.
QJsonObject sessionPart(QJsonObject when) {
  when.remove(kContains);
  when.remove(kChanged);
  QJsonObject focus = when.value(kFocus).toObject();
  for (const QString& token : kTokens)
    if (focus.value(token).isString()) focus.remove(token);
  if (when.contains(kFocus)) when.insert(kFocus, focus);
  return when;
}

/// The tokens that are locked are those with the words that are asked for.
bool hasTokens(const QJsonObject& focus, const Snapshot& shown) {
  const AttentionTrace* attention =
      shown.result ? shown.result->trace->attention(shown.state.focus.kind) : nullptr;
  const PatternSource* patterns = attention ? attention->patterns.get() : nullptr;
  const auto has = [&](const QString& name, std::int64_t index, bool ofKeys) {
    const QJsonValue word = focus.value(name);
    if (!word.isString()) return true;
    return patterns &&
           isLessonToken(word.toString(), ofKeys ? patterns->keyTokens() : patterns->queryTokens(), index);
  };
  return has(kTokens[0], shown.state.focus.query, false) && has(kTokens[1], shown.state.focus.key, true);
}

}  // namespace

bool isDone(const QJsonObject& when, const Snapshot& shown, const SessionState& step) {
  if (when.isEmpty()) return false;
  // A lesson counts the heads and tokens of the run; its words are those on the screen.
  const QJsonObject now = wholeSessionJson(shown.ofRun().state);
  const QString words = when.value(kContains).toString(), path = when.value(kChanged).toString();
  if (!words.isEmpty() && !shown.state.text.contains(words, Qt::CaseInsensitive)) return false;
  if (!path.isEmpty() && valueAt(now, path) == valueAt(wholeSessionJson(step), path)) return false;
  return includesJson(now, sessionPart(when)) && hasTokens(when.value(kFocus).toObject(), shown);
}

void requireCondition(const QJsonObject& when, const LessonPlace& place) {
  const QJsonObject session = sessionPart(when);
  requireUnderstood(session, sessionFromJson(session, {}), place);
  for (const QString& key : {kContains, kChanged})
    if (when.contains(key) && when.value(key).toString().isEmpty())
      place.at(key).fail(Words::tr("%1: a text is expected here."));
  const QString path = when.value(kChanged).toString();
  if (!path.isEmpty() && valueAt(wholeSessionJson({}), path).isUndefined())
    place.at(kChanged).fail(Words::tr("%1: a session has no such place."));
}

}  // namespace headlight
