#pragma once

#include <QHash>
#include <QSet>
#include <QString>
#include <QWidget>
#include <functional>

class QVBoxLayout;

namespace headlight {

/// A sentence that stays in view until it is dismissed or no longer true. `id` says what it is about: a newer
/// notice of the same id takes its place. A problem is something that did not work; a notice is something to
/// know about what did.
struct Notice {
  enum class Kind { Problem, Notice };
  QString id;
  Kind kind = Kind::Notice;
  QString sentence;
  QString action = {};             // the text of a button beside it, or empty
  std::function<void()> act = {};  // what the button does; the notice goes away with it
};

class NoticeLine;

/// Notices above the pictures, one below the other, each with a button to dismiss it.
class NoticeBar : public QWidget {
  Q_OBJECT
 public:
  /// The id of what showProblem() shows.
  static QString problemId() { return QStringLiteral("problem"); }

  explicit NoticeBar(QWidget* parent = nullptr);

  /// Shows the notice, in the place of the one of its id. An empty sentence clears. A notice that was
  /// dismissed stays away until clear() says that it had stopped being true; a problem comes back.
  void show(const Notice& notice);
  void showProblem(const QString& sentence) { show({problemId(), Notice::Kind::Problem, sentence}); }
  /// What the notice of this id says; empty if none is in view.
  QString sentence(const QString& id = problemId()) const;
  void clear(const QString& id = problemId());
  /// Colours of the theme.
  void setDark(bool dark);

 private:
  void dismiss(const QString& id);

  QVBoxLayout* m_column;
  QHash<QString, NoticeLine*> m_lines;  // in view
  QSet<QString> m_dismissed;            // ids of notices that were read and sent away
  bool m_dark = false;
};

}  // namespace headlight
