#include "core/training/bfloat16_products.h"

#ifdef HEADLIGHT_HAS_ONEDNN

#include <omp.h>

#include <algorithm>
#include <dnnl.hpp>
#include <map>
#include <string>
#include <unordered_map>

#include "core/tensor/buffer.h"
#include "core/training/bfloat16_rounding.h"
#include "core/training/row_arithmetic.h"
#include "core/training/row_views.h"

namespace headlight {
namespace {

using dnnl::memory;

// The rows of a micro-batch are counted in whole blocks of this many, the last one filled up with zeros, so
// that oneDNN need not make a product for every number of rows.
constexpr std::int64_t block = 32;
// Products that are kept; a training run has a few hundred.
constexpr std::size_t mostCalls = 2048;

std::int64_t wholeBlocks(std::int64_t rows) { return (rows + block - 1) / block * block; }

struct Shape {
  std::int64_t rows = 0;
  std::int64_t columns = 0;
  std::int64_t sums = 0;
  bool leftTransposed = false;
  bool rightTransposed = false;
  bool add = false;
  std::int64_t stride = 0;  // of the result
  auto operator<=>(const Shape&) const = default;
};

// One product that is ready; only the addresses change.
struct Call {
  dnnl::matmul primitive;
  memory left;
  memory right;
  memory result;
  memory scratch;
  std::unordered_map<int, memory> arguments;
};

memory::desc descriptionOf(std::int64_t rows, std::int64_t columns, bool transposed) {
  const memory::dims strides = transposed ? memory::dims{1, rows} : memory::dims{columns, 1};
  return memory::desc({rows, columns}, memory::data_type::bf16, strides);
}

dnnl::matmul::primitive_desc descriptionOf(const Shape& shape, const dnnl::engine& engine) {
  const memory::desc result({shape.rows, shape.columns}, memory::data_type::f32,
                            memory::dims{shape.stride, 1});
  dnnl::primitive_attr attributes;
  attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
  if (shape.add) {
    dnnl::post_ops operations;
    operations.append_sum(1.0F);
    attributes.set_post_ops(operations);
  }
  const dnnl::matmul::desc operation(descriptionOf(shape.rows, shape.sums, shape.leftTransposed),
                                     descriptionOf(shape.sums, shape.columns, shape.rightTransposed), result);
  return {operation, attributes, engine};
}

Call makeCall(const Shape& shape, const dnnl::engine& engine) {
  const dnnl::matmul::primitive_desc description = descriptionOf(shape, engine);
  const auto empty = [&](const memory::desc& of) { return memory(of, engine, DNNL_MEMORY_NONE); };
  Call call{
      dnnl::matmul(description),     empty(description.src_desc()),        empty(description.weights_desc()),
      empty(description.dst_desc()), empty(description.scratchpad_desc()), {}};
  call.arguments = {{DNNL_ARG_SRC, call.left},
                    {DNNL_ARG_WEIGHTS, call.right},
                    {DNNL_ARG_DST, call.result},
                    {DNNL_ARG_SCRATCHPAD, call.scratch}};
  return call;
}

}  // namespace

struct BFloat16Products::Implementation {
  dnnl::engine engine{dnnl::engine::kind::cpu, 0};
  dnnl::stream stream{engine};
  std::map<Shape, Call> calls;
  Buffer left;   // rounded, two numbers in a float's place
  Buffer right;  // likewise
  Buffer last;   // result of the last block of rows
  Buffer scratch;

  Call& callFor(const Shape& shape) {
    const auto known = calls.find(shape);
    if (known != calls.end()) return known->second;
    if (calls.size() >= mostCalls) calls.clear();
    return calls.emplace(shape, makeCall(shape, engine)).first->second;
  }

