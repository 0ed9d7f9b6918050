#include "ui/models/ranked_keys_model.h"

#include <QFontDatabase>
#include <algorithm>

#include "ui/models/number_text.h"
#include "ui/plots/token_label.h"

namespace headlight {

void RankedKeysModel::setKeys(RankedKeys ranked, const TokenList& tokens, Rows rows) {
  beginResetModel();
  m_rows = rows;
  m_ranked = std::move(ranked);
  m_tokens.clear();
  for (const RankedKey& key : m_ranked.keys)
    m_tokens.append(tokenLabel(tokens[static_cast<std::size_t>(key.key)]));
  endResetModel();
}

void RankedKeysModel::clear() { setKeys({}, {}); }

int RankedKeysModel::rowOfKey(std::int64_t key) const {
  const auto found = std::find_if(m_ranked.keys.begin(), m_ranked.keys.end(),
                                  [key](const RankedKey& one) { return one.key == key; });
  return found == m_ranked.keys.end() ? -1 : static_cast<int>(found - m_ranked.keys.begin());
}

int RankedKeysModel::rowCount(const QModelIndex& parent) const {
  if (parent.isValid()) return 0;
  return static_cast<int>(m_ranked.keys.size()) + (m_ranked.restCount > 0 ? 1 : 0);
}

int RankedKeysModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QVariant RankedKeysModel::text(int row, Column column) const {
  const bool rest = row >= static_cast<int>(m_ranked.keys.size());
  switch (column) {
    case Rank:
      return rest ? QString() : QString::number(row + 1);
    case Position:
      return rest ? QString() : QString::number(m_ranked.keys[static_cast<std::size_t>(row)].key);
    case Token:
      return rest ? tr("and %1 more").arg(countText(m_ranked.restCount)) : m_tokens[row];
    case Weight:
      return weightText(rest ? m_ranked.restSum : m_ranked.keys[static_cast<std::size_t>(row)].weight);
    case ColumnCount:
      break;
  }
  return {};
}

QString RankedKeysModel::otherText(int row) const {
  const OtherWeight& other = m_ranked.others[static_cast<std::size_t>(row)];
  switch (other.is) {
    case OtherWeight::Is::NoToken:
      return QStringLiteral("–");
    case OtherWeight::Is::Masked:
      return tr("masked");
    case OtherWeight::Is::Weight:
      return weightText(other.weight);
    case OtherWeight::Is::Pending:
      return QStringLiteral("…");
  }
  return {};
}

/// Subtracted as the pictures of differences are, in float32; what is masked counts as 0 there too.
QString RankedKeysModel::differenceText(int row) const {
  const OtherWeight& other = m_ranked.others[static_cast<std::size_t>(row)];
  switch (other.is) {
    case OtherWeight::Is::NoToken:
      return tr("not in B");
    case OtherWeight::Is::Masked:
    case OtherWeight::Is::Weight:
      break;
    case OtherWeight::Is::Pending:
      return QStringLiteral("A − B …");
  }
  const float difference = m_ranked.keys[static_cast<std::size_t>(row)].weight - other.weight;
  return QStringLiteral("A − B %1").arg(signedWeightText(difference));
}

QString RankedKeysModel::description(int row) const {
  const bool queries = m_rows == Rows::Queries;
  if (row >= static_cast<int>(m_ranked.keys.size()))
    return (queries ? tr("Queries beyond the first %1: %2 with a sum of %3")
                    : tr("Keys beyond the first %1: %2 with a sum of %3"))
        .arg(m_ranked.keys.size())
        .arg(countText(m_ranked.restCount), weightText(m_ranked.restSum));
  const RankedKey& key = m_ranked.keys[static_cast<std::size_t>(row)];
  const QString sentence =
      (queries ? tr("Query %1 “%2”: weight %3, rank %4") : tr("Key %1 “%2”: weight %3, rank %4"))
          .arg(key.key)
          .arg(m_tokens[row], exactText(key.weight))
          .arg(row + 1);
  const QString all = key.leftOut ? tr("%1; left out of the pictures").arg(sentence) : sentence;
  if (!isCompared()) return all;
  return tr("%1; in B %2; %3").arg(all, otherText(row), differenceText(row));
}

QVariant RankedKeysModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const int row = index.row();
  const bool rest = row >= static_cast<int>(m_ranked.keys.size());
  const RankedKey key = rest ? RankedKey{-1, static_cast<float>(m_ranked.restSum), false}
                             : m_ranked.keys[static_cast<std::size_t>(row)];
  switch (role) {
    case Qt::DisplayRole:
      return text(row, static_cast<Column>(index.column()));
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
      return description(row);
    case Qt::TextAlignmentRole:
      return QVariant(index.column() == Token ? Qt::AlignLeft | Qt::AlignVCenter
                                              : Qt::AlignRight | Qt::AlignVCenter);
    case KeyRole:
      return QVariant::fromValue<qlonglong>(key.key);
    case WeightRole:
      return key.weight;
    case BarRole:
      return rest ? 0.0 : std::clamp(double(key.weight) / m_ranked.scale, -1.0, 1.0);
    case LeftOutRole:
      return key.leftOut;
    case OtherTextRole:
      return isCompared() && !rest ? QVariant(otherText(row)) : QVariant();
    case OtherBarRole:
      if (!isCompared() || rest) return {};
      return std::clamp(double(m_ranked.others[static_cast<std::size_t>(row)].weight) / m_ranked.scale, -1.0,
                        1.0);
    case DifferenceTextRole:
      return isCompared() && !rest ? QVariant(differenceText(row)) : QVariant();
    default:
      return {};
  }
}

QVariant RankedKeysModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (static_cast<Column>(section)) {
    case Rank:
      return tr("Rank");
    case Position:
      return tr("Position");
    case Token:
      return m_rows == Rows::Queries ? tr("Query") : tr("Key");
    case Weight:
      return tr("Weight");
    case ColumnCount:
      break;
  }
  return {};
}

Qt::ItemFlags RankedKeysModel::flags(const QModelIndex& index) const {
  if (!index.isValid()) return Qt::NoItemFlags;
  const bool rest = index.row() >= static_cast<int>(m_ranked.keys.size());
  return rest ? Qt::ItemFlags(Qt::ItemIsEnabled)
              : Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

QString RankedKeysModel::tableText() const {
  QString table =
      m_rows == Rows::Queries ? tr("rank\tposition\tquery\tweight") : tr("rank\tposition\tkey\tweight");
  if (isCompared()) table += u'\t' + tr("weight in B");
  table += u'\n';
  for (std::size_t row = 0; row < m_ranked.keys.size(); ++row) {
    const RankedKey& key = m_ranked.keys[row];
    QString token = m_tokens[static_cast<int>(row)];
    token.replace(u'\t', u' ').replace(u'\n', u' ');
    table += QStringLiteral("%1\t%2\t%3\t%4").arg(row + 1).arg(key.key).arg(token, exactText(key.weight));
    if (isCompared() && m_ranked.others[row].is == OtherWeight::Is::Weight)
      table += u'\t' + exactText(m_ranked.others[row].weight);
    table += u'\n';
  }
  if (m_ranked.restCount > 0)
    table += QStringLiteral("\t\t%1\t%2\n")
                 .arg(tr("and %1 more").arg(countText(m_ranked.restCount)))
                 .arg(m_ranked.restSum, 0, 'g', 9);
  return table;
}

}  // namespace headlight
