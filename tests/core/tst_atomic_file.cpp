#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

#include "core/error.h"
#include "core/io/atomic_file.h"

using headlight::AtomicFile;
using headlight::Error;

namespace {

QByteArray contentOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no such file)");
}

void writeFile(const QString& path, const QByteArray& content) {
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly));
  QCOMPARE(file.write(content), content.size());
}

QStringList namesIn(const QString& folder) {
  return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
}

/// The message of the Error that writing `size` bytes to `path` ends with; empty if it succeeds.
QString writeMessage(const QString& path, std::size_t size = 3) {
  try {
    AtomicFile file(path.toStdString());
    file.write(std::string(size, 'x'));
    file.commit();
  } catch (const Error& error) {
    return QString::fromUtf8(error.what());
  }
  return {};
}

}  // namespace

class TestAtomicFile : public QObject {
  Q_OBJECT

 private slots:
  void init() { m_folder = std::make_unique<QTemporaryDir>(); }

  void writesNewFile() {
    const QString path = m_folder->filePath("new.csv");
    AtomicFile file(path.toStdString());
    file.write("one ");
    file.write(std::string(3 << 20, 'x'));
    QCOMPARE(namesIn(m_folder->path()).contains("new.csv"), false);
    file.commit();
    QCOMPARE(contentOf(path).size(), 4 + (3 << 20));
    QCOMPARE(namesIn(m_folder->path()), QStringList{"new.csv"});
  }

  void replacesOldFileAndKeepsItsPermissions() {
    const QString path = m_folder->filePath("old.csv");
    writeFile(path, "old");
    QCOMPARE(chmod(path.toUtf8().constData(), 0640), 0);
    AtomicFile file(path.toStdString());
    file.write("new");
    QCOMPARE(contentOf(path), QByteArray("old"));
    file.commit();
    QCOMPARE(contentOf(path), QByteArray("new"));
    struct stat status {};
    QCOMPARE(stat(path.toUtf8().constData(), &status), 0);
    QCOMPARE(static_cast<int>(status.st_mode & 07777), 0640);
    QCOMPARE(namesIn(m_folder->path()), QStringList{"old.csv"});
  }

  void withoutCommitNothingChanges() {
    const QString path = m_folder->filePath("old.csv");
    writeFile(path, "old");
    {
      AtomicFile file(path.toStdString());
      file.write(std::string(2 << 20, 'x'));
    }
    {
      AtomicFile file(m_folder->filePath("never.csv").toStdString());
      file.write("x");
    }
    QCOMPARE(contentOf(path), QByteArray("old"));
    QCOMPARE(namesIn(m_folder->path()), QStringList{"old.csv"});
  }

  void replacesWhatALinkPointsTo() {
    const QString path = m_folder->filePath("real.csv");
    const QString link = m_folder->filePath("link.csv");
    writeFile(path, "old");
    QVERIFY(QFile::link(path, link));
    QCOMPARE(writeMessage(link), QString());
    QCOMPARE(contentOf(path), QByteArray("xxx"));
    QVERIFY(QFileInfo(link).isSymLink());
  }

  void aKilledWriterLeavesTheOldFile() {
    const QString path = m_folder->filePath("old.csv");
    writeFile(path, "old");
    const pid_t child = fork();
    if (child == 0) {
      AtomicFile file(path.toStdString());
      file.write(std::string(4 << 20, 'x'));
      kill(getpid(), SIGKILL);
      _exit(0);
    }
    int status = 0;
    QCOMPARE(waitpid(child, &status, 0), child);
    QVERIFY(WIFSIGNALED(status));
    QCOMPARE(contentOf(path), QByteArray("old"));
  }

  void saysWhyItCannotWrite() {
    const QString missing = m_folder->filePath("no/such/a.csv");
    QCOMPARE(writeMessage(missing), "Cannot write " + missing + ": its folder does not exist.");
    QCOMPARE(writeMessage(m_folder->path()), "Cannot write " + m_folder->path() + ": it is a folder.");
    QCOMPARE(writeMessage("/dev/full"),
             QString("Cannot write /dev/full: it is a device or a pipe, and not a regular file."));
    const QString lengthy = m_folder->filePath(QString(300, 'a'));
    QCOMPARE(writeMessage(lengthy), "Cannot write " + lengthy + ": its name is too long.");
    QCOMPARE(namesIn(m_folder->path()), QStringList());
  }

  void saysThatAFolderIsNotWritable() {
    if (geteuid() == 0) QSKIP("Root may write everywhere.");
    QCOMPARE(chmod(m_folder->path().toUtf8().constData(), 0500), 0);
    const QString path = m_folder->filePath("a.csv");
    const QString message = writeMessage(path);
    QCOMPARE(chmod(m_folder->path().toUtf8().constData(), 0700), 0);
    QCOMPARE(message, "Cannot write " + path + ": its folder is not writable.");
  }

  void saysThatThereIsNoRoom() {
    const QString path = m_folder->filePath("old.csv");
    writeFile(path, "old");
    std::signal(SIGXFSZ, SIG_IGN);
    struct rlimit before {};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const struct rlimit small { 1 << 20, before.rlim_max };
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    const QString message = writeMessage(path, 3 << 20);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    QCOMPARE(message, "Cannot write " + path + ": the file would be larger than the system allows.");
    QCOMPARE(contentOf(path), QByteArray("old"));
    QCOMPARE(namesIn(m_folder->path()), QStringList{"old.csv"});
  }

 private:
  std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestAtomicFile)
#include "tst_atomic_file.moc"
