#include "ui/lessons/lesson_session.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <algorithm>
#include <cmath>

#include "ui/session/compare_options.h"
#include "ui/session/session_json.h"
#include "ui/views/known_view_options.h"
#include "ui/views/view_registry.h"

namespace headlight {
namespace {

const QString kOptions = QStringLiteral("options");

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Lessons)
};

/// Numbers may have been narrowed to float32 on their way.
bool sameNumber(double left, double right) {
  return std::abs(left - right) <= 1e-6 * std::max(std::abs(left), std::abs(right));
}

/// With `inMiddle` a view that a person can go to.
bool isKnownView(const QString& id, bool inMiddle) {
  const std::vector<ViewEntry>& views = viewRegistry();
  return std::any_of(views.begin(), views.end(), [&](const ViewEntry& view) {
    return view.id == id && (!inMiddle || view.place == ViewPlace::Center);
  });
}

/// The place in `given` that `read` has not taken.
void requireSame(const QJsonValue& given, const QJsonValue& read, const LessonPlace& place) {
  if (given.isNull()) return;
  if (read.isUndefined()) place.fail(Words::tr("%1: this key is not known."));
  if (given.isObject() && read.isObject()) {
    const QJsonObject members = given.toObject();
    for (auto member = members.begin(); member != members.end(); ++member)
      requireSame(*member, read.toObject().value(member.key()), place.at(member.key()));
  } else if (!includesJson(read, given)) {
    place.fail(Words::tr("%1: this value cannot be taken."));
  }
}

}  // namespace

QJsonObject wholeSessionJson(const SessionState& state) {
  QJsonObject json = toJson(state);
  QJsonObject options = json.value(kOptions).toObject();
  const QJsonObject whole = wholeViewOptions(state.viewOptions);
  for (auto view = whole.begin(); view != whole.end(); ++view) options.insert(view.key(), *view);
  json.insert(kOptions, options);
  return json;
}

QJsonObject mergedSession(QJsonObject below, const QJsonObject& patch) {
  for (auto member = patch.begin(); member != patch.end(); ++member) {
    const bool deep = member->isObject() && member.key() != QLatin1String("source");
    if (member->isNull())
      below.remove(member.key());
    else if (deep)
      below.insert(member.key(), mergedSession(below.value(member.key()).toObject(), member->toObject()));
    else
      below.insert(member.key(), *member);
  }
  return below;
}

void requireUnderstood(const QJsonObject& given, const SessionState& read, const LessonPlace& place) {
  requireSame(given, wholeSessionJson(read), place);
  if (given.contains(QLatin1String("view")) && !isKnownView(read.view, true))
    place.at(QStringLiteral("view")).fail(Words::tr("%1: there is no view of this name."));
  const QJsonObject options = given.value(kOptions).toObject();
  for (auto view = options.begin(); view != options.end(); ++view)
    if (view.key() != QLatin1String("display") && view.key() != QLatin1String(CompareOptions::viewId) &&
        !isKnownView(view.key(), false))
      place.at(kOptions).at(view.key()).fail(Words::tr("%1: there is no view of this name."));
}

bool includesJson(const QJsonValue& whole, const QJsonValue& given) {
  if (given.isDouble()) return whole.isDouble() && sameNumber(whole.toDouble(), given.toDouble());
  if (given.isObject()) {
    const QJsonObject members = given.toObject();
    for (auto member = members.begin(); member != members.end(); ++member)
      if (!includesJson(whole.toObject().value(member.key()), *member)) return false;
    return whole.isObject();
  }
  if (!given.isArray()) return whole == given;
  const QJsonArray all = whole.toArray(), wanted = given.toArray();
  const bool objects = !wanted.isEmpty() && wanted.first().isObject();
  if (!objects && all.size() != wanted.size()) return false;
  for (qsizetype i = 0; i < wanted.size(); ++i) {
    const auto like = [&](const QJsonValue& one) { return includesJson(one, wanted[i]); };
    if (objects ? std::none_of(all.begin(), all.end(), like) : !like(all[i])) return false;
  }
  return whole.isArray();
}

}  // namespace headlight
