#pragma once

#include <QPainter>
#include <QString>
#include <optional>
#include <vector>

#include "ui/plots/picture_style.h"
#include "ui/views/neuron/neuron_layout.h"

namespace headlight {

/// One bar of a band, with what stood there before rotary.
struct NeuronBar {
  double left = 0;
  double width = 0;
  double value = 0;
  std::optional<double> before;
};

/// Paints bars of signed numbers over and under a line of zero, both ways on one scale, with the scale's ends
/// at the left; numbers are written where bars are wide enough for them.
void paintSignedBars(QPainter& painter, const NeuronBand& band, const std::vector<NeuronBar>& bars,
                     const QFont& small, const PictureStyle& style);

/// Paints sums from left to right as steps from 0.
void paintRunningSum(QPainter& painter, const NeuronBand& band, const std::vector<NeuronBar>& bars,
                     const QFont& small, const PictureStyle& style);

/// Paints a band's name at the left, after a patch of colour where there is one, and words at the right.
struct NeuronBandName {
  QString name;
  QString words;
  QString sum;  // at the right
  std::optional<QColor> patch = {};
};
void paintBandName(QPainter& painter, const NeuronBand& band, const NeuronBandName& name,
                   const NeuronLayout& layout, const PictureStyle& style);

/// Numbers under bars, as many as there is room for: numbers[i] belongs to bars[i]. Where the numbers
/// ascend those divisible by a round step are written, otherwise every so manieth.
void paintBarNumbers(QPainter& painter, const QRectF& area, const std::vector<NeuronBar>& bars,
                     const std::vector<std::int64_t>& numbers, const PictureStyle& style);

}  // namespace headlight
