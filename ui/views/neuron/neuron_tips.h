#pragma once

#include <QString>

#include "ui/views/neuron/neuron_content.h"

namespace headlight {

/// What is said of the dimension at a place of the picture, counted from the left over all parts: its numbers
/// of q and k, their product, and the sum up to it.
QString dimensionTip(const NeuronContent& content, std::size_t place);

/// What is said of a frequency pair, by its place in content.pairs: its dimensions, its share, how fast it
/// turns, and the angle between q and k.
QString pairTip(const NeuronContent& content, std::size_t place);

}  // namespace headlight
