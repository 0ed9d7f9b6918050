#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <memory>
#include <optional>

#include "ui/session/session_state.h"

namespace headlight {

/// Keeps the session in a file, so that it is there again at the next start, however the program ended. The
/// file is replaced as a whole: it holds an older session or the newer one, never half of one. Changes are
/// written off the GUI thread, at most a few times a second.
class SessionStore : public QObject {
  Q_OBJECT
 public:
  /// Where a person's session is kept: headlight/session.json in the data folder.
  static QString standardFile();

  /// An empty `file` keeps nothing.
  explicit SessionStore(QString file, QObject* parent = nullptr);
  /// Writes what has not been written yet.
  ~SessionStore() override;

  /// What the file holds; nothing if there is no file or no session in it. Members that make no sense have
  /// the value of `standard`.
  std::optional<SessionState> load(const SessionState& standard) const;
  /// Remembers the session, to be written soon.
  void keep(const SessionState& state);
  /// Writes what has not been written yet, and waits for it.
  void flush();
  /// The folder beside the file for texts that a session refers to; empty without a file.
  QString textFolder() const;
  /// The same for what trainings leave.
  QString trainingFolder() const;
  /// Deletes texts there that are older than a day and are not `referred` to.
  void cleanTexts(const QString& referred) const;

 private:
  struct Writer;
  void write();

  QString m_file;
  QTimer m_delay;
  std::optional<SessionState> m_waiting;
  std::unique_ptr<Writer> m_writer;
};

}  // namespace headlight
