#include "core/training/matrix_products.h"

#include <cassert>

#include "core/layers/onednn_products.h"
#include "core/tensor/buffer.h"
#include "core/training/bfloat16_products.h"
#include "core/training/bfloat16_rounding.h"
#include "core/training/row_arithmetic.h"
#include "core/training/row_views.h"
#include "core/training/transposition.h"

#ifdef HEADLIGHT_HAS_ONEDNN
#include <omp.h>

#include <dnnl.h>
#endif

namespace headlight {
namespace {

std::int64_t summed(const MatrixProduct& product) {
  return product.leftTransposed ? product.left.rows() : product.left.cols();
}

[[maybe_unused]] bool fits(const MatrixProduct& product) {
  const auto& [left, leftTransposed, right, rightTransposed, result, write, precision] = product;
  const std::int64_t rows = leftTransposed ? left.cols() : left.rows();
  const std::int64_t columns = rightTransposed ? right.rows() : right.cols();
  const std::int64_t k = rightTransposed ? right.cols() : right.rows();
  return rows == result.rows() && columns == result.cols() && k == summed(product);
}

template <typename Left, typename Right>
void multiplyByEigen(const Left& left, const Right& right, Write write, MutableMatrixView result) {
  switch (write) {
    case Write::Replace:
      result.noalias() = left * right;
      return;
    case Write::Add:
      result.noalias() += left * right;
      return;
  }
}

void multiplyByEigen(const MatrixProduct& product) {
  const auto& [left, leftTransposed, right, rightTransposed, result, write, precision] = product;
  if (leftTransposed && rightTransposed) {
    multiplyByEigen(left.transpose(), right.transpose(), write, result);
  } else if (leftTransposed) {
    multiplyByEigen(left.transpose(), right, write, result);
  } else if (rightTransposed) {
    multiplyByEigen(left, right.transpose(), write, result);
  } else {
    multiplyByEigen(left, right, write, result);
  }
}

#ifdef HEADLIGHT_HAS_ONEDNN
// oneDNN packs a transposed right factor more slowly than we transpose it, which pays from about this many
// rows on.
constexpr std::int64_t rowsWorthTransposing = 192;

// oneDNN's plain product takes matrices as they lie and packs what it needs while it multiplies, which costs
// little beside the rows of a micro-batch; weights change with every step, so packing them for good would
// gain nothing.
void multiplyByOneDnn(const MatrixProduct& product, Buffer& transposed) {
  const auto& [left, leftTransposed, right, rightTransposed, result, write, precision] = product;
  if (rightTransposed && result.rows() >= rowsWorthTransposing) {
    transposed.reserve(right.size());
    const MutableMatrixView other = viewOf(transposed.data(), right.cols(), right.rows());
    transposeRows(right, other);
    return multiplyByOneDnn({left, leftTransposed, readOnly(other), false, result, write, precision},
                            transposed);
  }
  // Micro-batches run side by side on the core's threads, so oneDNN must not start some of its own. OpenMP
  // keeps this number for each thread.
  omp_set_num_threads(1);
  [[maybe_unused]] const dnnl_status_t status =
      dnnl_sgemm(leftTransposed ? 'T' : 'N', rightTransposed ? 'T' : 'N', result.rows(), result.cols(),
                 summed(product), 1.0F, left.data(), left.outerStride(), right.data(), right.outerStride(),
                 write == Write::Add ? 1.0F : 0.0F, const_cast<float*>(result.data()), result.outerStride());
  assert(status == dnnl_success);
}
#else
void multiplyByOneDnn(const MatrixProduct&, Buffer&) { assert(false); }
#endif

}  // namespace

struct MatrixProducts::Implementation {
  std::unique_ptr<BFloat16Products> narrow;  // nullptr where the machine or the backend has none
  Buffer left;                               // rounded
  Buffer right;
  Buffer transposed;
};

MatrixProducts::MatrixProducts(LinearBackend backend)
    : m_backend(OneDnnProducts::create() ? backend : LinearBackend::Eigen),
      m_implementation(std::make_unique<Implementation>()) {
  if (m_backend == LinearBackend::OneDnn) m_implementation->narrow = BFloat16Products::create();
}
MatrixProducts::~MatrixProducts() = default;

void MatrixProducts::multiply(const MatrixProduct& product) {
  assert(fits(product));
  if (product.result.size() == 0) return;
  if (summed(product) == 0) {
    if (product.write == Write::Replace) clearRows(product.result);
    return;
  }
  switch (product.precision) {
    case Precision::Float32:
      return multiplyFloat32(product);
    case Precision::BFloat16:
      return multiplyBFloat16(product);
  }
}

void MatrixProducts::multiplyFloat32(const MatrixProduct& product) {
  switch (m_backend) {
    case LinearBackend::OneDnn:
      return multiplyByOneDnn(product, m_implementation->transposed);
    case LinearBackend::Eigen:
      return multiplyByEigen(product);
  }
}

// A product of two bfloat16 numbers is exact in float32, so that rounding the factors beforehand is all there
// is to it where the machine has no instructions for them.
void MatrixProducts::multiplyBFloat16(const MatrixProduct& product) {
  if (m_implementation->narrow) return m_implementation->narrow->multiply(product);
  const auto round = [](const MatrixView& view, Buffer& buffer) {
    buffer.reserve(view.size());
    const MutableMatrixView to = viewOf(buffer.data(), view.rows(), view.cols());
    roundToBFloat16(view, to);
    return readOnly(to);
  };
  const MatrixView left = round(product.left, m_implementation->left);
  const MatrixView right = round(product.right, m_implementation->right);
  multiplyFloat32({left, product.leftTransposed, right, product.rightTransposed, product.result,
                   product.write, Precision::Float32});
}

}  // namespace headlight
