#include "ui/lessons/lesson_claims.h"

#include <QCoreApplication>
#include <QStringList>
#include <map>
#include <variant>

#include "core/error.h"
#include "ui/lessons/claimed_numbers.h"
#include "ui/models/core_words.h"

namespace headlight {
namespace {

const QString kAtLeast = QStringLiteral("at_least");
const QString kAtMost = QStringLiteral("at_most");

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Lessons)
};

using Number = double (*)(const QJsonValue& argument, const ClaimContext& context);
using Text = ClaimedText (*)(const QJsonValue& argument, const ClaimContext& context);

struct ClaimKind {
  QStringList arguments;  // empty: a text in their place
  std::variant<Number, Text> looksUp;
  bool bounded() const { return std::holds_alternative<Number>(looksUp); }
};

const std::map<QString, ClaimKind>& claimKinds() {
  const QStringList head = {"layer", "head", "kind"};
  const QStringList cell = head + QStringList{"query", "key"};
  static const std::map<QString, ClaimKind> kinds = {
      {"weight", {cell, claimedWeight}},
      {"score", {cell, claimedScore}},
      {"dot", {cell, claimedDot}},
      {"strongest", {cell + QStringList{"among"}, claimedStrongest}},
      {"statistic", {head + QStringList{"name"}, claimedStatistic}},
      {"probability", {{"token"}, claimedProbability}},
      {"likeliest", {{}, claimedLikeliest}},
      {"written", {{}, claimedWritten}},
      {"share", {{"name", "rewrite"}, claimedShare}},
      {"lift", {{"name", "rewrite"}, claimedLift}},
      {"menu", {{"dish"}, claimedMenu}},
      {"rate", {{"step"}, claimedRate}},
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

/// A key that is neither a claim nor a bound of one.
void requireKnownKeys(const QJsonObject& claim, const QString& known, const LessonPlace& place) {
  bool hasClaim = false;
  for (const QString& key : claim.keys()) hasClaim = hasClaim || claimKinds().count(key) > 0;
  for (const QString& key : claim.keys()) {
    if (key == kAtLeast || key == kAtMost || claimKinds().count(key) > 0) continue;
    if (hasClaim) place.at(key).fail(Words::tr("%1: this key is not known."));
    place.at(key).fail(Words::tr("%1: this key is not known; one of these is expected here: %2.")
                           .arg(QStringLiteral("%1"), known));
  }
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
  QStringList names;
  for (const auto& [known, kind] : claimKinds()) names << known;
  requireKnownKeys(claim, names.join(QStringLiteral(", ")), place);
  const auto found = claimKinds().find(name);
  if (found == claimKinds().end())
    place.fail(
        Words::tr("%1: one of these is expected here: %2.").arg(QStringLiteral("%1"), names.join(", ")));
  requireArgument(found->second, claim.value(name), place.at(name));
  if (!found->second.bounded()) return;
  if (!claim.value(kAtLeast).isDouble() && !claim.value(kAtMost).isDouble())
    place.fail(Words::tr("%1: at_least or at_most is expected beside it, with a number."));
}

/// Empty: the number is within what is claimed.
QString problemOfNumber(const QJsonObject& claim, const QString& name, double number) {
  const QJsonValue least = claim.value(kAtLeast), most = claim.value(kAtMost);
  const auto said = [](double value) { return QString::number(value, 'g', 6); };
  if (least.isDouble() && !(number >= least.toDouble()))
    return Words::tr("%1 is %2, and at least %3 is claimed.").arg(name, said(number), said(least.toDouble()));
  if (most.isDouble() && !(number <= most.toDouble()))
    return Words::tr("%1 is %2, and at most %3 is claimed.").arg(name, said(number), said(most.toDouble()));
  return {};
}

}  // namespace

void requireClaims(const QJsonArray& claims, const LessonPlace& place) {
  for (qsizetype i = 0; i < claims.size(); ++i) requireClaim(claims[i], place.at(QString::number(i + 1)));
}

QString problemOfClaim(const QJsonObject& claim, const Snapshot& shown, const Execution& execution) {
  const QString name = nameOfClaim(claim);
  const ClaimContext context{shown, execution};
  const auto& looksUp = claimKinds().at(name).looksUp;
  try {
    if (const Number* const number = std::get_if<Number>(&looksUp))
      return problemOfNumber(claim, name, (*number)(claim.value(name), context));
    const ClaimedText text = std::get<Text>(looksUp)(claim.value(name), context);
    if (text.isSo) return {};
    return Words::tr("%1 is “%2”, and “%3” is claimed.").arg(name, text.found, text.claimed);
  } catch (const Error& error) {
    return errorText(error);
  }
}

}  // namespace headlight
