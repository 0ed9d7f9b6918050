#pragma once

#include <QObject>
#include <QStringList>
#include <memory>
#include <vector>

#include "ui/compute/latest_job.h"
#include "ui/compute/question.h"

namespace headlight {

/// Answers what the views on the screen want to know beside the run of the text, one question after another.
/// It gives way to the runs of the text: it begins when none is under way and ends as soon as one is asked
/// for, so that a letter costs what it costs without. GUI thread only.
class AnswerRun : public QObject {
  Q_OBJECT
 public:
  explicit AnswerRun(QObject* parent = nullptr);

  /// Forgets what was wanted of the result before; setWanted() follows.
  void setResult(std::shared_ptr<const RunResult> result);
  /// The first one is answered first.
  void setWanted(std::vector<Question> questions);
  /// Whether a run of the text is under way.
  void setBusy(bool busy);

  /// Of the result: those that are there, also some that are no longer wanted.
  const Answers& answers() const { return m_answers; }
  /// Gives up the question under way: that it was cancelled stands in place of its answer.
  void giveUp();
  bool isAnswering() const { return m_job.isRunning(); }

 signals:
  /// An answer is there, or there will be none.
  void changed();
  /// Of the question under way, 0 to 1; at most twenty times a second.
  void progressed(double fraction);
  void answeringChanged(bool answering);

 private:
  void update();
  void answered(const QString& key, Answer answer);
  void forgetUnwanted();

  std::shared_ptr<const RunResult> m_result;
  std::vector<Question> m_wanted;
  Answers m_answers;
  // Those of the result before stay until the new ones are there: runs go on from what they left.
  Answers m_before;
  QStringList m_kept;  // keys of small answers, the newest last
  QString m_asked;     // the key of the question under way
  bool m_busy = false;
  LatestJob m_job{nullptr, LatestJob::spareThreads()};
};

}  // namespace headlight
