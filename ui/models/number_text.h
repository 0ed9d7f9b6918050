#pragma once

#include <QString>

namespace headlight {

/// A weight as lists show it: four decimals ("0.4481"), and two significant digits with an exponent below
/// 0.00005, so that a small weight is never shown as 0 ("2.3e-07"). Exactly 0 is "0".
QString weightText(double weight);

/// A difference of weights, likewise, with its sign: "+0.4481", "-0.0310".
QString signedWeightText(double difference);

/// A probability in percent, with the digits that weightText() gives it: "44.81 %", "0.012 %" below 0.05 %.
QString percentText(double probability);

/// A weight in two significant digits, as legends show it: "0.93", "0.0031", "2.3e-07".
QString shortWeightText(double weight);

/// A number at an end or a tick of a scale, in three significant digits: "0.5", "0.0025", "1e-05".
QString scaleEndText(double value);

/// A weight as a heatmap's cell of this width shows it: 0.123, 0.12, or .12 where the cell is narrower than
/// `roomyWidth`. Empty for what rounds to 0: a picture full of zeros hides the others.
QString cellWeightText(float weight, double width, double roomyWidth);

/// A score or another number without a fixed range: four decimals up to 9,999, six significant digits beyond;
/// "-∞" for negative infinity.
QString scoreText(double score);

/// The shortest text that reads back as the same float32, for tables that leave the program.
QString exactText(float value);

/// "12,345" in the user's locale.
QString countText(std::int64_t count);

}  // namespace headlight
