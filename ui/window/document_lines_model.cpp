#include "ui/window/document_lines_model.h"

#include <QFile>
#include <algorithm>

#include "core/error.h"

namespace headlight {
namespace {

constexpr qint64 kLongestLine = 160;  // bytes; a longer one is broken, at a space if it has one
constexpr int kLinesAtOnce = 2000;

/// nullptr for a file that cannot be read.
std::shared_ptr<const MappedFile> mapped(const QString& path) {
  try {
    return path.isEmpty() ? nullptr : MappedFile::open(QFile::encodeName(path).toStdString());
  } catch (const Error&) {
    return nullptr;
  }
}

bool continuesCharacter(char byte) { return (static_cast<unsigned char>(byte) & 0xc0) == 0x80; }

}  // namespace

DocumentLinesModel::DocumentLinesModel(QObject* parent) : QAbstractListModel(parent) {}

void DocumentLinesModel::open(const QString& path) {
  beginResetModel();
  m_begins.clear();
  m_indexed = 0;
  m_file = mapped(path);
  m_bytes = m_file ? reinterpret_cast<const char*>(m_file->bytes().data()) : nullptr;
  m_size = m_file ? static_cast<qint64>(m_file->bytes().size()) : 0;
  endResetModel();
}

qint64 DocumentLinesModel::lineEnd(qint64 begin) const {
  const qint64 most = std::min(m_size, begin + kLongestLine);
  const char* const newline = std::find(m_bytes + begin, m_bytes + most, '\n');
  if (newline != m_bytes + most) return newline - m_bytes + 1;
  if (most == m_size) return m_size;
  for (qint64 end = most; end > begin + kLongestLine / 2; --end)
    if (m_bytes[end - 1] == ' ') return end;
  qint64 end = most;
  while (end > begin + 1 && continuesCharacter(m_bytes[end])) --end;
  return end;
}

int DocumentLinesModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_begins.size());
}

QVariant DocumentLinesModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount() || role != Qt::DisplayRole) return {};
  const qint64 begin = m_begins[static_cast<std::size_t>(index.row())];
  QString line = QString::fromUtf8(m_bytes + begin, lineEnd(begin) - begin);
  // Bytes that were cut off the file since read as zeros.
  return line.remove(QChar(u'\0')).trimmed();
}

bool DocumentLinesModel::canFetchMore(const QModelIndex& parent) const {
  return !parent.isValid() && !m_fetching && m_indexed < m_size;
}

void DocumentLinesModel::fetchMore(const QModelIndex& parent) {
  if (!canFetchMore(parent)) return;
  std::vector<qint64> begins;
  m_fetching = true;
  qint64 begin = m_indexed;
  while (begin < m_size && static_cast<int>(begins.size()) < kLinesAtOnce) {
    begins.push_back(begin);
    begin = lineEnd(begin);
  }
  beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(begins.size()) - 1);
  m_begins.insert(m_begins.end(), begins.begin(), begins.end());
  m_indexed = begin;
  endInsertRows();
  m_fetching = false;
}

}  // namespace headlight
