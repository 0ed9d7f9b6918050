#pragma once

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QString>
#include <vector>

// The project's own sources, for tests that read them.

namespace headlight::testing {

struct Source {
  QString path;  // relative to the repository
  QString code;  // without comments and texts
};

/// Comments and texts may say anything; the rules are about code. Includes keep their quoted names.
inline QString withoutComments(QString text) {
  static const QRegularExpression pattern(
      QStringLiteral("(^[ \\t]*#[ \\t]*include[^\\n]*)|//[^\\n]*|/\\*[\\s\\S]*?\\*/"
                     "|R\"([^(\"]*)\\([\\s\\S]*?\\)\\2\"|\"(?:\\\\.|[^\"\\\\\\n])*\""
                     "|(?<![0-9A-Fa-f])'(?:\\\\.|[^'\\\\\\n])*'"),
      QRegularExpression::MultilineOption);
  return text.replace(pattern, QStringLiteral("\\1"));
}

inline std::vector<Source> sourcesBelow(const QString& folder) {
  const QString root = QStringLiteral(HEADLIGHT_SOURCE_DIR "/");
  std::vector<Source> sources;
  QDirIterator files(root + folder, {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                     QDirIterator::Subdirectories);
  while (files.hasNext()) {
    QFile file(files.next());
    if (!file.open(QIODevice::ReadOnly)) continue;
    sources.push_back({file.fileName().mid(root.size()), withoutComments(QString::fromUtf8(file.readAll()))});
  }
  return sources;
}

}  // namespace headlight::testing
