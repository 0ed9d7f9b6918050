#include "core/training/trainable_embedding.h"

#include <algorithm>

#include "core/training/embedding_gradient.h"
#include "core/training/parameter_views.h"
#include "core/training/row_arithmetic.h"

namespace headlight {
namespace {

std::optional<MatrixView> tableOf(const std::optional<TensorView>& tensor) {
  if (!tensor) return std::nullopt;
  return headlight::tableOf(*tensor);
}

}  // namespace

TrainableEmbedding::TrainableEmbedding(const StackConfig& config, const StackTensors& tensors, bool decoder)
    : m_scale(config.embeddingScale),
      m_positionOffset(config.positionOffset),
      m_site{.decoder = decoder},
      m_tokens(headlight::tableOf(tensors.tokenEmbedding)),
      m_positions(tableOf(tensors.positionEmbedding)),
      m_types(tableOf(tensors.typeEmbedding)),
      m_norm(normOf(config.norm, tensors.embeddingNorm, config.tableSize())) {
  if (tensors.embeddingProjection) m_projection.emplace(linearOf(*tensors.embeddingProjection));
}

void TrainableEmbedding::addPositions(EmbeddingBlocks& blocks, const StackRows& rows,
                                      const PositionTables& tables, Workspace& workspace) const {
  const MutableMatrixView sum = blocks.table.view();
  if (tables.sinusoids) {
    const Matrix& sinusoids = *tables.sinusoids;
    gatherRows({.table = viewOf(sinusoids.data(), sinusoids.rows(), sinusoids.cols()),
                .ids = rows.positions,
                .write = Write::Add},
               sum);
  }
  if (!m_positions) return;
  const std::span<std::int32_t> places = workspace.integers(rows.rows());
  std::transform(rows.positions.begin(), rows.positions.end(), places.begin(), [&](std::int32_t position) {
    return static_cast<std::int32_t>(position + m_positionOffset);
  });
  blocks.positionRows = places;
  gatherRows({.table = *m_positions, .ids = places, .write = Write::Add}, sum);
}

EmbeddingBlocks TrainableEmbedding::forward(const StackRows& rows, const PositionTables& tables,
                                            const TrainingPass& pass) const {
  Workspace& workspace = pass.workspace;
  EmbeddingBlocks blocks;
  blocks.table = makeBlock(workspace, rows.rows(), m_tokens.cols());
  gatherRows({.table = m_tokens, .ids = rows.ids, .scale = m_scale}, blocks.table.view());
  // The order of the additions is that of the inference forward: types first, then positions.
  if (m_types) blocks.table.view().rowwise() += m_types->row(0);
  addPositions(blocks, rows, tables, workspace);
  if (m_norm) {
    blocks.sum = blocks.table;
    blocks.table = makeBlock(workspace, blocks.sum.rows, blocks.sum.columns);
    normForward(blocks.sum.read(), *m_norm, blocks.table.view(), workspace);
  }
  dropFrom(blocks.table.view(), rows, m_site, pass);
  blocks.out = blocks.table;
  if (m_projection) {
    blocks.out = makeBlock(workspace, rows.rows(), m_projection->outputs());
    linearForward(blocks.table.read(), *m_projection, blocks.out.view(), workspace);
  }
  return blocks;
}

void TrainableEmbedding::tableBackward(const EmbeddingBlocks& blocks, MutableMatrixView dtable,
                                       const StackRows& rows, const GradientPlaces& places,
                                       const TrainingPass& pass) const {
  dropFrom(dtable, rows, m_site, pass);
  if (m_norm)
    normBackward({.x = blocks.sum.read(), .dy = readOnly(dtable), .dx = dtable}, *m_norm, places.of(*m_norm),
                 pass.workspace);
  const MatrixView gradient = readOnly(dtable);
  scatterAddRows(gradient, rows.ids, m_scale, places.of(m_tokens));
  if (m_positions) scatterAddRows(gradient, blocks.positionRows, 1, places.of(*m_positions));
  if (!m_types) return;
  MutableMatrixView types = places.of(*m_types);
  addColumnSums(gradient, std::span<float>(types.data(), static_cast<std::size_t>(types.cols())));
}

void TrainableEmbedding::backward(const EmbeddingBlocks& blocks, MutableMatrixView dout,
                                  const StackRows& rows, const GradientPlaces& places,
                                  const TrainingPass& pass) const {
  if (!m_projection) return tableBackward(blocks, dout, rows, places, pass);
  Workspace& workspace = pass.workspace;
  const WorkspaceScope scope(workspace);
  addLinearWeightGradient({.x = blocks.table.read(),
                           .dy = readOnly(dout),
                           .weights = *m_projection,
                           .gradients = places.of(*m_projection)},
                          workspace);
  const MutableMatrixView dtable = workspace.matrix(blocks.table.rows, blocks.table.columns);
  linearInputGradient(readOnly(dout), *m_projection, dtable, workspace);
  tableBackward(blocks, dtable, rows, places, pass);
}

}  // namespace headlight
