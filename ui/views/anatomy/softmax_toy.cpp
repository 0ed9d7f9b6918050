#include "ui/views/anatomy/softmax_toy.h"

#include <QCoreApplication>
#include <cmath>

namespace headlight {

const std::array<std::array<double, SoftmaxToy::properties>, SoftmaxToy::dishes>& SoftmaxToy::values() {
  static constexpr std::array<std::array<double, properties>, dishes> made = {
      {{0.1, 0.6, 0.9}, {0.9, 0.1, 0.0}, {0.1, 0.8, 0.1}, {0.3, 0.3, 0.6}}};
  return made;
}

std::vector<QString> SoftmaxToy::dishNames() {
  return {QCoreApplication::translate("Anatomy", "Mapo tofu"),
          QCoreApplication::translate("Anatomy", "Apple pie"),
          QCoreApplication::translate("Anatomy", "Miso soup"),
          QCoreApplication::translate("Anatomy", "Mild curry")};
}

std::vector<QString> SoftmaxToy::propertyNames() {
  return {QCoreApplication::translate("Anatomy", "sweet"), QCoreApplication::translate("Anatomy", "salty"),
          QCoreApplication::translate("Anatomy", "hot")};
}

SoftmaxToy softmaxToy(const std::array<double, SoftmaxToy::dishes>& scores) {
  SoftmaxToy toy;
  toy.scores = scores;
  for (std::size_t i = 0; i < SoftmaxToy::dishes; ++i) {
    toy.exponentials[i] = std::exp(scores[i]);
    toy.sum += toy.exponentials[i];
  }
  for (std::size_t i = 0; i < SoftmaxToy::dishes; ++i) {
    toy.weights[i] = toy.exponentials[i] / toy.sum;
    for (std::size_t p = 0; p < SoftmaxToy::properties; ++p)
      toy.mixed[p] += toy.weights[i] * SoftmaxToy::values()[i][p];
  }
  return toy;
}

}  // namespace headlight
