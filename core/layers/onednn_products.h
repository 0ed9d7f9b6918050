#pragma once

#include <cstdint>
#include <memory>
#include <optional>

namespace headlight {

/// A block of a matrix of weights as products use it: y[rows, outputs] = x[rows, inputs] W^T + b.
struct PanelShape {
  std::int64_t outputs = 0;
  std::int64_t inputs = 0;
  bool bias = false;
  auto operator<=>(const PanelShape&) const = default;
};

/// A panel's weights before packing: element (output, input) is at data[output * outputStride + input *
/// inputStride], one of the strides being 1.
struct PanelSource {
  const float* data = nullptr;
  std::int64_t outputStride = 0;
  std::int64_t inputStride = 0;
};

/// How packed weights lie where they do in blocks of 16 inputs by `outputs` outputs, see
/// kernel::BlockedPanel.
struct PanelBlocks {
  std::int64_t outputs = 0;
  std::int64_t outputStride = 0;
  std::int64_t inputStride = 0;
};

/// One product of a panel. All pointers are to dense row-major float32.
struct PanelProduct {
  const float* in = nullptr;  // [rows, inputs]
  std::int64_t rows = 0;
  const float* bias = nullptr;  // [outputs], or nullptr where the shape has none
  float* out = nullptr;         // [rows, outputs]
  float* scratch = nullptr;     // scratchSize() floats, one piece a thread
};

/// What one thread keeps from product to product: oneDNN's own small objects, whose making would take as long
/// as a product of a few rows.
class OneDnnThread {
 public:
  OneDnnThread();
  ~OneDnnThread();
  OneDnnThread(OneDnnThread&&) noexcept;
  OneDnnThread& operator=(OneDnnThread&&) noexcept;

 private:
  friend class OneDnnProducts;
  struct Implementation;
  std::unique_ptr<Implementation> m_implementation;
};

/// Products by oneDNN's inner_product. All of oneDNN is behind this one class; each call runs on the calling
/// thread alone. A row of a product has the same bits whatever the number of rows. pack() and multiply()
/// may be called from several threads at once, the others from one while none of those runs.
class OneDnnProducts {
 public:
  /// nullptr where the program was built without oneDNN.
  static std::unique_ptr<OneDnnProducts> create();
  ~OneDnnProducts();
  OneDnnProducts(const OneDnnProducts&) = delete;
  OneDnnProducts& operator=(const OneDnnProducts&) = delete;

  /// Makes products of `rows` rows ready (a tenth of a millisecond for a new shape; kept for ever).
  void prepare(const PanelShape& shape, std::int64_t rows);
  /// Floats that a packed panel takes. Precondition: the shape was prepared for some number of rows.
  std::int64_t packedSize(const PanelShape& shape) const;
  /// How they lie, where it is in blocks. Precondition: as packedSize().
  std::optional<PanelBlocks> blocks(const PanelShape& shape) const;
  /// Says where a panel's packed weights are to be, [packedSize()] floats that outlive the products. Returns
  /// the panel's number. Precondition: as packedSize().
  int addPanel(const PanelShape& shape, float* packed);
  /// Fills a panel.
  void pack(int panel, const PanelSource& source) const;
  /// The same for [packedSize()] floats that belong to no panel. Precondition: as packedSize().
  void pack(const PanelShape& shape, const PanelSource& source, float* packed) const;
  /// Floats of scratch that every product prepared so far needs at most.
  std::int64_t scratchSize() const;
  /// Precondition: prepared for the panel's shape and this number of rows.
  void multiply(int panel, const PanelProduct& product, OneDnnThread& thread) const;
  /// The same with packed weights that belong to no panel.
  void multiply(const PanelShape& shape, const float* packed, const PanelProduct& product,
                OneDnnThread& thread) const;

 private:
  OneDnnProducts();
  struct Implementation;
  std::unique_ptr<Implementation> m_implementation;
};

}  // namespace headlight
