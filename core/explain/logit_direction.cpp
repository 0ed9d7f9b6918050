#include "core/explain/logit_direction.h"

#include "core/tensor/weight_matrix.h"

namespace headlight {
namespace {

Eigen::RowVectorXd rowOf(const LinearTensor& linear, std::int64_t output) {
  return weightRow(linear, output).row(0).cast<double>();
}

double biasOf(const OutputHeadTensors& head, std::int64_t id) {
  float bias = 0;
  if (head.bias)
    widen(*head.bias, id, {&bias, 1});
  else if (head.decoder.bias)
    widen(*head.decoder.bias, head.decoder.rowOf(id), {&bias, 1});
  return bias;
}

LogitDirection directionOf(const ModelConfig& config, const OutputHeadTensors& head, std::int64_t id) {
  LogitDirection made{.direction = rowOf(head.decoder, id), .bias = biasOf(head, id)};
  if (head.transform) {
    const Matrix bias = biasMatrix(*head.transform);
    if (bias.size() > 0) made.bias += bias.row(0).cast<double>().dot(made.direction);
    made.direction = (made.direction * weightMatrix(*head.transform).cast<double>()).eval();
  } else {
    made.direction *= config.stateScale;
  }
  made.direction *= config.logitScale;
  made.bias *= config.logitScale;
  return made;
}

}  // namespace

LogitDirection logitDirection(const ModelConfig& config, const ModelWeights& weights,
                              const TokenQuestion& question) {
  const OutputHeadTensors& head = *weights.outputHead;
  LogitDirection made = directionOf(config, head, question.token);
  if (!question.against) return made;
  const LogitDirection other = directionOf(config, head, *question.against);
  made.direction -= other.direction;
  made.bias -= other.bias;
  return made;
}

}  // namespace headlight
