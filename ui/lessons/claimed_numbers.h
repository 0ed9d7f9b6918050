#pragma once

#include <QJsonValue>

#include "ui/views/snapshot.h"

namespace headlight {

/// What claims are looked up in.
struct ClaimContext {
  const Snapshot& shown;
  const Execution& execution;
};

/// A claim of what there is, not of a number.
struct ClaimedText {
  bool isSo = false;
  QString claimed;
  QString found;
};

// The numbers that claims are about (lesson_claims.h), from the trace and from the answers that views show.
// They throw Error for a head, a token or a name that is not there, and Cancelled.
double claimedWeight(const QJsonValue& argument, const ClaimContext& context);
double claimedScore(const QJsonValue& argument, const ClaimContext& context);
double claimedDot(const QJsonValue& argument, const ClaimContext& context);
ClaimedText claimedStrongest(const QJsonValue& argument, const ClaimContext& context);
double claimedStatistic(const QJsonValue& argument, const ClaimContext& context);
double claimedProbability(const QJsonValue& argument, const ClaimContext& context);
ClaimedText claimedLikeliest(const QJsonValue& argument, const ClaimContext& context);
ClaimedText claimedWritten(const QJsonValue& argument, const ClaimContext& context);
double claimedShare(const QJsonValue& argument, const ClaimContext& context);
double claimedLift(const QJsonValue& argument, const ClaimContext& context);
double claimedMenu(const QJsonValue& argument, const ClaimContext& context);
double claimedRate(const QJsonValue& argument, const ClaimContext& context);

}  // namespace headlight
