#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/layers/linear_backend.h"
#include "core/tensor/buffer.h"
#include "core/tensor/matrix.h"
#include "core/training/matrix_products.h"

namespace headlight {

/// The memory and the backend of one thread that trains: everything that forward and backward leave and use
/// between begin and end of a micro-batch. Memory is handed out as from a stack, uninitialized and aligned to
/// 64 bytes, and never moves while it is in use; after the first micro-batches nothing is allocated any more.
/// Used by one thread at a time.
class Workspace {
 public:
  /// `precision`: of all products, see MatrixProducts.
  explicit Workspace(LinearBackend backend = bestLinearBackend(), Precision precision = Precision::Float32);
  ~Workspace();
  Workspace(Workspace&&) noexcept;
  Workspace& operator=(Workspace&&) noexcept;

  /// Dense [rows, columns].
  MutableMatrixView matrix(std::int64_t rows, std::int64_t columns);
  std::span<float> floats(std::int64_t count);
  std::span<std::int32_t> integers(std::int64_t count);

  /// How full the stack is; release() voids everything that was handed out after the mark.
  struct Mark {
    std::size_t block = 0;
    std::int64_t used = 0;
  };
  Mark mark() const { return m_top; }
  void release(Mark mark) { m_top = mark; }
  /// Voids everything, and puts blocks that were taken one by one together into one.
  void reset();

  /// Bytes that are held, used or not.
  std::size_t bytes() const;
  /// What multiplies matrices on this thread.
  MatrixProducts& products() { return *m_products; }

 private:
  float* take(std::int64_t count);

  std::vector<Buffer> m_blocks;
  Mark m_top;
  std::unique_ptr<MatrixProducts> m_products;
};

/// Releases what was taken while it lived.
class WorkspaceScope {
 public:
  explicit WorkspaceScope(Workspace& workspace) : m_workspace(workspace), m_mark(workspace.mark()) {}
  ~WorkspaceScope() { m_workspace.release(m_mark); }
  WorkspaceScope(const WorkspaceScope&) = delete;
  WorkspaceScope& operator=(const WorkspaceScope&) = delete;

 private:
  Workspace& m_workspace;
  Workspace::Mark m_mark;
};

}  // namespace headlight
