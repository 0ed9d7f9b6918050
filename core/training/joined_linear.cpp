#include "core/training/joined_linear.h"

#include <optional>

#include "core/training/parameter_views.h"

namespace headlight {
namespace {

std::span<const float> joinedBias(std::span<const float> a, std::span<const float> b) {
  return {a.data(), a.size() + b.size()};
}

// One layer in place of two, where the second's numbers follow the first's.
std::optional<LinearWeights> joined(const LinearWeights& a, const LinearWeights& b) {
  if (a.inputMajor != b.inputMajor || a.bias.empty() != b.bias.empty()) return std::nullopt;
  if (!a.bias.empty() && a.bias.data() + a.bias.size() != b.bias.data()) return std::nullopt;
  const std::int64_t stride = a.weight.outerStride();
  if (stride != b.weight.outerStride()) return std::nullopt;
  const std::int64_t step = a.inputMajor ? a.outputs() : a.outputs() * stride;
  if (a.weight.data() + step != b.weight.data()) return std::nullopt;
  const std::int64_t outputs = a.outputs() + b.outputs();
  return LinearWeights{.weight = a.inputMajor ? viewOf(a.weight.data(), a.inputs(), outputs, stride)
                                              : viewOf(a.weight.data(), outputs, a.inputs(), stride),
                       .bias = joinedBias(a.bias, b.bias),
                       .inputMajor = a.inputMajor};
}

}  // namespace

JoinedLinear::JoinedLinear(const std::vector<const LinearTensor*>& tensors) {
  std::optional<LinearWeights> last;
  for (const LinearTensor* tensor : tensors) {
    const LinearWeights next = linearOf(*tensor);
    m_outputs += next.outputs();
    const std::optional<LinearWeights> both = last ? joined(*last, next) : std::nullopt;
    if (last && !both) m_parts.push_back(*last);
    last.emplace(both ? *both : next);
  }
  m_parts.push_back(*last);
}

void JoinedLinear::forward(const MatrixView& x, MutableMatrixView y, Workspace& workspace) const {
  std::int64_t first = 0;
  for (const LinearWeights& part : m_parts) {
    linearForward(x, part, columnsOf(y, first, part.outputs()), workspace);
    first += part.outputs();
  }
}

void JoinedLinear::inputGradient(const MatrixView& dy, MutableMatrixView dx, Write write,
                                 Workspace& workspace) const {
  std::int64_t first = 0;
  for (const LinearWeights& part : m_parts) {
    const MatrixView columns = columnsOf(dy, first, part.outputs());
    if (write == Write::Replace && first == 0)
      linearInputGradient(columns, part, dx, workspace);
    else
      addLinearInputGradient(columns, part, dx, workspace);
    first += part.outputs();
  }
}

void JoinedLinear::addWeightGradient(const MatrixView& x, const MatrixView& dy, const GradientPlaces& places,
                                     Workspace& workspace) const {
  std::int64_t first = 0;
  for (const LinearWeights& part : m_parts) {
    addLinearWeightGradient(
        {.x = x, .dy = columnsOf(dy, first, part.outputs()), .weights = part, .gradients = places.of(part)},
        workspace);
    first += part.outputs();
  }
}

}  // namespace headlight
