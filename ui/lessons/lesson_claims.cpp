#include "ui/lessons/lesson_claims.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <functional>
#include <map>

#include "core/error.h"
#include "ui/lessons/claimed_numbers.h"

namespace headlight {
namespace {

const QString kAtLeast = QStringLiteral("at_least");
const QString kAtMost = QStringLiteral("at_most");

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Lessons)
};

struct ClaimKind {
  QStringList arguments;  // empty: a text in their place
  bool bounded = true;    // false: it is so (1), or it is not (0)
  double (*number)(const QJsonValue& argument, const ClaimContext& context);
};

const std::map<QString, ClaimKind>& claimKinds() {
  const QStringList head = {"layer", "head", "kind"};
  const QStringList cell = head + QStringList{"query", "key"};
  static const std::map<QString, ClaimKind> kinds = {
      {"weight", {cell, true, claimedWeight}},
      {"score", {cell, true, claimedScore}},
      {"dot", {cell, true, claimedDot}},
      {"strongest", {cell + QStringList{"among"}, false, claimedStrongest}},
      {"statistic", {head + QStringList{"name"}, true, claimedStatistic}},
      {"probability", {{"token"}, true, claimedProbability}},
      {"likeliest", {{}, false, claimedLikeliest}},
      {"written", {{}, false, claimedWritten}},
      {"share", {{"name", "rewrite"}, true, claimedShare}},
      {"lift", {{"name", "rewrite"}, true, claimedLift}},
      {"menu", {{"dish"}, true, claimedMenu}},
      {"rate", {{"step"}, true, claimedRate}},
  };
  return kinds;
}

/// The name of what is claimed; empty where there is none, or more than one.
QString nameOfClaim(const QJsonObject& claim) {
  QStringList names = claim.keys();
  names.removeAll(kAtLeast);
  names.removeAll(kAtMost);
  return names.size() == 1 ? names.first() : QString();
}

void requireArgument(const ClaimKind& kind, const QJsonValue& argument, const LessonPlace& place) {
  if (kind.arguments.isEmpty()) {
    if (argument.toString().isEmpty()) place.fail(Words::tr("%1: a text is expected here."));
    return;
  }
  if (!argument.isObject()) place.fail(Words::tr("%1: an object is expected here."));
  for (const QString& key : argument.toObject().keys())
    if (!kind.arguments.contains(key)) place.at(key).fail(Words::tr("%1: this key is not known."));
}

void requireClaim(const QJsonValue& value, const LessonPlace& place) {
  const QJsonObject claim = value.toObject();
  const QString name = nameOfClaim(claim);
  const auto found = claimKinds().find(name);
  if (found == claimKinds().end()) {
    QStringList names;
    for (const auto& [known, kind] : claimKinds()) names << known;
    place.fail(
        Words::tr("%1: one of these is expected here: %2.").arg(QStringLiteral("%1"), names.join(", ")));
  }
  requireArgument(found->second, claim.value(name), place.at(name));
  if (!found->second.bounded) return;
  if (!claim.value(kAtLeast).isDouble() && !claim.value(kAtMost).isDouble())
    place.fail(Words::tr("%1: at_least or at_most is expected beside it, with a number."));
}

}  // namespace

void requireClaims(const QJsonArray& claims, const LessonPlace& place) {
  for (qsizetype i = 0; i < claims.size(); ++i) requireClaim(claims[i], place.at(QString::number(i + 1)));
}

QString problemOfClaim(const QJsonObject& claim, const Snapshot& shown, const Execution& execution) {
  const QString name = nameOfClaim(claim);
  const ClaimKind& kind = claimKinds().at(name);
  try {
    const double number = kind.number(claim.value(name), {shown, execution});
    const double least = kind.bounded ? claim.value(kAtLeast).toDouble(-1e300) : 1;
    const double most = kind.bounded ? claim.value(kAtMost).toDouble(1e300) : 1;
    if (number >= least && number <= most) return {};
    if (!kind.bounded) return Words::tr("%1 is not so.").arg(name);
    return Words::tr("%1 is %2.").arg(name).arg(number);
  } catch (const Error& error) {
    return QString::fromUtf8(error.what());
  }
}

}  // namespace headlight
