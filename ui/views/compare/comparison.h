#pragma once

#include <QString>
#include <memory>
#include <vector>

#include "ui/compute/compared_run.h"
#include "ui/session/compare_options.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// What a view compares: the snapshot of the first run (A), and made from it those of the second (B) and of
/// the difference (A - B). A value.
class Comparison {
 public:
  /// What a view needs of its own, for each of the runs (SceneDefinition::needs); nullptr: nothing.
  using Needs = std::vector<Question> (*)(const Snapshot& snapshot);

  /// Whether the session asks for one.
  static bool isOn(const Snapshot& snapshot);
  /// What must be answered before it can be made: the second run, and of it and of the difference what the
  /// view needs. The difference is asked for where `differs`.
  static std::vector<Question> needs(const Snapshot& snapshot, Needs needs, bool differs);

  /// Of a snapshot that has what needs() asks for.
  explicit Comparison(const Snapshot& snapshot);

  const Snapshot& first() const { return m_first; }
  const Snapshot& second() const { return m_second; }
  /// Its tokens are the first run's.
  const Snapshot& difference() const { return m_difference; }
  const CompareOptions& options() const { return m_options; }

  /// Why there is no second run, or not the head in it that is in focus; empty where there is.
  const QString& problem() const { return m_problem; }
  /// Whether that is because the second run is still computed.
  bool isPending() const { return m_isPending; }
  /// Why there is no difference; empty where there is one.
  const QString& differenceProblem() const { return m_differenceProblem; }

  /// The focus of the first run in the second, and back: tokens without a counterpart become -1.
  Focus toSecond(const Focus& focus) const;
  Focus toFirst(const Focus& focus) const;
  /// Whether a focus on the second names a token that the first has not.
  bool isSecondAlone(const Focus& focus) const;

  /// Tokens that only one of the two has, of the focused kind, in order.
  struct Unmatched {
    std::vector<std::int64_t> queries;
    std::vector<std::int64_t> keys;
    bool isEmpty() const { return queries.empty() && keys.empty(); }
  };
  Unmatched firstAlone() const;
  Unmatched secondAlone() const;

  /// "A: the text above", "B: english-encoder-untrained", "A − B".
  QString firstTitle() const;
  QString secondTitle() const;
  static QString differenceTitle();

  /// The weights of one cell in both, and the one less the other, as rich text; empty where the first run's
  /// focus is on no cell.
  QString cellWords(const Focus& focus) const;

 private:
  QString title(const Snapshot& of) const;

  Snapshot m_first;
  Snapshot m_second;
  Snapshot m_difference;
  CompareOptions m_options;
  std::shared_ptr<const ComparedRun> m_run;
  QString m_problem;
  bool m_isPending = false;
  QString m_differenceProblem;
};

}  // namespace headlight
