#include "ui/views/compare/comparison.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <cmath>
#include <utility>

#include "core/trace/difference_pattern_source.h"
#include "ui/compute/experiment_places.h"
#include "ui/models/experiment_text.h"
#include "ui/models/facts.h"
#include "ui/models/number_text.h"
#include "ui/session/focus.h"
#include "ui/views/cell_place.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Compare)
};

CompareOptions optionsOf(const Snapshot& snapshot) {
  return optionsIn<CompareOptions>(snapshot.state.viewOptions);
}

/// What is run for the second, beside the first run itself.
ComputeRequest secondRequest(const RunResult& first, const SessionState& state,
                             const CompareOptions& options) {
  ComputeRequest request = computeRequestOf(state);
  // A view that explains a run is given the run itself.
  if (first.shownAs.isEmpty()) request.shown = {{.spaces = request.shown.choice.spaces}};
  switch (options.with) {
    case CompareOptions::With::Text:
      request.text = options.text;
      request.documentFile.clear();
      request.written.reset();  // it stands behind one text of one model
      if (!options.pairText.isEmpty()) request.pairText = options.pairText;
      // Those of a token are made to the same token of the other text, where it is there.
      followEdit(request.experiments, {false, first.text, options.text});
      if (!options.pairText.isEmpty())
        followEdit(request.experiments, {true, first.pairText, options.pairText});
      std::erase_if(request.experiments, [](const Experiment& experiment) { return !experiment.on; });
      break;
    case CompareOptions::With::Model:
      request.source = CheckpointChoice{options.model};
      request.written.reset();
      break;
    case CompareOptions::With::NoExperiments:
      request.experiments.clear();
      break;
    case CompareOptions::With::Head:
      break;
  }
  return request;
}

bool isOfOneToken(const SessionState& state) {
  const auto pattern = state.shown.pattern;
  return pattern == DerivedPattern::Flow || (pattern == DerivedPattern::Gradient && state.focus.query >= 0);
}

/// The head of A's own run that B is; what is shown may have one head a layer, which stands for all.
HeadId otherHead(const Snapshot& snapshot, const CompareOptions& options) {
  return standsForAllHeads(snapshot) ? HeadId{options.head.layer, 0} : options.head;
}

/// Why nothing can be compared with what was chosen; empty: it can.
QString missingChoice(const Snapshot& snapshot, const CompareOptions& options) {
  const bool isArray = snapshot.result && !snapshot.result->model;
  const bool otherTokens =
      options.with == CompareOptions::With::Text || options.with == CompareOptions::With::Model;
  if (snapshot.run && otherTokens && isOfOneToken(snapshot.state))
    return Words::tr("This pattern is of the token in focus, which B may not have.");
  switch (options.with) {
    case CompareOptions::With::Text:
      if (isArray) return Words::tr("An attention array has no model that could read another text.");
      if (options.text.isEmpty()) return Words::tr("Type the text to compare with.");
      break;
    case CompareOptions::With::Model:
      if (isArray) return Words::tr("An attention array has no text that another model could read.");
      if (options.model.isEmpty()) return Words::tr("Choose the model to compare with.");
      break;
    case CompareOptions::With::NoExperiments:
      if (snapshot.result && experimentTexts(*snapshot.result).isEmpty())
        return Words::tr("No experiment is on: there is nothing to compare with.");
      break;
    case CompareOptions::With::Head:
      return {};
  }
  return snapshot.others ? QString() : Words::tr("Nothing can be compared here.");
}

/// What of the choice decides the second run.
QString runKey(const Snapshot& snapshot, CompareOptions options) {
  options.show = {};
  const QString pair = snapshot.state.pairShown ? snapshot.state.pairText : QString();
  return QStringLiteral("compare %1 %2")
      .arg(QString::fromUtf8(QJsonDocument(options.toJson()).toJson(QJsonDocument::Compact)), pair);
}

std::shared_ptr<const RunResult> secondRun(const std::shared_ptr<const RunResult>& first,
                                           const SessionState& state,
                                           const std::shared_ptr<OtherRuns>& others,
                                           const Execution& execution) {
  const CompareOptions options = optionsIn<CompareOptions>(state.viewOptions);
  if (options.with == CompareOptions::With::Head) return first;
  const bool same = options.with != CompareOptions::With::Model;
  return others->run(secondRequest(*first, state, options), same ? first->model : nullptr, execution);
}

Question runQuestion(const Snapshot& snapshot) {
  const CompareOptions options = optionsOf(snapshot);
  const HeadId other = otherHead(snapshot, options);
  const auto ask = [other, first = snapshot.result, state = snapshot.ofRun().state, others = snapshot.others,
                    options](const RunResult&, const Execution& execution) {
    const std::optional<HeadId> head =
        options.with == CompareOptions::With::Head ? std::optional(other) : std::nullopt;
    return compareRuns(first, secondRun(first, state, others, execution), head, execution);
  };
  Question asked = question<ComparedRun>(runKey(snapshot, options), ask);
  asked.large = true;
  return asked;
}

