#pragma once

#include <vector>

#include "core/layers/linear_panel.h"
#include "core/layers/onednn_products.h"
#include "core/tensor/buffer.h"

namespace headlight {

/// Widens a panel into the form that oneDNN's products want, [products.packedSize(shape)] floats, with the
/// same bits as OneDnnProducts::pack() of the widened panel: in one go where the machine has a way to,
/// otherwise by way of `wide`. Precondition: products were prepared for the shape.
void packWidened(const std::vector<LinearTensor>& parts, const LinearPanel& panel, const PanelShape& shape,
                 const OneDnnProducts& products, Buffer& wide, float* packed);

}  // namespace headlight
