#pragma once

#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <map>

namespace headlight::test {

/// What a run of the built program left.
struct Outcome {
  int status = -1;
  QString out;
  QString err;
  /// The whole of stderr as one printable line, or empty if it is none.
  QString line() const {
    const bool one = err.endsWith('\n') && err.count('\n') == 1 && err.size() <= 501;
    for (const QChar& c : err.chopped(err.isEmpty() ? 0 : 1))
      if (!c.isPrint() && c != ' ' && !c.isSurrogate()) return {};
    return one ? err.chopped(1) : QString();
  }
};

inline Outcome finished(QProcess& process) {
  if (!process.waitForFinished(120000) || process.exitStatus() != QProcess::NormalExit)
    return {-1, QString(), QStringLiteral("The program crashed or hung.")};
  return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
          QString::fromUtf8(process.readAllStandardError())};
}

/// Runs the built program with these arguments, and these variables beside the test's own.
inline Outcome run(const QStringList& arguments, const std::map<QString, QString>& variables = {}) {
  QProcess process;
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  for (const auto& [name, value] : variables) environment.insert(name, value);
  process.setProcessEnvironment(environment);
  process.start(QStringLiteral(HEADLIGHT_PROGRAM), arguments);
  return finished(process);
}

}  // namespace headlight::test
