#include "core/layers/onednn_products.h"

#ifdef HEADLIGHT_HAS_ONEDNN

#include <omp.h>

#include <algorithm>
#include <dnnl.hpp>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

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

namespace {

// The arguments of one kind of product, made once a thread; only the addresses change.
struct Call {
  dnnl::memory in;
  dnnl::memory out;
  dnnl::memory bias;
  dnnl::memory scratch;
  std::unordered_map<int, dnnl::memory> arguments;
};

Call makeCall(const Product& product, bool bias, const dnnl::engine& engine) {
  const auto empty = [&](const dnnl::memory::desc& description) {
    return dnnl::memory(description, engine, DNNL_MEMORY_NONE);
  };
  Call call;
  call.in = empty(product.description.src_desc());
  call.out = empty(product.description.dst_desc());
  call.scratch = empty(product.description.scratchpad_desc());
  call.arguments = {{DNNL_ARG_SRC, call.in}, {DNNL_ARG_DST, call.out}, {DNNL_ARG_SCRATCHPAD, call.scratch}};
  if (!bias) return call;
  call.bias = empty(product.description.bias_desc());
  call.arguments.emplace(DNNL_ARG_BIAS, call.bias);
  return call;
}

}  // namespace

struct OneDnnThread::Implementation {
  std::optional<dnnl::stream> stream;
  std::unordered_map<const Product*, Call> calls;
};

struct OneDnnProducts::Implementation {
  struct Panel {
    PanelShape shape;
    dnnl::memory weights;
  };

  dnnl::engine engine{dnnl::engine::kind::cpu, 0};
  std::map<PanelShape, dnnl::memory::desc> weights;  // how each shape is packed, whatever the number of rows
  std::map<std::pair<PanelShape, std::int64_t>, Product> products;
  std::vector<Panel> panels;
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

  void multiply(const PanelShape& shape, const dnnl::memory& packed, const PanelProduct& product,
                OneDnnThread::Implementation& own) const {
    stayOnThisThread();
    const Product& made = products.at({shape, product.rows});
    if (!own.stream) own.stream.emplace(engine);
    auto call = own.calls.find(&made);
    if (call == own.calls.end()) call = own.calls.emplace(&made, makeCall(made, shape.bias, engine)).first;
    Call& arguments = call->second;
    arguments.in.set_data_handle(const_cast<float*>(product.in));
    arguments.out.set_data_handle(product.out);
    arguments.scratch.set_data_handle(product.scratch);
    if (shape.bias) arguments.bias.set_data_handle(const_cast<float*>(product.bias));
    arguments.arguments[DNNL_ARG_WEIGHTS] = packed;
    made.primitive.execute(*own.stream, arguments.arguments);
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

int OneDnnProducts::addPanel(const PanelShape& shape, float* packed) {
  Implementation& self = *m_implementation;
  self.panels.push_back({shape, dnnl::memory(self.weights.at(shape), self.engine, packed)});
  return static_cast<int>(self.panels.size()) - 1;
}

std::optional<PanelBlocks> OneDnnProducts::blocks(const PanelShape& shape) const {
  const dnnl_memory_desc_t& weights = m_implementation->weights.at(shape).data;
  if (weights.format_kind != dnnl_blocked || weights.extra.flags != 0) return std::nullopt;
  const dnnl_blocking_desc_t& blocking = weights.format_desc.blocking;
  // 16 inputs, dimension 1, of each of a block's outputs, dimension 0, which are innermost.
  const bool known = blocking.inner_nblks == 2 && blocking.inner_idxs[0] == 1 &&
                     blocking.inner_blks[0] == 16 && blocking.inner_idxs[1] == 0 &&
                     blocking.inner_blks[1] % 16 == 0;
  if (!known) return std::nullopt;
  return PanelBlocks{blocking.inner_blks[1], blocking.strides[0], blocking.strides[1]};
}

void OneDnnProducts::pack(int panel, const PanelSource& source) const {
  const Implementation::Panel& to = m_implementation->panels[static_cast<std::size_t>(panel)];
  pack(to.shape, source, static_cast<float*>(to.weights.get_data_handle()));
}

void OneDnnProducts::pack(const PanelShape& shape, const PanelSource& source, float* packed) const {
  stayOnThisThread();
  const dnnl::engine& engine = m_implementation->engine;
  const dnnl::memory::desc plain({shape.outputs, shape.inputs}, float32,
                                 {source.outputStride, source.inputStride});
  dnnl::memory from(plain, engine, const_cast<float*>(source.data));
  dnnl::memory weights(m_implementation->weights.at(shape), engine, packed);
  dnnl::stream stream(engine);
  dnnl::reorder(from, weights).execute(stream, from, weights);
}

void OneDnnProducts::multiply(int panel, const PanelProduct& product, OneDnnThread& thread) const {
  const Implementation::Panel& weights = m_implementation->panels[static_cast<std::size_t>(panel)];
  m_implementation->multiply(weights.shape, weights.weights, product, *thread.m_implementation);
}

void OneDnnProducts::multiply(const PanelShape& shape, const float* packed, const PanelProduct& product,
                              OneDnnThread& thread) const {
  const dnnl::memory weights(m_implementation->weights.at(shape), m_implementation->engine,
                             const_cast<float*>(packed));
  m_implementation->multiply(shape, weights, product, *thread.m_implementation);
}

}  // namespace headlight

#else

#include <cassert>

namespace headlight {

struct OneDnnProducts::Implementation {};
OneDnnProducts::OneDnnProducts() = default;
OneDnnProducts::~OneDnnProducts() = default;

struct OneDnnThread::Implementation {};

// Without oneDNN nobody gets an object to call these on.
std::unique_ptr<OneDnnProducts> OneDnnProducts::create() { return nullptr; }
void OneDnnProducts::prepare(const PanelShape&, std::int64_t) { assert(false); }
std::int64_t OneDnnProducts::packedSize(const PanelShape&) const { return 0; }
int OneDnnProducts::addPanel(const PanelShape&, float*) { return 0; }
void OneDnnProducts::pack(int, const PanelSource&) const { assert(false); }
void OneDnnProducts::pack(const PanelShape&, const PanelSource&, float*) const { assert(false); }
std::optional<PanelBlocks> OneDnnProducts::blocks(const PanelShape&) const { return std::nullopt; }
std::int64_t OneDnnProducts::scratchSize() const { return 0; }
void OneDnnProducts::multiply(int, const PanelProduct&, OneDnnThread&) const { assert(false); }
void OneDnnProducts::multiply(const PanelShape&, const float*, const PanelProduct&, OneDnnThread&) const {
  assert(false);
}

}  // namespace headlight

#endif

namespace headlight {

OneDnnThread::OneDnnThread() : m_implementation(std::make_unique<Implementation>()) {}
OneDnnThread::~OneDnnThread() = default;
OneDnnThread::OneDnnThread(OneDnnThread&&) noexcept = default;
OneDnnThread& OneDnnThread::operator=(OneDnnThread&&) noexcept = default;

}  // namespace headlight
