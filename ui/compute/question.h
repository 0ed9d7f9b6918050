#pragma once

#include <QMap>
#include <QString>
#include <any>
#include <functional>
#include <memory>
#include <utility>

#include "core/parallel/execution.h"
#include "ui/compute/run_result.h"

namespace headlight {

/// What a view wants to know beside the run on the screen: another run, what heads do, where a prediction
/// comes from. A value.
struct Question {
  /// Tells apart what can be asked of one result: equal keys have equal answers. Begins with the name of what
  /// is asked: "lens", "taps 3.1 token 5".
  QString key;
  /// Computes the answer, off the GUI thread. Throws Error, whose sentence stands in place of the answer, and
  /// Cancelled.
  std::function<std::any(const RunResult& result, const Execution& execution)> ask;
  /// The answer is as large as a run: it is forgotten as soon as nobody wants it.
  bool large = false;
  /// The picture is shown before this answer is there, and again with it.
  bool later = false;
};

struct Answer {
  std::any value;   // std::shared_ptr<const T>; empty where there is a problem
  QString problem;  // why there is no answer, in a sentence; empty otherwise
};

/// Answers to questions about one result, by key.
using Answers = QMap<QString, Answer>;

/// A question whose answer is a T. `ask` takes (const RunResult&, const Execution&) and returns a T, or a
/// std::shared_ptr<const T> where that is what there is.
template <typename T, typename Ask>
Question question(QString key, Ask ask) {
  return {std::move(key), [ask = std::move(ask)](const RunResult& result, const Execution& execution) {
            auto answer = ask(result, execution);
            if constexpr (std::is_convertible_v<decltype(answer), std::shared_ptr<const T>>)
              return std::any(std::shared_ptr<const T>(std::move(answer)));
            else
              return std::any(std::shared_ptr<const T>(std::make_shared<T>(std::move(answer))));
          }};
}

/// The answer with this key; nullptr while it is not there, and where there is none.
template <typename T>
std::shared_ptr<const T> answerOf(const Answers& answers, const QString& key) {
  const auto found = answers.find(key);
  if (found == answers.end()) return nullptr;
  const auto* value = std::any_cast<std::shared_ptr<const T>>(&found->value);
  return value ? *value : nullptr;
}

}  // namespace headlight
