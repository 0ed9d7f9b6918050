#pragma once

#include <functional>
#include <vector>

#include "ui/compute/question.h"

namespace headlight {

/// Answers one question; an Error becomes the answer's problem. Throws Cancelled.
Answer answerTo(const Question& question, const RunResult& result, const Execution& execution);

/// Adds to `answers` what of `questions` is not there yet, one after another. Throws Cancelled.
void answerAll(const std::vector<Question>& questions, const RunResult& result, Answers& answers,
               const Execution& execution);

/// The same until nothing more is asked for: what `needed` asks for may depend on answers.
void answerAll(const std::function<std::vector<Question>()>& needed, const RunResult& result,
               Answers& answers, const Execution& execution);

/// Whether each of them has an answer or a problem.
bool areAnswered(const std::vector<Question>& questions, const Answers& answers);

}  // namespace headlight
