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

/// Paints bars of signed numbers over and under a line of zero, on one scale, whose ends stand at the left;
/// under bars that are wide enough their numbers are written.
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

/// The numbers that bars go by, as many as there is room for: numbers[i] belongs to bars[i]. Where they
/// ascend those that a power of two divides are written, otherwise those of every second, fourth ... bar.
void paintBarNumbers(QPainter& painter, const QRectF& area, const std::vector<NeuronBar>& bars,
                     const std::vector<std::int64_t>& numbers, const PictureStyle& style);

}  // namespace headlight
