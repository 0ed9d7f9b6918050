#include "ui/views/compare/compared_view.h"

#include <QCoreApplication>
#include <QStringList>
#include <utility>

#include "ui/plots/token_label.h"
#include "ui/views/compare/compare_scene.h"

namespace headlight {

namespace {

// More tokens than these are counted.
constexpr std::size_t kMostNamed = 6;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Compare)
};

/// Tokens that one of the two has alone: "only in A: tired, it".
QString aloneWords(const Snapshot& of, const Comparison::Unmatched& alone, bool second) {
  const PatternSource* patterns = of.patterns();
  if (alone.isEmpty() || !patterns) return {};
  const bool oneText = patterns->queryTokens() == patterns->keyTokens();
  QStringList names;
  const auto add = [&](const std::vector<std::int64_t>& tokens, const TokenList& list) {
    for (const std::int64_t token : tokens)
      names.append(QStringLiteral("“%1”").arg(tokenLabel(list[static_cast<std::size_t>(token)]).left(30)));
  };
  add(alone.queries, patterns->queryTokens());
  if (!oneText) add(alone.keys, patterns->keyTokens());
  const auto count = static_cast<int>(names.size());
  if (names.size() > static_cast<qsizetype>(kMostNamed))
    return second ? Words::tr("%n token(s) in B alone", nullptr, count)
                  : Words::tr("%n token(s) in A alone", nullptr, count);
  const QString list = names.join(QStringLiteral(", "));
  return (second ? Words::tr("only in B: %1") : Words::tr("only in A: %1")).arg(list);
}

/// One page while it is put together.
class Page {
 public:
  Page(const SceneDefinition& view, const Snapshot& snapshot, const SceneRequest& request,
       const Execution& execution)
      : m_view(view),
        m_comparison(snapshot),
        m_request(request),
        m_execution(execution),
        m_before(dynamic_cast<const CompareScene*>(request.before.get())) {}

  std::shared_ptr<const Scene> make() {
    const std::vector<ComparedPart> parts = wanted();
    const bool hasWords = !m_comparison.firstAlone().isEmpty() || !m_comparison.secondAlone().isEmpty();
    const CompareScene::Room room = CompareScene::roomOf(parts.size(), m_request, hasWords);
    m_request.width = room.width;
    m_request.height = room.height;
    makeOwn();
    std::vector<ComparedPanel> panels;
    for (const ComparedPart part : parts) panels.push_back(panel(part));
    auto scene = std::make_shared<CompareScene>(m_comparison, std::move(panels), room, m_request.font);
    scene->ownFirst = m_ownFirst;
    scene->ownSecond = m_ownSecond;
    return scene;
  }

 private:
  std::vector<ComparedPart> wanted() const {
    switch (m_comparison.options().show) {
      case CompareOptions::Show::All:
        break;
      case CompareOptions::Show::First:
        return {ComparedPart::First};
      case CompareOptions::Show::Second:
        return {ComparedPart::Second};
      case CompareOptions::Show::Difference:
        return {ComparedPart::Difference};
    }
    std::vector<ComparedPart> all = {ComparedPart::First, ComparedPart::Second};
    if (m_view.differs && m_comparison.problem().isEmpty()) all.push_back(ComparedPart::Difference);
    return all;
  }

  std::shared_ptr<const Scene> make(const Snapshot& snapshot, std::shared_ptr<const Scene> before) const {
    SceneRequest request = m_request;
    request.before = std::move(before);
    return m_view.make(snapshot, request, {m_execution.pool, m_execution.stop, {}});
  }

  /// The two with their own scales, and the larger end of these.
  void makeOwn() {
    m_ownFirst = make(m_comparison.first(), m_before ? m_before->ownFirst : nullptr);
    if (m_comparison.problem().isEmpty())
      m_ownSecond = make(m_comparison.second(), m_before ? m_before->ownSecond : nullptr);
    m_end = std::max(m_ownFirst->fittedEnd(), m_ownSecond ? m_ownSecond->fittedEnd() : 0.0);
  }

  std::shared_ptr<const Scene> sceneBefore(ComparedPart part) const {
    if (m_before)
      for (const ComparedPanel& panel : m_before->panels())
        if (panel.part == part) return panel.scene;
    return nullptr;
  }

  /// The same scale for both: that of the one whose scale reaches farther.
  std::shared_ptr<const Scene> withOneScale(const std::shared_ptr<const Scene>& own, Snapshot snapshot,
                                            ComparedPart part) const {
    if (own->fittedEnd() <= 0 || own->fittedEnd() >= m_end) return own;
    snapshot.state.display.range = ScaleRange::Fixed;
    snapshot.state.display.fixedRange = {0, static_cast<float>(m_end)};
    return make(snapshot, sceneBefore(part));
  }

  ComparedPanel panel(ComparedPart part) const {
    switch (part) {
      case ComparedPart::First:
        return {part,
                withOneScale(m_ownFirst, m_comparison.first(), part),
                m_comparison.firstTitle(),
                aloneWords(m_comparison.first(), m_comparison.firstAlone(), false),
                {},
                {}};
      case ComparedPart::Second:
        if (!m_comparison.problem().isEmpty())
          return {
              part, placeholderScene(m_comparison.problem(), m_request), m_comparison.secondTitle(), {}, {},
              {}};
        return {part,
                withOneScale(m_ownSecond, m_comparison.second(), part),
                m_comparison.secondTitle(),
                aloneWords(m_comparison.second(), m_comparison.secondAlone(), true),
                {},
                {}};
      case ComparedPart::Difference:
        return differencePanel();
    }
    return {};
  }

  ComparedPanel differencePanel() const {
    ComparedPanel panel{ComparedPart::Difference, nullptr, Comparison::differenceTitle(), {}, {}, {}};
    QString problem = m_comparison.differenceProblem();
    if (!m_view.differs && problem.isEmpty())
      problem = Words::tr("This view has no difference to show: it stands side by side for A and for B.");
    if (!problem.isEmpty()) {
      panel.scene = placeholderScene(problem, m_request);
      return panel;
    }
    Snapshot snapshot = m_comparison.difference();
    DisplayOptions& display = snapshot.state.display;
    // A scale that a person has fixed is about 0 here.
    if (display.range == ScaleRange::Fixed) display.fixedRange.low = -display.fixedRange.high;
    panel.scene = make(snapshot, sceneBefore(panel.part));
    if (!m_comparison.firstAlone().isEmpty()) panel.words = Words::tr("hatched: tokens that only A has");
    return panel;
  }

  const SceneDefinition& m_view;
  Comparison m_comparison;
  SceneRequest m_request;
  const Execution& m_execution;
  const CompareScene* m_before;
  std::shared_ptr<const Scene> m_ownFirst;
  std::shared_ptr<const Scene> m_ownSecond;
  double m_end = 0;
};

}  // namespace

std::vector<Question> comparedNeeds(const SceneDefinition& view, const Snapshot& snapshot) {
  if (!Comparison::isOn(snapshot)) return view.needs ? view.needs(snapshot) : std::vector<Question>{};
  return Comparison::needs(snapshot, view.needs, view.differs);
}

std::shared_ptr<const Scene> makeCompared(const SceneDefinition& view, const Snapshot& snapshot,
                                          const SceneRequest& request, const Execution& execution) {
  if (!Comparison::isOn(snapshot)) return view.make(snapshot, request, execution);
  return Page(view, snapshot, request, execution).make();
}

}  // namespace headlight
