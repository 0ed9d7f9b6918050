#include "core/training/trainable_attention.h"

#include "core/training/attention_gradient.h"
#include "core/training/parameter_views.h"
#include "core/training/rotary_gradient.h"
#include "core/training/row_arithmetic.h"

namespace headlight {
namespace {

std::vector<const LinearTensor*> projectionOf(bool cross, const AttentionTensors& tensors) {
  if (cross) return {&tensors.query};
  return {&tensors.query, &tensors.key, &tensors.value};
}

AttentionRule ruleOf(const AttentionConfig& config) {
  AttentionRule rule;
  rule.scale = config.scoreScale;
  rule.cap = config.scoreCap;
  rule.mask = config.mask;
  rule.window = config.window;
  return rule;
}

// Numbers that a norm of heads takes together.
std::int64_t normSize(const AttentionConfig& config, std::int64_t heads) {
  return config.headNorm == HeadNorm::AcrossHeads ? heads * config.headSize : config.headSize;
}

RowBlock copyOf(const MatrixView& rows, Workspace& workspace) {
  const RowBlock copy = makeBlock(workspace, rows.rows(), rows.cols());
  copyRows(rows, copy.view());
  return copy;
}

}  // namespace

TrainableAttention::TrainableAttention(const StackConfig& stack, SublayerKind kind,
                                       const AttentionConfig& config, const AttentionTensors& tensors)
    : m_config(config),
      m_cross(kind == SublayerKind::CrossAttention),
      m_rotary(config.rotary ? stack.rotaries[*config.rotary] : RotarySettings()),
      m_rule(ruleOf(config)),
      m_projection(projectionOf(m_cross, tensors)),
      m_queryNorm(normOf(stack.norm, tensors.queryNorm, normSize(config, config.heads))),
      m_keyNorm(normOf(stack.norm, tensors.keyNorm, normSize(config, config.keyValueHeads))),
      m_output(linearOf(tensors.output)) {
  if (m_cross) m_keyValue.emplace(std::vector<const LinearTensor*>{&tensors.key, &tensors.value});
}

AttentionSizes TrainableAttention::sizes() const {
  return {m_config.heads, m_config.keyValueHeads, m_config.headSize, m_config.valueSize};
}

template <typename View>
struct TrainableAttention::Sequence {
  View queries;  // [tokens, heads * d_k]
  View keys;     // [keys, key/value heads * d_k]
  View values;   // [keys, key/value heads * d_v]
};

template <typename View>
TrainableAttention::Sequence<View> TrainableAttention::sequenceOf(std::size_t index, View queries,
                                                                  View keyValues,
                                                                  const AttentionContext& context) const {
  const StackRows& rows = context.rows;
  const StackRows& keyRows = m_cross ? *context.encoder.rows : rows;
  const View own = rowsOf(queries, rows.firstRow(index), rows.length(index));
  const View others = rowsOf(keyValues, keyRows.firstRow(index), keyRows.length(index));
  const std::int64_t first = m_cross ? 0 : queryColumns();
  return {columnsOf(own, 0, queryColumns()), columnsOf(others, first, keyColumns()),
          columnsOf(others, first + keyColumns(), valueColumns())};
}

// Norms of heads and rotary positions, of a self-attention.
void TrainableAttention::turn(AttentionBlocks& blocks, const AttentionContext& context) const {
  const MutableMatrixView queries = columnsOf(blocks.queries.view(), 0, queryColumns());
  const MutableMatrixView keys = columnsOf(blocks.queries.view(), queryColumns(), keyColumns());
  if (m_queryNorm) {
    blocks.rawQueries = copyOf(readOnly(queries), context.workspace);
    blocks.rawKeys = copyOf(readOnly(keys), context.workspace);
    normForward(blocks.rawQueries.read(), *m_queryNorm, queries, context.workspace);
    normForward(blocks.rawKeys.read(), *m_keyNorm, keys, context.workspace);
  }
  // Queries and keys lie side by side, so both are turned at once.
  if (m_config.rotary)
    rotaryForward(context.tables.rotaries[*m_config.rotary], context.rows.positions, m_rotary,
                  columnsOf(blocks.queries.view(), 0, queryColumns() + keyColumns()));
}

void TrainableAttention::turnBackward(const AttentionBlocks& blocks, MutableMatrixView dqueries,
                                      const GradientPlaces& places, const AttentionContext& context) const {
  if (m_config.rotary)
    rotaryBackward(context.tables.rotaries[*m_config.rotary], context.rows.positions, m_rotary,
                   columnsOf(dqueries, 0, queryColumns() + keyColumns()));
  if (!m_queryNorm) return;
  const MutableMatrixView queries = columnsOf(dqueries, 0, queryColumns());
  const MutableMatrixView keys = columnsOf(dqueries, queryColumns(), keyColumns());
  normBackward({.x = blocks.rawQueries.read(), .dy = readOnly(queries), .dx = queries}, *m_queryNorm,
               places.of(*m_queryNorm), context.workspace);
  normBackward({.x = blocks.rawKeys.read(), .dy = readOnly(keys), .dx = keys}, *m_keyNorm,
               places.of(*m_keyNorm), context.workspace);
}

void TrainableAttention::attend(const AttentionBlocks& blocks, const AttentionContext& context) const {
  const StackRows& rows = context.rows;
  for (std::size_t i = 0; i < rows.sequences(); ++i) {
    const auto part = sequenceOf(i, blocks.queries.read(), keysOf(blocks).read(), context);
    attentionForward({sizes(), m_rule, part.queries, part.keys, part.values},
                     {rowsOf(blocks.z.view(), rows.firstRow(i), rows.length(i)),
                      columnsOf(blocks.logSumExp.view(), rows.firstRow(i), rows.length(i))},
                     context.workspace);
  }
}

void TrainableAttention::attendBackward(const AttentionBlocks& blocks, const MatrixView& dz,
                                        AttentionBlocks& gradients, const AttentionContext& context) const {
  const StackRows& rows = context.rows;
  for (std::size_t i = 0; i < rows.sequences(); ++i) {
    const std::int64_t first = rows.firstRow(i);
    const std::int64_t count = rows.length(i);
    const auto part = sequenceOf(i, blocks.queries.read(), keysOf(blocks).read(), context);
    const auto to = sequenceOf(i, gradients.queries.view(), keysOf(gradients).view(), context);
    attentionBackward(
        {sizes(), m_rule, part.queries, part.keys, part.values},
        {rowsOf(blocks.z.view(), first, count), columnsOf(blocks.logSumExp.view(), first, count)},
        rowsOf(dz, first, count), {to.queries, to.keys, to.values}, context.workspace);
  }
}

AttentionBlocks TrainableAttention::forward(const MatrixView& in, const AttentionContext& context) const {
  Workspace& workspace = context.workspace;
  AttentionBlocks blocks;
  blocks.queries = makeBlock(workspace, in.rows(), m_projection.outputs());
  m_projection.forward(in, blocks.queries.view(), workspace);
  if (m_cross) {
    const MatrixView states = context.encoder.states.read();
    blocks.keyValues = makeBlock(workspace, states.rows(), m_keyValue->outputs());
    m_keyValue->forward(states, blocks.keyValues.view(), workspace);
  } else {
    turn(blocks, context);
  }
  blocks.z = makeBlock(workspace, in.rows(), m_config.heads * m_config.valueSize);
  blocks.logSumExp = makeBlock(workspace, m_config.heads, in.rows());
  attend(blocks, context);
  return blocks;
}

void TrainableAttention::output(const AttentionBlocks& blocks, MutableMatrixView out, Write write,
                                Workspace& workspace) const {
  if (write == Write::Add)
    addLinearForward(blocks.z.read(), m_output, out, workspace);
  else
    linearForward(blocks.z.read(), m_output, out, workspace);
}

void TrainableAttention::backward(const Backward& step, const GradientPlaces& places,
                                  const AttentionContext& context) const {
  Workspace& workspace = context.workspace;
  const WorkspaceScope scope(workspace);
  const AttentionBlocks& blocks = step.blocks;
  const MatrixView z = blocks.z.read();
  addLinearWeightGradient({.x = z, .dy = step.dout, .weights = m_output, .gradients = places.of(m_output)},
                          workspace);
  const MutableMatrixView dz = workspace.matrix(z.rows(), z.cols());
  linearInputGradient(step.dout, m_output, dz, workspace);
  AttentionBlocks gradients;
  gradients.queries = makeBlock(workspace, blocks.queries.rows, blocks.queries.columns);
  if (m_cross) gradients.keyValues = makeBlock(workspace, blocks.keyValues.rows, blocks.keyValues.columns);
  attendBackward(blocks, readOnly(dz), gradients, context);
  if (m_cross) {
    m_keyValue->addWeightGradient(context.encoder.states.read(), gradients.keyValues.read(), places,
                                  workspace);
    m_keyValue->inputGradient(gradients.keyValues.read(), context.encoder.gradient.view(), Write::Add,
                              workspace);
  } else {
    turnBackward(blocks, gradients.queries.view(), places, context);
  }
  m_projection.addWeightGradient(step.in, gradients.queries.read(), places, workspace);
  m_projection.inputGradient(gradients.queries.read(), step.din, Write::Replace, workspace);
}

}  // namespace headlight
