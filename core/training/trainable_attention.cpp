#include "core/training/trainable_attention.h"

#include "core/training/attention_gradient.h"
#include "core/training/embedding_gradient.h"
#include "core/training/parameter_views.h"
#include "core/training/rotary_gradient.h"
#include "core/training/row_arithmetic.h"

namespace headlight {
namespace {

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

RowBlock copyOf(const MutableMatrixView& rows, Workspace& workspace) {
  const RowBlock copy = makeBlock(workspace, rows.rows(), rows.cols());
  copyRows(readOnly(rows), copy.view());
  return copy;
}

}  // namespace

TrainableAttention::TrainableAttention(const StackConfig& stack, SublayerKind kind,
                                       const AttentionConfig& config, const AttentionTensors& tensors)
    : m_config(config),
      m_cross(kind == SublayerKind::CrossAttention),
      m_rotary(config.rotary ? stack.rotaries[*config.rotary] : RotarySettings()),
      m_rule(ruleOf(config)),
      m_projection({&tensors.query, &tensors.key, &tensors.value}),
      m_query({&tensors.query}),
      m_keyValue({&tensors.key, &tensors.value}),
      m_queryNorm(normOf(stack.norm, tensors.queryNorm, normSize(config, config.heads))),
      m_keyNorm(normOf(stack.norm, tensors.keyNorm, normSize(config, config.keyValueHeads))),
      m_output(linearOf(tensors.output)) {}

AttentionSizes TrainableAttention::sizes() const {
  return {m_config.heads, m_config.keyValueHeads, m_config.headSize, m_config.valueSize};
}

const StackRows& TrainableAttention::queryRows(const AttentionContext& context) const {
  return context.narrow ? context.narrow->rows : context.rows;
}

const StackRows& TrainableAttention::keyRows(const AttentionContext& context) const {
  return m_cross ? *context.encoder.rows : context.rows;
}

MutableMatrixView TrainableAttention::queriesOf(const AttentionBlocks& blocks) const {
  return columnsOf(blocks.queries.view(), 0, queryColumns());
}

MutableMatrixView TrainableAttention::keysOf(const AttentionBlocks& blocks) const {
  if (blocks.keyValues.data) return columnsOf(blocks.keyValues.view(), 0, keyColumns());
  return columnsOf(blocks.queries.view(), queryColumns(), keyColumns());
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
  const StackRows& tokens = queryRows(context);
  const StackRows& keys = keyRows(context);
  const View own = rowsOf(queries, tokens.firstRow(index), tokens.length(index));
  const View others = rowsOf(keyValues, keys.firstRow(index), keys.length(index));
  const std::int64_t first = keyValues.cols() - keyColumns() - valueColumns();
  return {columnsOf(own, 0, queryColumns()), columnsOf(others, first, keyColumns()),
          columnsOf(others, first + keyColumns(), valueColumns())};
}

void TrainableAttention::project(const MatrixView& in, AttentionBlocks& blocks,
                                 const AttentionContext& context) const {
  Workspace& workspace = context.workspace;
  const bool apart = m_cross || context.narrow;
  const JoinedLinear& first = apart ? m_query : m_projection;
  blocks.queries = makeBlock(workspace, queryRows(context).rows(), first.outputs());
  if (context.narrow) {
    blocks.queryIn = makeBlock(workspace, blocks.queries.rows, in.cols());
    gatherRows({.table = in, .ids = context.narrow->indices}, blocks.queryIn.view());
  }
  first.forward(context.narrow ? blocks.queryIn.read() : in, blocks.queries.view(), workspace);
  if (!apart) return;
  blocks.keyValues = makeBlock(workspace, keyRows(context).rows(), m_keyValue.outputs());
  m_keyValue.forward(m_cross ? context.encoder.states.read() : in, blocks.keyValues.view(), workspace);
}

// Norms of heads and rotary positions.
void TrainableAttention::turn(AttentionBlocks& blocks, const AttentionContext& context) const {
  const MutableMatrixView queries = queriesOf(blocks);
  const MutableMatrixView keys = keysOf(blocks);
  if (m_queryNorm) {
    blocks.rawQueries = copyOf(queries, context.workspace);
    blocks.rawKeys = copyOf(keys, context.workspace);
    normForward(blocks.rawQueries.read(), *m_queryNorm, queries, context.workspace);
    normForward(blocks.rawKeys.read(), *m_keyNorm, keys, context.workspace);
  }
  if (!m_config.rotary) return;
  const RotaryTable& table = context.tables.rotaries[*m_config.rotary];
  rotaryForward(table, queryRows(context).positions, m_rotary, queries);
  rotaryForward(table, keyRows(context).positions, m_rotary, keys);
}

void TrainableAttention::turnBackward(const AttentionBlocks& blocks, const AttentionBlocks& gradients,
                                      const GradientPlaces& places, const AttentionContext& context) const {
  const MutableMatrixView queries = queriesOf(gradients);
  const MutableMatrixView keys = keysOf(gradients);
  if (m_config.rotary) {
    const RotaryTable& table = context.tables.rotaries[*m_config.rotary];
    rotaryBackward(table, queryRows(context).positions, m_rotary, queries);
    rotaryBackward(table, keyRows(context).positions, m_rotary, keys);
  }
  if (!m_queryNorm) return;
  normBackward({.x = blocks.rawQueries.read(), .dy = readOnly(queries), .dx = queries}, *m_queryNorm,
               places.of(*m_queryNorm), context.workspace);
  normBackward({.x = blocks.rawKeys.read(), .dy = readOnly(keys), .dx = keys}, *m_keyNorm,
               places.of(*m_keyNorm), context.workspace);
}

void TrainableAttention::attend(const AttentionBlocks& blocks, const AttentionContext& context) const {
  const StackRows& rows = queryRows(context);
  const RowBlock& keyValues = blocks.keyValues.data ? blocks.keyValues : blocks.queries;
  for (std::size_t i = 0; i < rows.sequences(); ++i) {
    if (rows.length(i) == 0) continue;
    const auto part = sequenceOf(i, blocks.queries.read(), keyValues.read(), context);
    attentionForward({sizes(), m_rule, part.queries, part.keys, part.values},
                     {rowsOf(blocks.z.view(), rows.firstRow(i), rows.length(i)),
                      columnsOf(blocks.logSumExp.view(), rows.firstRow(i), rows.length(i))},
                     context.workspace);
  }
}

void TrainableAttention::attendBackward(const AttentionBlocks& blocks, const MatrixView& dz,
                                        AttentionBlocks& gradients, const AttentionContext& context) const {
  const StackRows& rows = queryRows(context);
  const RowBlock& keyValues = blocks.keyValues.data ? blocks.keyValues : blocks.queries;
  const RowBlock& dkeyValues = gradients.keyValues.data ? gradients.keyValues : gradients.queries;
  for (std::size_t i = 0; i < rows.sequences(); ++i) {
    const std::int64_t first = rows.firstRow(i);
    const std::int64_t count = rows.length(i);
    const auto part = sequenceOf(i, blocks.queries.read(), keyValues.read(), context);
    const auto to = sequenceOf(i, gradients.queries.view(), dkeyValues.view(), context);
    if (count == 0) {
      clearRows(to.keys);
      clearRows(to.values);
      continue;
    }
    attentionBackward(
        {sizes(), m_rule, part.queries, part.keys, part.values},
        {rowsOf(blocks.z.view(), first, count), columnsOf(blocks.logSumExp.view(), first, count)},
        rowsOf(dz, first, count), {to.queries, to.keys, to.values}, context.workspace);
  }
}

AttentionBlocks TrainableAttention::forward(const MatrixView& in, const AttentionContext& context) const {
  AttentionBlocks blocks;
  project(in, blocks, context);
  if (!m_cross) turn(blocks, context);
  const std::int64_t rows = queryRows(context).rows();
  blocks.z = makeBlock(context.workspace, rows, m_config.heads * m_config.valueSize);
  blocks.logSumExp = makeBlock(context.workspace, m_config.heads, rows);
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

void TrainableAttention::projectBackward(const Backward& step, const AttentionBlocks& gradients,
                                         const GradientPlaces& places,
                                         const AttentionContext& context) const {
  Workspace& workspace = context.workspace;
  const MatrixView dqueries = gradients.queries.read();
  if (!gradients.keyValues.data) {
    m_projection.addWeightGradient(step.in, dqueries, places, workspace);
    m_projection.inputGradient(dqueries, step.din, Write::Replace, workspace);
    return;
  }
  const MatrixView dkeyValues = gradients.keyValues.read();
  if (m_cross) {
    m_query.addWeightGradient(step.in, dqueries, places, workspace);
    m_query.inputGradient(dqueries, step.din, Write::Replace, workspace);
    m_keyValue.addWeightGradient(context.encoder.states.read(), dkeyValues, places, workspace);
    m_keyValue.inputGradient(dkeyValues, context.encoder.gradient.view(), Write::Add, workspace);
    return;
  }
  m_query.addWeightGradient(step.blocks.queryIn.read(), dqueries, places, workspace);
  m_keyValue.addWeightGradient(step.in, dkeyValues, places, workspace);
  m_keyValue.inputGradient(dkeyValues, step.din, Write::Replace, workspace);
  const MutableMatrixView dchosen = workspace.matrix(dqueries.rows(), step.in.cols());
  m_query.inputGradient(dqueries, dchosen, Write::Replace, workspace);
  scatterAddRows(readOnly(dchosen), context.narrow->indices, 1, step.din);
}

// Rows that nothing comes of have no gradient.
void TrainableAttention::keepGradient(const MatrixView& dz, Matrix& kept,
                                      const AttentionContext& context) const {
  kept = Matrix::Zero(context.rows.rows(), dz.cols());
  for (Eigen::Index row = 0; row < dz.rows(); ++row)
    kept.row(context.narrow ? context.narrow->indices[static_cast<std::size_t>(row)] : row) = dz.row(row);
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
  if (step.dz) keepGradient(readOnly(dz), *step.dz, context);
  AttentionBlocks gradients;
  gradients.queries = makeBlock(workspace, blocks.queries.rows, blocks.queries.columns);
  if (blocks.keyValues.data)
    gradients.keyValues = makeBlock(workspace, blocks.keyValues.rows, blocks.keyValues.columns);
  attendBackward(blocks, readOnly(dz), gradients, context);
  if (!m_cross) turnBackward(blocks, gradients, places, context);
  projectBackward(step, gradients, places, context);
}

}  // namespace headlight