const QString kSecond = QStringLiteral("B: ");
const QString kDifference = QStringLiteral("A-B: ");

/// Questions about another result than the first, under keys of their own.
void ask(std::vector<Question>& all, const Snapshot& of, const QString& prefix, Comparison::Needs needs) {
  for (Question& question : needs(of)) {
    Question asked = question;
    asked.key = prefix + question.key;
    asked.ask = [inner = question.ask, result = of.result](const RunResult&, const Execution& execution) {
      return inner(*result, execution);
    };
    all.push_back(std::move(asked));
  }
}

Answers answersOf(const Answers& all, const QString& prefix) {
  Answers answers;
  for (auto answer = all.begin(); answer != all.end(); ++answer)
    if (answer.key().startsWith(prefix)) answers.insert(answer.key().mid(prefix.size()), answer.value());
  return answers;
}

/// Which of the second run's tokens belong to those of the first that were found.
std::vector<std::uint8_t> flagsInSecond(const std::vector<std::uint8_t>& flags,
                                        const std::vector<std::int64_t>& firstOf) {
  std::vector<std::uint8_t> moved(firstOf.size(), 0);
  for (std::size_t token = 0; token < firstOf.size(); ++token) {
    const std::int64_t first = firstOf[token];
    if (first >= 0 && first < std::ssize(flags)) moved[token] = flags[static_cast<std::size_t>(first)];
  }
  return moved;
}

std::shared_ptr<const FoundTokens> foundInSecond(const FoundTokens* found, const ComparedRun& run) {
  const ComparedRun::Kind* kind = found ? run.of(found->kind) : nullptr;
  if (!kind) return nullptr;
  auto moved = std::make_shared<FoundTokens>();
  moved->kind = found->kind;
  moved->queries = flagsInSecond(found->queries, kind->queries.firstOf);
  moved->keys = flagsInSecond(found->keys, kind->keys.firstOf);
  return moved;
}

std::int64_t counterpart(const std::vector<std::int64_t>& of, std::int64_t token) {
  return token >= 0 && token < std::ssize(of) ? of[static_cast<std::size_t>(token)] : -1;
}

std::vector<std::int64_t> withoutCounterpart(const std::vector<std::int64_t>& of) {
  std::vector<std::int64_t> alone;
  for (std::size_t token = 0; token < of.size(); ++token)
    if (of[token] < 0) alone.push_back(static_cast<std::int64_t>(token));
  return alone;
}

QString sourceWords(const RunResult& result) {
  if (result.sourceNote.isEmpty()) return result.sourceName;
  return QStringLiteral("%1 (%2)").arg(result.sourceName, result.sourceNote);
}

QString textWords(const RunResult& result) {
  const QString text = result.text.left(300).simplified();
  if (result.pairText.isEmpty()) return text;
  return QStringLiteral("%1 | %2").arg(text, result.pairText.left(300).simplified());
}

QString experimentWords(const RunResult& result) {
  const QStringList texts = experimentTexts(result);
  return texts.isEmpty() ? Words::tr("without experiments") : texts.join(QStringLiteral(", "));
}

/// Why a run has not what the focus is on; empty: it has.
QString missingHead(const Snapshot& snapshot, const HeadId& head) {
  const PatternSource* patterns = snapshot.patterns();
  if (!patterns) return Words::tr("B has no attention of this kind.");
  const PatternShape shape = patterns->shape();
  if (head.layer < shape.layers && head.head < shape.heads) return {};
  return Words::tr("B has no head %1.").arg(headText(head));
}

QString weightOf(const PatternSource& source, const Focus& focus) {
  if (!isCell(&source, focus)) return QStringLiteral("–");
  if (source.isMasked(focus.headId(), focus.query, focus.key)) return Words::tr("masked");
  const auto weight = static_cast<double>(source.cell(focus.headId(), focus.query, focus.key));
  return std::isnan(weight) ? QStringLiteral("–") : weightText(weight);
}

}  // namespace

bool Comparison::isOn(const Snapshot& snapshot) { return snapshot.result && optionsOf(snapshot).on; }

std::vector<Question> Comparison::needs(const Snapshot& snapshot, Needs needs, bool differs) {
  std::vector<Question> all = needs ? needs(snapshot) : std::vector<Question>{};
  if (!missingChoice(snapshot, optionsOf(snapshot)).isEmpty()) return all;
  all.push_back(runQuestion(snapshot));
  const Comparison comparison(snapshot);
  if (!needs || !comparison.problem().isEmpty()) return all;
  ask(all, comparison.second(), kSecond, needs);
  if (differs && comparison.differenceProblem().isEmpty())
    ask(all, comparison.difference(), kDifference, needs);
  return all;
}

