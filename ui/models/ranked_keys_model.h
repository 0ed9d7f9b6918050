#pragma once

#include <QAbstractTableModel>

#include "core/tokenizer/token_list.h"
#include "ui/models/ranked_keys.h"

namespace headlight {

/// The ranked keys of one query, or the ranked queries of one key, as a table: rank, position, token, weight;
/// a last row sums up the keys beyond the limit, where there are any.
class RankedKeysModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { Rank, Position, Token, Weight, ColumnCount };
  enum Role {
    KeyRole = Qt::UserRole,  // int64: the key's or the query's index; -1 in the last row that sums up
    WeightRole,              // float: the weight's own bits
    BarRole,                 // double: -1 to 1, the weight over the bars' scale; clamped for left-out keys
    LeftOutRole,             // bool
    // Of the run that is compared with; nothing where none is.
    OtherTextRole,       // QString: "0.4481", "masked"
    OtherBarRole,        // double, as BarRole
    DifferenceTextRole,  // QString: "A − B +0.0312", or why there is no such number
  };

  using QAbstractTableModel::QAbstractTableModel;

  /// What the rows are.
  enum class Rows { Keys, Queries };

  /// Shows `ranked`; `tokens` are all keys, or all queries, of the pattern.
  void setKeys(RankedKeys ranked, const TokenList& tokens, Rows rows = Rows::Keys);
  void clear();
  const RankedKeys& ranked() const { return m_ranked; }
  bool isCompared() const { return !m_ranked.others.empty(); }
  /// The row of a key, -1 if it is not among those shown.
  int rowOfKey(std::int64_t key) const;
  /// Tab-separated with a header line, weights exact.
  QString tableText() const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

 private:
  QVariant text(int row, Column column) const;
  QString description(int row) const;
  QString otherText(int row) const;
  QString differenceText(int row) const;

  RankedKeys m_ranked;
  QStringList m_tokens;  // [shown keys]
  Rows m_rows = Rows::Keys;
};

}  // namespace headlight
