#include "ui/session/session_store.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>
#include <QStandardPaths>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

#include "ui/session/session_json.h"

namespace headlight {
namespace {

constexpr int kDelay = 250;                          // ms from a change to its writing
constexpr qint64 kLargestSession = qint64{4} << 20;  // a session is a few kilobytes

// The session is a convenience: where the disk is full or read-only the program goes on without it.
void writeSession(const QString& path, const SessionState& state) {
  QDir().mkpath(QFileInfo(path).path());
  QSaveFile file(path);
  if (!file.open(QIODevice::WriteOnly)) return;
  const QByteArray bytes = QJsonDocument(toJson(state)).toJson(QJsonDocument::Compact);
  if (file.write(bytes) == bytes.size()) file.commit();
}

}  // namespace

/// The thread that writes, always the newest session it was given.
struct SessionStore::Writer {
  explicit Writer(QString path)
      : file(std::move(path)), thread([this](std::stop_token stop) { run(stop); }) {}

  void give(SessionState state) {
    {
      const std::lock_guard lock(mutex);
      next = std::move(state);
    }
    wake.notify_all();
  }
  void wait() {
    std::unique_lock lock(mutex);
    done.wait(lock, [this] { return !next && !writing; });
  }

  void run(std::stop_token stop) {
    std::unique_lock lock(mutex);
    while (wake.wait(lock, stop, [this] { return next.has_value(); })) {
      const SessionState state = *std::exchange(next, std::nullopt);
      writing = true;
      lock.unlock();
      writeSession(file, state);
      lock.lock();
      writing = false;
      done.notify_all();
    }
  }

  const QString file;
  std::mutex mutex;  // guards `next` and `writing`
  std::condition_variable_any wake;
  std::condition_variable done;
  std::optional<SessionState> next;
  bool writing = false;
  std::jthread thread;  // last: what it uses is there before it
};

QString SessionStore::standardFile() {
  return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
         QStringLiteral("/headlight/session.json");
}

SessionStore::SessionStore(QString file, QObject* parent) : QObject(parent), m_file(std::move(file)) {
  m_delay.setSingleShot(true);
  m_delay.setInterval(kDelay);
  connect(&m_delay, &QTimer::timeout, this, &SessionStore::write);
}

SessionStore::~SessionStore() { flush(); }

std::optional<SessionState> SessionStore::load(const SessionState& standard) const {
  QFile file(m_file);
  if (m_file.isEmpty() || !QFileInfo(m_file).isFile() || !file.open(QIODevice::ReadOnly)) return std::nullopt;
  const QJsonObject json = QJsonDocument::fromJson(file.read(kLargestSession)).object();
  if (!json.value(QLatin1String("source")).isObject()) return std::nullopt;
  return sessionFromJson(json, standard);
}

void SessionStore::keep(const SessionState& state) {
  if (m_file.isEmpty()) return;
  m_waiting = state;
  // Not started anew by every key: while one goes on typing the file is written too.
  if (!m_delay.isActive()) m_delay.start();
}

void SessionStore::write() {
  if (!m_waiting) return;
  if (!m_writer) m_writer = std::make_unique<Writer>(m_file);
  m_writer->give(*std::exchange(m_waiting, std::nullopt));
}

void SessionStore::flush() {
  m_delay.stop();
  write();
  if (m_writer) m_writer->wait();
}

QString SessionStore::textFolder() const {
  if (m_file.isEmpty()) return {};
  const QString folder = QFileInfo(m_file).path() + QStringLiteral("/texts");
  return QDir().mkpath(folder) ? folder : QString();
}

QString SessionStore::trainingFolder() const {
  return m_file.isEmpty() ? QString() : QFileInfo(m_file).path() + QStringLiteral("/trainings");
}

void SessionStore::cleanTexts(const QString& referred) const {
  const QString folder = textFolder();
  if (folder.isEmpty()) return;
  const QDateTime yesterday = QDateTime::currentDateTime().addDays(-1);
  for (const QFileInfo& file : QDir(folder).entryInfoList(QDir::Files))
    if (file.filePath() != referred && file.lastModified() < yesterday) QFile::remove(file.filePath());
}

}  // namespace headlight
