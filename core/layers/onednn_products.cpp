#include "core/layers/onednn_products.h"

#ifdef HEADLIGHT_HAS_ONEDNN

#include <omp.h>

#include <algorithm>
#include <dnnl.hpp>
#include <map>
#include <unordered_map>
#include <utility>

namespace headlight {
namespace {

using Tag = dnnl::memory::format_tag;
constexpr auto float32 = dnnl::memory::data_type::f32;

// The loops over panels run on the core's own threads, so oneDNN must not start some of its own. OpenMP keeps
// this number for each thread.
void stayOnThisThread() { omp_set_num_threads(1); }

struct Product {
  dnnl::inner_product_forward::primitive_desc description;
  dnnl::inner_product_forward primitive;
};

}  // namespace

struct OneDnnProducts::Implementation {
  dnnl::engine engine{dnnl::engine::kind::cpu, 0};
  std::map<PanelShape, dnnl::memory::desc> weights;  // how each shape is packed, whatever the number of rows
  std::map<std::pair<PanelShape, std::int64_t>, Product> products;
  std::int64_t scratch = 0;

  Product make(const PanelShape& shape, std::int64_t rows) {
    const auto packed = weights.find(shape);
    const dnnl::memory::desc in({rows, shape.inputs}, float32, Tag::nc);
    const dnnl::memory::desc out({rows, shape.outputs}, float32, Tag::nc);
    const dnnl::memory::desc weight =
        packed != weights.end() ? packed->second
                                : dnnl::memory::desc({shape.outputs, shape.inputs}, float32, Tag::any);
    const dnnl::memory::desc bias({shape.outputs}, float32, Tag::x);
    const auto kind = dnnl::prop_kind::forward_inference;
    const auto operation = shape.bias ? dnnl::inner_product_forward::desc(kind, in, weight, bias, out)
                                      : dnnl::inner_product_forward::desc(kind, in, weight, out);
    dnnl::primitive_attr attributes;
    attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
    const dnnl::inner_product_forward::primitive_desc description(operation, attributes, engine);
    return {description, dnnl::inner_product_forward(description)};
  }
};

OneDnnProducts::OneDnnProducts() : m_implementation(std::make_unique<Implementation>()) {}
OneDnnProducts::~OneDnnProducts() = default;

std::unique_ptr<OneDnnProducts> OneDnnProducts::create() {
  return std::unique_ptr<OneDnnProducts>(new OneDnnProducts);
}

void OneDnnProducts::prepare(const PanelShape& shape, std::int64_t rows) {
  Implementation& self = *m_implementation;
  if (self.products.contains({shape, rows})) return;
  stayOnThisThread();
  Product product = self.make(shape, rows);
  self.weights.try_emplace(shape, product.description.weights_desc());
  const std::size_t bytes = product.description.scratchpad_desc().get_size();
  self.scratch = std::max(self.scratch, static_cast<std::int64_t>((bytes + 3) / 4));
  self.products.emplace(std::pair(shape, rows), std::move(product));
}

std::int64_t OneDnnProducts::packedSize(const PanelShape& shape) const {
  return static_cast<std::int64_t>((m_implementation->weights.at(shape).get_size() + 3) / 4);
}

std::int64_t OneDnnProducts::scratchSize() const { return m_implementation->scratch; }

void OneDnnProducts::pack(const PanelShape& shape, const PanelSource& source, float* packed) const {
  stayOnThisThread();
  const dnnl::engine& engine = m_implementation->engine;
  const dnnl::memory::desc plain({shape.outputs, shape.inputs}, float32,
                                 {source.outputStride, source.inputStride});
  dnnl::memory from(plain, engine, const_cast<float*>(source.data));
  dnnl::memory to(m_implementation->weights.at(shape), engine, packed);
  dnnl::stream stream(engine);
  dnnl::reorder(from, to).execute(stream, from, to);
}

void OneDnnProducts::multiply(const PanelShape& shape, const PanelProduct& product) const {
  stayOnThisThread();
  const dnnl::engine& engine = m_implementation->engine;
  const Product& made = m_implementation->products.at({shape, product.rows});
  const auto memory = [&](const dnnl::memory::desc& description, const float* data) {
    return dnnl::memory(description, engine, const_cast<float*>(data));
  };
  std::unordered_map<int, dnnl::memory> arguments = {
      {DNNL_ARG_SRC, memory(made.description.src_desc(), product.in)},
      {DNNL_ARG_WEIGHTS, memory(made.description.weights_desc(), product.weights)},
      {DNNL_ARG_DST, memory(made.description.dst_desc(), product.out)},
      {DNNL_ARG_SCRATCHPAD, memory(made.description.scratchpad_desc(), product.scratch)}};
  if (shape.bias) arguments.emplace(DNNL_ARG_BIAS, memory(made.description.bias_desc(), product.bias));
  dnnl::stream stream(engine);
  made.primitive.execute(stream, arguments);
}

}  // namespace headlight

#else

#include <cassert>

namespace headlight {

struct OneDnnProducts::Implementation {};
OneDnnProducts::OneDnnProducts() = default;
OneDnnProducts::~OneDnnProducts() = default;

// Without oneDNN nobody gets an object to call these on.
std::unique_ptr<OneDnnProducts> OneDnnProducts::create() { return nullptr; }
void OneDnnProducts::prepare(const PanelShape&, std::int64_t) { assert(false); }
std::int64_t OneDnnProducts::packedSize(const PanelShape&) const { return 0; }
void OneDnnProducts::pack(const PanelShape&, const PanelSource&, float*) const { assert(false); }
std::int64_t OneDnnProducts::scratchSize() const { return 0; }
void OneDnnProducts::multiply(const PanelShape&, const PanelProduct&) const { assert(false); }

}  // namespace headlight

#endif
