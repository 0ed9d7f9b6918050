#include "ui/window/process_memory.h"

#include <unistd.h>

#include <QFile>
#include <QList>

namespace headlight {

std::int64_t residentBytes() {
  QFile file(QStringLiteral("/proc/self/statm"));
  if (!file.open(QIODevice::ReadOnly)) return 0;
  const QList<QByteArray> fields = file.readAll().split(' ');  // pages: all, resident, shared, ...
  return fields.size() > 1 ? fields[1].toLongLong() * sysconf(_SC_PAGESIZE) : 0;
}

}  // namespace headlight
