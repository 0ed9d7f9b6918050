#include "ui/compute/answer_run.h"

#include <algorithm>
#include <utility>

#include "ui/compute/answer_all.h"

namespace headlight {

namespace {

// So that going back and forth between a few tokens asks nothing twice.
constexpr qsizetype kMostKept = 16;

bool hasKey(const std::vector<Question>& questions, const QString& key) {
  return std::any_of(questions.begin(), questions.end(),
                     [&](const Question& question) { return question.key == key; });
}

}  // namespace

AnswerRun::AnswerRun(QObject* parent) : QObject(parent) {
  connect(&m_job, &LatestJob::progressed, this, &AnswerRun::progressed);
  connect(&m_job, &LatestJob::runningChanged, this, &AnswerRun::answeringChanged);
}

void AnswerRun::setResult(std::shared_ptr<const RunResult> result) {
  if (result == m_result) return;
  m_result = std::move(result);
  if (!m_answers.isEmpty()) m_before = std::exchange(m_answers, {});
  m_kept.clear();
  m_job.cancel();
  // They were asked of the result before, and may make no sense of this one: others follow.
  m_wanted.clear();
}

void AnswerRun::setWanted(std::vector<Question> questions) {
  m_wanted = std::move(questions);
  forgetUnwanted();
  if (m_job.isRunning() && !hasKey(m_wanted, m_asked)) m_job.cancel();
  update();
}

void AnswerRun::setBusy(bool busy) {
  if (busy == std::exchange(m_busy, busy)) return;
  update();
}

void AnswerRun::update() {
  if (m_busy || !m_result) return m_job.cancel();
  if (m_job.isRunning()) return;
  const auto next = std::find_if(m_wanted.begin(), m_wanted.end(), [this](const Question& question) {
    return !m_answers.contains(question.key);
  });
  if (next == m_wanted.end()) return m_before.clear();
  m_asked = next->key;
  m_job.start([this, asked = *next, result = m_result](const Execution& execution) -> LatestJob::Outcome {
    const Answer answer = answerTo(asked, *result, execution);
    return [this, key = asked.key, answer] { answered(key, answer); };
  });
}

void AnswerRun::answered(const QString& key, Answer answer) {
  m_answers.insert(key, std::move(answer));
  m_kept.removeAll(key);
  m_kept.append(key);
  forgetUnwanted();
  emit changed();
  update();
}

void AnswerRun::giveUp() {
  if (!m_job.isRunning()) return;
  const QString key = m_asked;
  m_job.cancel();
  answered(key, {{}, tr("Cancelled.")});
  // It is asked again once somebody wants it again.
  m_kept.removeAll(key);
}

void AnswerRun::forgetUnwanted() {
  for (const Question& question : m_wanted)
    if (question.large) m_kept.removeAll(question.key);
  while (m_kept.size() > kMostKept) m_kept.removeFirst();
  m_answers.removeIf([this](const Answers::iterator& entry) {
    return !hasKey(m_wanted, entry.key()) && !m_kept.contains(entry.key());
  });
}

}  // namespace headlight
