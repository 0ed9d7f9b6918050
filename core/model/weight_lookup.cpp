#include "core/model/weight_lookup.h"

#include "core/error.h"
#include "core/parameters/visit_tensors.h"
#include "core/tensor/weight_matrix.h"

namespace headlight {
namespace {

Matrix matrixOf(const TensorView& tensor) {
  const std::int64_t rows = tensor.shape.size() > 1 ? tensor.shape.front() : 1;
  Matrix matrix(rows, tensor.elementCount() / std::max<std::int64_t>(rows, 1));
  widen(tensor, 0, {matrix.data(), static_cast<std::size_t>(matrix.size())});
  return matrix;
}

// Collects the names.
struct Names {
  std::vector<std::string> names;

  void table(const std::string& name, const TensorView&, const std::vector<std::int64_t>&) {
    names.push_back(name);
  }
  void norm(const std::string& name, const NormTensor& tensor, std::int64_t) {
    names.push_back(name);
    if (tensor.bias) names.push_back(name + ".bias");
  }
  void linear(const std::string& name, const LinearTensor& tensor, std::int64_t, std::int64_t) {
    names.push_back(name);
    if (tensor.bias) names.push_back(name + ".bias");
  }
};

// Finds one of them, or a tensor of the file.
struct Find {
  const std::string& wanted;
  std::optional<Matrix> found = {};
  const TensorView* file = nullptr;

  void inFile(const TensorView& tensor) {
    if (tensor.name == wanted) file = &tensor;
  }
  void table(const std::string& name, const TensorView& tensor, const std::vector<std::int64_t>&) {
    inFile(tensor);
    if (name == wanted) found = matrixOf(tensor);
  }
  void norm(const std::string& name, const NormTensor& tensor, std::int64_t) {
    inFile(tensor.weight);
    if (tensor.bias) inFile(*tensor.bias);
    if (name == wanted) found = matrixOf(tensor.weight);
    if (tensor.bias && name + ".bias" == wanted) found = matrixOf(*tensor.bias);
  }
  void linear(const std::string& name, const LinearTensor& tensor, std::int64_t, std::int64_t) {
    inFile(tensor.weight);
    if (tensor.bias) inFile(*tensor.bias);
    if (name == wanted) found = weightMatrix(tensor);
    if (tensor.bias && name + ".bias" == wanted) found = biasMatrix(tensor);
  }
};

}  // namespace

std::vector<std::string> weightNames(const ModelConfig& config, const ModelWeights& weights) {
  Names visitor;
  visitTensors(config, weights, visitor);
  return visitor.names;
}

Matrix weightByName(const ModelConfig& config, const ModelWeights& weights, const std::string& name) {
  Find visitor{name};
  visitTensors(config, weights, visitor);
  if (visitor.found) return *visitor.found;
  if (visitor.file) return matrixOf(*visitor.file);
  throw Error("The model has no weight \"%1\".", name);
}

}  // namespace headlight
