#include "ui/views/spans/span_batch_model.h"

#include <cmath>

#include "ui/models/number_text.h"
#include "ui/views/spans/span_content.h"
#include "ui/views/spans/span_items.h"

namespace headlight {

void SpanBatchModel::clear(const QStringList& names) {
  beginResetModel();
  m_names = names;
  m_prompts.clear();
  m_rows.clear();
  endResetModel();
}

void SpanBatchModel::append(std::vector<PromptSpans> prompts) {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < prompts.size(); ++i) {
    const std::size_t prompt = m_prompts.size() + i;
    if (prompts[i].groups.empty()) rows.push_back({prompt, -1});
    for (std::size_t group = 0; group < prompts[i].groups.size(); ++group)
      rows.push_back({prompt, static_cast<int>(group)});
  }
  if (rows.empty()) return;
  beginInsertRows({}, static_cast<int>(m_rows.size()), static_cast<int>(m_rows.size() + rows.size()) - 1);
  for (PromptSpans& spans : prompts) m_prompts.push_back(std::move(spans));
  m_rows.insert(m_rows.end(), rows.begin(), rows.end());
  endInsertRows();
}

void SpanBatchModel::setScope(SpansOptions::Scope scope, HeadId head) {
  if (scope == m_scope && head == m_head) return;
  m_scope = scope;
  m_head = head;
  if (!m_rows.empty()) emit dataChanged(index(0, Share), index(rowCount() - 1, Lift));
}

const MarkedPrompt& SpanBatchModel::promptAt(int row) const {
  return m_prompts[m_rows[static_cast<std::size_t>(row)].prompt].prompt;
}

int SpanBatchModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SpanBatchModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

const Received& SpanBatchModel::receivedOf(const PromptSpans& spans) const {
  static const Received none;
  const auto layer = static_cast<std::size_t>(std::max(0, m_head.layer));
  const auto head = layer * static_cast<std::size_t>(spans.heads) + static_cast<std::size_t>(m_head.head);
  switch (m_scope) {
    case SpansOptions::Scope::AllHeads:
      return spans.all;
    case SpansOptions::Scope::Layer:
      return layer < spans.layers.size() ? spans.layers[layer] : none;
    case SpansOptions::Scope::Head:
      return head < spans.perHead.size() ? spans.perHead[head] : none;
  }
  return none;
}

double SpanBatchModel::share(const Row& row) const {
  if (row.group < 0) return std::nan("");
  const Received& received = receivedOf(m_prompts[row.prompt]);
  const auto group = static_cast<std::size_t>(row.group);
  // Where the mask hides every key there is no share.
  return group < received.shares.size() && received.chances[group] > 0 ? received.shares[group]
                                                                       : std::nan("");
}

double SpanBatchModel::lift(const Row& row) const {
  if (row.group < 0) return std::nan("");
  const Received& received = receivedOf(m_prompts[row.prompt]);
  const auto group = static_cast<std::size_t>(row.group);
  return group < received.lifts.size() ? received.lifts[group] : std::nan("");
}

const PromptCuts::Cut* SpanBatchModel::cutOf(const Row& row) const {
  const PromptSpans& spans = m_prompts[row.prompt];
  const auto group = static_cast<std::size_t>(row.group);
  if (!spans.cuts || row.group < 0 || group >= spans.cuts->cuts.size() || !spans.cuts->cuts[group])
    return nullptr;
  return &*spans.cuts->cuts[group];
}

QString SpanBatchModel::words(const Row& row, int column) const {
  const PromptSpans& spans = m_prompts[row.prompt];
  const bool hasGroup = row.group >= 0;
  const PromptCuts::Cut* const cut = cutOf(row);
  switch (static_cast<Column>(column)) {
    case Line:
      return QString::number(spans.prompt.line);
    case Wording:
      return spans.problem.isEmpty() ? spans.prompt.marked.text.simplified() : spans.problem;
    case Span:
      return hasGroup ? groupName(spans.groups[static_cast<std::size_t>(row.group)].name, m_names)
                      : QString();
    case Tokens:
      return hasGroup ? countText(spans.groups[static_cast<std::size_t>(row.group)].tokens) : QString();
    case Share:
      return shareText(share(row));
    case Lift:
      return liftText(lift(row));
    case Prediction:
      return spans.cuts ? tr("“%1” %2").arg(spans.cuts->token, weightText(spans.cuts->probability))
                        : spans.cutsMissing;
    case Without:
      return cut ? weightText(cut->probability) : QString();
    case Instead:
      return cut ? tr("“%1” %2").arg(cut->token, weightText(cut->tokenProbability)) : QString();
    case ColumnCount:
      break;
  }
  return {};
}

QVariant SpanBatchModel::value(const Row& row, int column) const {
  const auto orMissing = [](double number) { return std::isfinite(number) ? number : -1.0; };
  const PromptSpans& spans = m_prompts[row.prompt];
  const PromptCuts::Cut* const cut = cutOf(row);
  switch (static_cast<Column>(column)) {
    case Line:
      return spans.prompt.line;
    case Tokens:
      return row.group < 0
                 ? QVariant(-1)
                 : QVariant(static_cast<qint64>(spans.groups[static_cast<std::size_t>(row.group)].tokens));
    case Share:
      return orMissing(share(row));
    case Lift:
      return orMissing(lift(row));
    case Prediction:
      return spans.cuts ? spans.cuts->probability : -1.0;
    case Without:
      return cut ? cut->probability : -1.0;
    case Instead:
      return cut ? cut->tokenProbability : -1.0;
    case Wording:
    case Span:
    case ColumnCount:
      break;
  }
  return words(row, column);
}

QVariant SpanBatchModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const Row& row = m_rows[static_cast<std::size_t>(index.row())];
  const int column = index.column();
  switch (role) {
    case Qt::DisplayRole:
      return words(row, column);
    case Qt::ToolTipRole:
      return column == Wording ? words(row, column) : QVariant();
    case Qt::UserRole:
      return value(row, column);
    case Qt::TextAlignmentRole:
      return QVariant(column == Wording || column == Span || column == Prediction || column == Instead
                          ? Qt::AlignLeft | Qt::AlignVCenter
                          : Qt::AlignRight | Qt::AlignVCenter);
    default:
      return {};
  }
}

QVariant SpanBatchModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation == Qt::Vertical) return {};
  const QStringList names{tr("line"),        tr("prompt"),     tr("span"),   tr("tokens"),        tr("share"),
                          tr("of its size"), tr("prediction"), tr("if cut"), tr("likeliest then")};
  const QStringList tips{tr("The line of the file"),
                         tr("The prompt, without its marks"),
                         tr("The name of the marks, or what is not marked"),
                         tr("How many tokens the span has"),
                         tr("Share of the attention of all tokens, a mean over the heads"),
                         tr("Share over share of the keys that are seen: 1× is chance"),
                         tr("The likeliest token with the whole prompt, and its probability"),
                         tr("The probability of that token without the span"),
                         tr("The likeliest token without the span, and its probability")};
  if (role == Qt::DisplayRole) return names.value(section);
  return role == Qt::ToolTipRole ? QVariant(tips.value(section)) : QVariant();
}

}  // namespace headlight