  void execute(const Shape& shape, const std::uint16_t* leftData, const std::uint16_t* rightData,
               float* result) {
    // Micro-batches run side by side on the core's threads, so oneDNN must not start some of its own. OpenMP
    // keeps this number for each thread.
    omp_set_num_threads(1);
    Call& call = callFor(shape);
    scratch.reserve(static_cast<std::int64_t>(call.scratch.get_desc().get_size() / sizeof(float)) + 1);
    call.left.set_data_handle(const_cast<std::uint16_t*>(leftData));
    call.right.set_data_handle(const_cast<std::uint16_t*>(rightData));
    call.result.set_data_handle(result);
    call.scratch.set_data_handle(scratch.data());
    call.primitive.execute(stream, call.arguments);
  }
};

namespace {

// Rounds into dense rows, with rows of zeros up to `rows`.
const std::uint16_t* narrowed(const MatrixView& from, std::int64_t rows, Buffer& buffer) {
  buffer.reserve((rows * from.cols() + 1) / 2);
  auto* const to = reinterpret_cast<std::uint16_t*>(buffer.data());
  narrowToBFloat16(from, to);
  std::fill(to + from.size(), to + rows * from.cols(), std::uint16_t{0});
  return to;
}

}  // namespace

BFloat16Products::BFloat16Products() : m_implementation(std::make_unique<Implementation>()) {}
BFloat16Products::~BFloat16Products() = default;

std::unique_ptr<BFloat16Products> BFloat16Products::create() {
  try {
    std::unique_ptr<BFloat16Products> made(new BFloat16Products);
    const dnnl::matmul::primitive_desc description =
        descriptionOf({block, block, block, false, false, false, block}, made->m_implementation->engine);
    // Other machines have it too, slower than float32: oneDNN's name for the way it goes tells.
    if (std::string(description.impl_info_str()).starts_with("brg:avx512_core_")) return made;
  } catch (const dnnl::error&) {
    // Not on this machine.
  }
  return nullptr;
}

void BFloat16Products::multiply(const MatrixProduct& product) {
  Implementation& self = *m_implementation;
  MutableMatrixView result = product.result;
  const bool leftTransposed = product.leftTransposed;
  const bool rightTransposed = product.rightTransposed;
  const bool add = product.write == Write::Add;
  // What is summed over are rows of both factors in a gradient of weights; zeros more do not change it.
  const std::int64_t known = leftTransposed ? product.left.rows() : product.left.cols();
  const std::int64_t sums = leftTransposed && !rightTransposed ? wholeBlocks(known) : known;
  const std::int64_t leftRows = leftTransposed ? sums : wholeBlocks(product.left.rows());
  const std::uint16_t* const left = narrowed(product.left, leftRows, self.left);
  const std::uint16_t* const right =
      narrowed(product.right, rightTransposed ? product.right.rows() : sums, self.right);
  Shape shape{result.rows(), result.cols(), sums, leftTransposed, rightTransposed, add, result.outerStride()};
  if (leftTransposed) return self.execute(shape, left, right, result.data());
  shape.rows = result.rows() / block * block;
  if (shape.rows > 0) self.execute(shape, left, right, result.data());
  const std::int64_t rest = result.rows() - shape.rows;
  if (rest == 0) return;
  self.last.reserve(block * result.cols());
  const std::uint16_t* const from = left + shape.rows * sums;
  MutableMatrixView to = rowsOf(result, shape.rows, rest);
  self.execute({block, shape.columns, sums, false, rightTransposed, false, shape.columns}, from, right,
               self.last.data());
  const MatrixView made = viewOf(static_cast<const float*>(self.last.data()), rest, shape.columns);
  if (add) {
    addRows(made, to);
  } else {
    copyRows(made, to);
  }
}

}  // namespace headlight

#else

#include <cassert>

namespace headlight {

struct BFloat16Products::Implementation {};
BFloat16Products::BFloat16Products() = default;
BFloat16Products::~BFloat16Products() = default;

// Without oneDNN nobody gets an object to call this on.
std::unique_ptr<BFloat16Products> BFloat16Products::create() { return nullptr; }
void BFloat16Products::multiply(const MatrixProduct&) { assert(false); }

}  // namespace headlight

#endif
