#pragma once

#include <QPaintDevice>
#include <memory>

namespace headlight {

/// Stands between views and a vector format: everything goes through to `target` as it is, but emoji are
/// drawn as pictures. Vector formats take fonts' outlines, and colour fonts have none: in a PDF their signs
/// would be blank (and Qt's font cache would stay without them afterwards), in an SVG each program has its
/// own.
class VectorDevice : public QPaintDevice {
 public:
  /// `target` must outlive this; nothing else may paint on it meanwhile.
  explicit VectorDevice(QPaintDevice& target);
  ~VectorDevice() override;

  QPaintEngine* paintEngine() const override;

 protected:
  int metric(PaintDeviceMetric metric) const override;

 private:
  QPaintDevice& m_target;
  std::unique_ptr<QPaintEngine> m_engine;
};

}  // namespace headlight
