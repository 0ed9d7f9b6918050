#pragma once

#include <QAbstractListModel>
#include <memory>
#include <vector>

#include "core/io/mapped_file.h"

namespace headlight {

/// The lines of a text file as a list that is indexed as far as it is looked at; a long line is broken. The
/// file is mapped, so a large one costs no memory; what somebody cuts off meanwhile shows as empty.
class DocumentLinesModel : public QAbstractListModel {
  Q_OBJECT
 public:
  explicit DocumentLinesModel(QObject* parent = nullptr);

  /// Shows `path`; a file that cannot be read shows as empty.
  void open(const QString& path);
  qint64 byteCount() const { return m_size; }

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  bool canFetchMore(const QModelIndex& parent) const override;
  void fetchMore(const QModelIndex& parent) override;

 private:
  qint64 lineEnd(qint64 begin) const;

  std::shared_ptr<const MappedFile> m_file;
  const char* m_bytes = nullptr;
  qint64 m_size = 0;
  std::vector<qint64> m_begins;  // where each known line begins
  qint64 m_indexed = 0;          // bytes before this belong to known lines
  bool m_fetching = false;       // rows are being announced: who hears of it may not ask for more
};

}  // namespace headlight
