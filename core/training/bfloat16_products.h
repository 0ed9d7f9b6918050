#pragma once

#include <memory>

#include "core/training/matrix_products.h"

namespace headlight {

/// Products of numbers rounded to bfloat16 by the machine's own instructions for them, through oneDNN: about
/// twice as fast as float32. Used by one thread at a time.
class BFloat16Products {
 public:
  /// nullptr where the program was built without oneDNN or the machine has no such instructions.
  static std::unique_ptr<BFloat16Products> create();
  ~BFloat16Products();
  BFloat16Products(const BFloat16Products&) = delete;
  BFloat16Products& operator=(const BFloat16Products&) = delete;

  /// Precondition: as MatrixProducts::multiply(), and nothing is empty. The product's precision is not looked
  /// at.
  void multiply(const MatrixProduct& product);

 private:
  BFloat16Products();
  struct Implementation;
  std::unique_ptr<Implementation> m_implementation;
};

}  // namespace headlight
