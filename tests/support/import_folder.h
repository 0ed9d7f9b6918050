#pragma once

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <memory>
#include <string>
#include <vector>

#include "core/arrays/attention_import.h"

namespace headlight::test {

/// A folder of files of attention, a fresh one for each test function, and what is imported from them: a
/// private base class of tests.
class ImportFolder {
 public:
  void renew() { m_folder = std::make_unique<QTemporaryDir>(); }
  QString filePath(const QString& name) const { return m_folder->filePath(name); }
  std::string path(const QString& name) const { return filePath(name).toStdString(); }
  void write(const QString& name, QByteArrayView content) const {
    QFile file(filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content.data(), content.size()), content.size());
  }
  ImportedAttention import(const QString& name) const { return importAttention(path(name)); }

 private:
  std::unique_ptr<QTemporaryDir> m_folder;
};

/// The patterns of an import that a view shows first.
inline const PatternSource& patternsOf(const ImportedAttention& imported) {
  return *imported.trace->attention(imported.trace->defaultKind())->patterns;
}

inline std::vector<std::string> labelsOf(const TokenList& tokens) {
  std::vector<std::string> labels;
  for (const TokenInfo& token : tokens) labels.push_back(token.label);
  return labels;
}

}  // namespace headlight::test
