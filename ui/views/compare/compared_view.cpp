#include "ui/views/compare/compared_view.h"

#include <QCoreApplication>
#include <algorithm>
#include <utility>

#include "ui/views/compare/cells_in_second.h"
#include "ui/views/compare/compare_scene.h"

namespace headlight {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Compare)
};

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
    std::vector<ComparedPanel> panels;
    qsizetype lines = 0;
    for (const ComparedPart part : parts) {
      panels.push_back({part, nullptr, captionOf(m_comparison, part, parts.size() == 1)});
      lines = std::max(lines, panels.back().caption.words.size());
    }
    const double caption = captionHeight(m_request.font, lines);
    divide(parts, caption);
    makeOwn();
    for (ComparedPanel& panel : panels) {
      panel.scene = sceneOf(panel.part);
      if (const auto& place = requestOf(panel.part).place) panel.besideIt = place->scale.value_or(QRectF());
    }
    auto scene =
        std::make_shared<CompareScene>(m_comparison, std::move(panels), m_rooms, caption, m_request.font);
    scene->ownFirst = m_ownFirst;
    scene->ownSecond = m_ownSecond;
    return scene;
  }

 private:
  std::vector<ComparedPart> wanted() const {
    return comparedParts(m_comparison.options().show, m_view.differs && m_comparison.problem().isEmpty());
  }

  const Snapshot& snapshotOf(ComparedPart part) const {
    // A second run that is not there leaves its room empty.
    if (!m_comparison.problem().isEmpty()) return m_comparison.first();
    switch (part) {
      case ComparedPart::First:
        break;
      case ComparedPart::Second:
        return m_comparison.second();
      case ComparedPart::Difference:
        return m_comparison.differenceProblem().isEmpty() ? m_comparison.difference() : m_comparison.first();
    }
    return m_comparison.first();
  }

  void divide(const std::vector<ComparedPart>& parts, double caption) {
    m_parts = parts;
    SharedPage page{{}, m_request, caption};
    for (const ComparedPart part : parts) page.pictures.push_back(snapshotOf(part));
    const bool large = m_view.divide && parts.size() > 1 && m_comparison.first().patterns();
    m_rooms = large ? m_view.divide(page) : equalRooms(parts.size(), m_request, caption);
  }

  /// What a picture of the page is made for. The two runs with their own scales stand where they are shown,
  /// or where what is shown alone stands.
  SceneRequest requestOf(ComparedPart part) const {
    const auto found = std::find(m_parts.begin(), m_parts.end(), part);
    const auto at = static_cast<std::size_t>(found == m_parts.end() ? 0 : found - m_parts.begin());
    SceneRequest request = m_request;
    const QSizeF room = m_rooms.sizeOf(at, m_parts.size());
    request.width = room.width();
    request.height = room.height();
    if (!m_rooms.places.empty()) request.place = m_rooms.places[at];
    if (part == ComparedPart::Second && m_comparison.problem().isEmpty())
      request.cells = cellsInSecond(m_comparison, m_request.cells);
    return request;
  }

  std::shared_ptr<const Scene> make(ComparedPart part, const Snapshot& snapshot,
                                    std::shared_ptr<const Scene> before) const {
    SceneRequest request = requestOf(part);
    request.before = std::move(before);
    return m_view.make(snapshot, request, {m_execution.pool, m_execution.stop, {}});
  }

  /// The two with their own scales, and the larger end of these.
  void makeOwn() {
    m_ownFirst = make(ComparedPart::First, m_comparison.first(), m_before ? m_before->ownFirst : nullptr);
    if (m_comparison.problem().isEmpty())
      m_ownSecond =
          make(ComparedPart::Second, m_comparison.second(), m_before ? m_before->ownSecond : nullptr);
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
    return make(part, snapshot, sceneBefore(part));
  }

  std::shared_ptr<const Scene> sceneOf(ComparedPart part) const {
    switch (part) {
      case ComparedPart::First:
        return withOneScale(m_ownFirst, m_comparison.first(), part);
      case ComparedPart::Second:
        if (!m_comparison.problem().isEmpty())
          return placeholderScene(m_comparison.problem(), requestOf(part));
        return withOneScale(m_ownSecond, m_comparison.second(), part);
      case ComparedPart::Difference:
        return difference();
    }
    return nullptr;
  }

  std::shared_ptr<const Scene> difference() const {
    const ComparedPart part = ComparedPart::Difference;
    QString problem = m_comparison.differenceProblem();
    if (!m_view.differs && problem.isEmpty())
      problem = Words::tr("This view has no difference to show: it stands side by side for A and for B.");
    if (!problem.isEmpty()) return placeholderScene(problem, requestOf(part));
    Snapshot snapshot = m_comparison.difference();
    DisplayOptions& display = snapshot.state.display;
    // A scale that a person has fixed is about 0 here.
    if (display.range == ScaleRange::Fixed) display.fixedRange.low = -display.fixedRange.high;
    return make(part, snapshot, sceneBefore(part));
  }

  const SceneDefinition& m_view;
  Comparison m_comparison;
  SceneRequest m_request;
  const Execution& m_execution;
  const CompareScene* m_before;
  std::vector<ComparedPart> m_parts;  // on the page
  PageRooms m_rooms;
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
