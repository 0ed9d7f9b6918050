#include "ui/compute/answer_all.h"

#include <QCoreApplication>
#include <algorithm>
#include <new>

#include "core/error.h"
#include "ui/models/core_words.h"

namespace headlight {

Answer answerTo(const Question& question, const RunResult& result, const Execution& execution) {
  try {
    return {question.ask(result, execution), {}};
  } catch (const Cancelled&) {
    throw;
  } catch (const std::bad_alloc&) {
    return {{}, QCoreApplication::translate("headlight::LatestJob", "There is not enough memory for this.")};
  } catch (const std::exception& error) {
    return {{}, errorText(error)};
  }
}

void answerAll(const std::vector<Question>& questions, const RunResult& result, Answers& answers,
               const Execution& execution) {
  for (const Question& question : questions) {
    if (answers.contains(question.key)) continue;
    execution.throwIfStopped();
    answers.insert(question.key, answerTo(question, result, execution));
  }
}

void answerAll(const std::function<std::vector<Question>()>& needed, const RunResult& result,
               Answers& answers, const Execution& execution) {
  for (std::vector<Question> questions = needed(); !areAnswered(questions, answers); questions = needed())
    answerAll(questions, result, answers, execution);
}

bool areAnswered(const std::vector<Question>& questions, const Answers& answers) {
  return std::all_of(questions.begin(), questions.end(),
                     [&](const Question& question) { return answers.contains(question.key); });
}

}  // namespace headlight
