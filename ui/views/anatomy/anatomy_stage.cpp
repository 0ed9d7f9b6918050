#include "ui/views/anatomy/anatomy_stage.h"

#include <algorithm>
#include <cmath>

namespace headlight {

namespace {

template <typename Numbers>
double largestOf(const Numbers& numbers) {
  double largest = 0;
  for (Eigen::Index i = 0; i < numbers.size(); ++i) {
    const double value = std::abs(double(numbers.data()[i]));
    if (std::isfinite(value)) largest = std::max(largest, value);
  }
  return largest;
}

}  // namespace

double AnatomyStage::limit() const {
  double largest = 0;
  for (const AnatomyItem& item : items) {
    largest = std::max({largest, largestOf(item.values), largestOf(item.compared), largestOf(item.beside),
                        largestOf(item.sum)});
  }
  return largest > 0 ? largest : 1;
}

const AnatomyStage* AnatomyContent::find(const QString& id) const {
  for (const AnatomyStage& stage : stages)
    if (stage.id == id) return &stage;
  return nullptr;
}

}  // namespace headlight
