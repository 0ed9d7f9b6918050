#pragma once

#include <QAbstractTableModel>
#include <QCoreApplication>
#include <vector>

#include "core/attention/head_id.h"
#include "ui/views/spans/span_batch.h"
#include "ui/views/spans/spans_options.h"

namespace headlight {

/// The table of a batch: a row for each prompt and span. Numbers are written by the one printer; under
/// Qt::UserRole they stand as they are, to be sorted by, what is missing as -1.
class SpanBatchModel : public QAbstractTableModel {
  Q_DECLARE_TR_FUNCTIONS(SpanBatchModel)
 public:
  enum Column { Line, Wording, Span, Tokens, Share, Lift, Prediction, Without, Instead, ColumnCount };

  explicit SpanBatchModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

  void clear(const QStringList& names);
  void append(std::vector<PromptSpans> prompts);
  /// Whose shares stand in the table.
  void setScope(SpansOptions::Scope scope, HeadId head);
  const std::vector<PromptSpans>& prompts() const { return m_prompts; }
  /// The prompt that a row is of.
  const MarkedPrompt& promptAt(int row) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  struct Row {
    std::size_t prompt = 0;
    int group = -1;  // -1: the prompt has none, but a problem
  };
  const Received& receivedOf(const PromptSpans& spans) const;
  double share(const Row& row) const;
  double lift(const Row& row) const;
  const PromptCuts::Cut* cutOf(const Row& row) const;
  QString words(const Row& row, int column) const;
  QVariant value(const Row& row, int column) const;

  QStringList m_names;
  std::vector<PromptSpans> m_prompts;
  std::vector<Row> m_rows;
  SpansOptions::Scope m_scope = SpansOptions::Scope::AllHeads;
  HeadId m_head;
};

}  // namespace headlight
