#pragma once

#include <QJsonArray>
#include <QJsonObject>

#include "ui/lessons/lesson_place.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// A claim is an object with one of the names below, and for those with a number "at_least", "at_most" or
/// both. Tokens are numbers or words (lessonToken()); layer, head and kind are those in focus where they are
/// left out.
///
/// - weight: {layer, head, kind, query, key}: of a cell; key may be a list, whose weights are added
/// - score, dot: {layer, head, kind, query, key}: what softmax takes, and q . k before it is scaled
/// - strongest: {layer, head, kind, query, key, among}: the key has the largest weight of the row, or of the
///   keys listed
/// - statistic: {name, layer, head, kind}: of a head, by its id in `headlight statistics`
/// - probability: {token}: where the Predictions view asks
/// - likeliest: token: likewise
/// - written: text: what the decoder beside an encoder has written
/// - share, lift: {name, rewrite}: what marked text gets over all heads, and over what its size asks for;
///   of the other wording with rewrite: true
/// - menu: {dish}: the weight of a dish of Anatomy's menu, counted from 0
/// - rate: {step}: the learning rate of the Training view's schedule
///
/// Throws Error naming the place of what is no claim.
void requireClaims(const QJsonArray& claims, const LessonPlace& place);

/// What is not as a claim says, in a sentence with the number that there is; empty: it is so. Throws
/// Cancelled.
QString problemOfClaim(const QJsonObject& claim, const Snapshot& shown, const Execution& execution);

}  // namespace headlight
