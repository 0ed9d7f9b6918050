#pragma once

#include "ui/session/view_options.h"

namespace headlight {

/// In which order the dimensions of a head stand, within each of its parts.
enum class NeuronOrder {
  Dimension,     // 0, 1, 2, ...
  Contribution,  // what adds most to the score first, what takes most from it last
  Magnitude      // what moves the score most, up or down, first
};

/// What the view "q × k" shows.
struct NeuronOptions {
  static constexpr const char* viewId = "neuron";
  static constexpr std::array<const char*, 3> orderNames = {"dimension", "contribution", "magnitude"};

  NeuronOrder order = NeuronOrder::Dimension;
  bool beforeRotary = true;  // q and k as they are before rotary, beside those that make the score

  QJsonObject toJson() const {
    return {{"order", nameIn(orderNames, order)}, {"before_rotary", beforeRotary}};
  }
  void read(const JsonValues& json) {
    json.readName("order", orderNames, order);
    json.read("before_rotary", beforeRotary);
  }
};

}  // namespace headlight