Comparison::Comparison(const Snapshot& snapshot) : m_first(snapshot), m_options(optionsOf(snapshot)) {
  m_problem = missingChoice(snapshot, m_options);
  if (!m_problem.isEmpty()) return;
  const QString key = runKey(snapshot, m_options);
  m_run = snapshot.answer<ComparedRun>(key);
  if (!m_run) {
    m_problem = snapshot.problem(key);
    m_isPending = m_problem.isEmpty();
    if (m_isPending) m_problem = Words::tr("Computing …");
    return;
  }
  m_second = snapshot;
  m_second.result = m_run->second;
  m_second.run = nullptr;
  m_second.found = foundInSecond(snapshot.found.get(), *m_run);
  m_second.answers = answersOf(snapshot.answers, kSecond);
  m_second.focus = toSecond(snapshot.focus);
  m_second.state.focus = toSecond(snapshot.state.focus);
  if (m_options.with == CompareOptions::With::Head) m_second.state.averagedHeads.clear();
  m_difference = snapshot;
  m_difference.result = m_run->difference;
  m_difference.run = nullptr;
  m_difference.answers = answersOf(snapshot.answers, kDifference);
  m_problem = missingHead(m_second, m_second.focus.headId());
  m_differenceProblem = m_problem.isEmpty() ? missingHead(m_difference, snapshot.focus.headId()) : m_problem;
}

Focus Comparison::toSecond(const Focus& focus) const {
  Focus moved = focus;
  moved.query = moved.key = -1;
  if (const auto* kind = m_run ? m_run->of(focus.kind) : nullptr) {
    moved.query = counterpart(kind->queries.secondOf, focus.query);
    moved.key = counterpart(kind->keys.secondOf, focus.key);
  }
  if (m_options.with == CompareOptions::With::Head) {
    moved.layer = otherHead(m_first, m_options).layer;
    moved.head = otherHead(m_first, m_options).head;
  }
  return moved;
}

Focus Comparison::toFirst(const Focus& focus) const {
  Focus moved = focus;
  moved.query = moved.key = -1;
  if (const auto* kind = m_run ? m_run->of(focus.kind) : nullptr) {
    moved.query = counterpart(kind->queries.firstOf, focus.query);
    moved.key = counterpart(kind->keys.firstOf, focus.key);
  }
  if (m_options.with == CompareOptions::With::Head && focus.headId() == otherHead(m_first, m_options)) {
    moved.layer = m_first.state.focus.layer;
    moved.head = m_first.state.focus.head;
  }
  return moved;
}

bool Comparison::isSecondAlone(const Focus& focus) const {
  const Focus moved = toFirst(focus);
  return (focus.query >= 0 && moved.query < 0) || (focus.key >= 0 && moved.key < 0);
}

Comparison::Unmatched Comparison::firstAlone() const {
  const auto* kind = m_run ? m_run->of(m_first.focus.kind) : nullptr;
  if (!kind) return {};
  return {withoutCounterpart(kind->queries.secondOf), withoutCounterpart(kind->keys.secondOf)};
}

Comparison::Unmatched Comparison::secondAlone() const {
  const auto* kind = m_run ? m_run->of(m_first.focus.kind) : nullptr;
  if (!kind) return {};
  return {withoutCounterpart(kind->queries.firstOf), withoutCounterpart(kind->keys.firstOf)};
}

QString Comparison::title(const Snapshot& of) const {
  switch (m_options.with) {
    case CompareOptions::With::Text:
      return textWords(*of.result);
    case CompareOptions::With::Model:
      return sourceWords(*of.result);
    case CompareOptions::With::NoExperiments:
      return experimentWords(*of.result);
    case CompareOptions::With::Head:
      return standsForAllHeads(m_first) ? allHeadsText(of.focus.layer)
                                        : Words::tr("head %1").arg(headText(of.focus.headId()));
  }
  return {};
}

QString Comparison::firstTitle() const { return QStringLiteral("A: ") + title(m_first); }

QString Comparison::secondTitle() const {
  return m_second.result ? QStringLiteral("B: ") + title(m_second) : QStringLiteral("B");
}

QString Comparison::differenceTitle() { return QStringLiteral("A − B"); }

QString Comparison::cellWords(const Focus& focus) const {
  if (!m_run || !isCell(m_first.patterns(), focus) || !m_second.patterns()) return {};
  Focus other = toSecond(focus);
  QString words = QStringLiteral("A <b>%1</b> · B <b>%2</b>")
                      .arg(weightOf(*m_first.patterns(), focus), weightOf(*m_second.patterns(), other));
  const PatternSource* difference = m_difference.patterns();
  if (!isCell(difference, focus) || difference->isMasked(focus.headId(), focus.query, focus.key))
    return words;
  const auto value = static_cast<double>(difference->cell(focus.headId(), focus.query, focus.key));
  if (std::isnan(value))
    return words + QStringLiteral("<br>") + Words::tr("only one of the two has this token");
  return words + QStringLiteral(" · A − B <b>%1</b>").arg(signedWeightText(value));
}

}  // namespace headlight
