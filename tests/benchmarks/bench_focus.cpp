// How soon the window answers. On a random causal model of 12 x 12 heads at 128 and at 512 tokens, for each
// view: from a move of the mouse to the end of the repaint, and from another focus (token, then head) to the
// repaint; for views that need more than the trace, to the first sign of it, the new picture or the progress
// bar over the last one. Beside it the longest time that the GUI thread was busy with one thing, and the same
// for 95 of 100 changes. Then a frame of scrolling through a text of 32,768 tokens on a random rotary model.
// Prints a table with targets, or with --json one object.
// Usage: bench_focus [--json] [--rounds N] [--tokens N] [VIEW ...]   With HEADLIGHT_BENCH_STEPS every slow
// answer and everything that keeps the GUI thread is told on stderr.

#include <QMouseEvent>
#include <QProgressBar>
#include <QScrollBar>
#include <cstdlib>
#include <cstring>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "tests/benchmarks/window_bench.h"
#include "ui/views/lines/lines_options.h"
#include "ui/views/positions_canvas.h"
#include "ui/views/scene/scene_view.h"
#include "ui/views/spans/spans_options.h"
#include "ui/views/text/text_options.h"

using namespace headlight;
using namespace headlight::benchmark;

namespace {

constexpr double frame = 16;        // ms
constexpr double focusFrames = 33;  // ms, two frames
// A view whose picture is more than two frames' work keeps its last one meanwhile, and the window goes on.
constexpr int sizes[] = {128, 512};  // tokens

/// A picture whose answers are timed.
struct Subject {
  const char* name;
  const char* view;                        // whose widget is watched
  const char* front;                       // the view in the middle meanwhile
  bool inTrace = true;                     // all its numbers are in the trace
  void (*dress)(SessionState&) = nullptr;  // its options
};

struct Figures {
  std::string name;
  double median = 0;
  double percentile95 = 0;
  double largest = 0;
  double target = 0;
  std::size_t count = 0;
  double busy95 = 0;    // the longest that the GUI thread was busy with one thing, for 95 of 100 changes
  double busyMost = 0;  // and for all
};

/// What became of a change.
struct Answer {
  std::optional<double> painted;  // ms until it was painted; nothing: the picture stays
  double busy = 0;                // ms, the longest that the GUI thread was with one thing
};

Figures figures(const std::string& name, const std::vector<Answer>& answers, double target) {
  std::vector<double> times, busy;
  for (const Answer& answer : answers) {
    if (answer.painted) times.push_back(*answer.painted);
    busy.push_back(answer.busy);
  }
  const auto at = [](std::vector<double>& values, std::size_t percent) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 0.0 : values[(values.size() - 1) * percent / 100];
  };
  return {name,   at(times, 50), at(times, 95), at(times, 100),
          target, times.size(),  at(busy, 95),  at(busy, 100)};
}

View* viewNamed(MainWindow& window, const char* name) {
  for (View* view : window.findChildren<View*>())
    if (view->id() == QLatin1String(name)) return view;
  throw Error(std::string("There is no view ") + name + ".");
}

/// Times what becomes of a change until the watched view is painted.
class Answers {
 public:
  Answers(WindowBench& bench, WatchedApplication& application, const Subject& subject)
      : m_bench(bench), m_application(application), m_subject(subject) {
    m_view = viewNamed(bench.window, subject.view);
    m_scene = qobject_cast<SceneView*>(m_view);
    m_bar = m_view->findChild<QProgressBar*>();
    m_application.watched = m_view;
  }
  ~Answers() { m_application.watched = nullptr; }

  View* view() const { return m_view; }

  /// From the change to the end of the paint that shows it, and what kept the GUI thread until it rests.
  Answer time(const std::function<void()>& change) {
    m_application.longest = 0;
    const double began = m_application.now();
    change();
    const double changed = m_application.now() - began;
    while (!isAnswered()) {
      QApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
      if (m_application.now() - began > longestWait) throw Error("No picture within a minute.");
    }
    flush();
    // A change that asks for a paint and nothing else gets it now.
    if (m_application.painted < began) {
      QApplication::processEvents(QEventLoop::AllEvents);
      flush();
    }
    const double painted = m_application.painted;
    m_bench.idle(6);
    Answer answer;
    answer.busy = std::max(changed, m_application.longest);
    if (painted >= began) answer.painted = painted - began;
    tell(answer, changed);
    return answer;
  }

  /// Until everything that a change has started is done.
  void settle() {
    do {
      m_bench.idle(20);
    } while (!isWhole());
  }

 private:
  void tell(const Answer& answer, double changed) const {
    static const bool told = qEnvironmentVariableIsSet("HEADLIGHT_BENCH_STEPS");
    if (!told || (answer.busy <= frame && answer.painted.value_or(0) <= frame)) return;
    std::fprintf(stderr, "%s: %.1f ms, busy %.1f ms with %s\n", m_subject.name, answer.painted.value_or(0),
                 answer.busy,
                 changed < answer.busy ? m_application.longestName.c_str() : "the change itself");
  }
  static void flush() {
    QApplication::sendPostedEvents();
    QApplication::processEvents();
  }
  bool isWhole() const {
    const auto* positions = m_view->findChild<PositionsCanvas*>();
    return (!m_scene || m_scene->isUpToDate()) && (!positions || positions->isUpToDate()) && m_bench.isIdle();
  }
  /// A view that computes shows that it does, over its last picture.
  bool isAnswered() const {
    if (!m_subject.inTrace && m_bar && m_bar->isVisible() && m_scene && m_scene->scene()) return true;
    return isWhole();
  }

  WindowBench& m_bench;
  WatchedApplication& m_application;
  const Subject& m_subject;
  View* m_view = nullptr;
  SceneView* m_scene = nullptr;
  QProgressBar* m_bar = nullptr;
};

/// The mouse walks over the view, from its top left to its bottom right and along its middle.
std::vector<QPoint> walkOver(const QWidget& view) {
  std::vector<QPoint> points;
  constexpr int steps = 60;
  for (int i = 1; i < steps; ++i) points.emplace_back(view.width() * i / steps, view.height() * i / steps);
  for (int i = 1; i < steps; ++i) points.emplace_back(view.width() * i / steps, view.height() / 2);
  for (int i = 1; i < steps; ++i) points.emplace_back(view.width() / 6, view.height() * i / steps);
  return points;
}

void moveMouse(QWidget& view, const QPoint& point) {
  QWidget* under = view.childAt(point);
  if (!under) under = &view;
  const QPointF local = under->mapFrom(&view, point);
  QMouseEvent move(QEvent::MouseMove, local, view.mapToGlobal(QPointF(point)), Qt::NoButton, Qt::NoButton,
                   Qt::NoModifier);
  QApplication::sendEvent(under, &move);
}

/// Where labels of tokens stand in a view's picture as far as it is seen.
std::vector<QPoint> walkOverLabels(const SceneView& view, int tokens) {
  std::vector<QPoint> points;
  for (int token = 0; view.scene() && token < tokens; ++token)
    for (const QRectF& rect : view.scene()->labelsOf(token, true))
      if (const QPoint point = view.toWidget(rect.center()).toPoint(); view.rect().contains(point))
        points.push_back(point);
  return points;
}

Figures hovering(Answers& answers, const Subject& subject, const std::vector<QPoint>& points, int rounds) {
  std::vector<Answer> all;
  for (int round = 0; round < rounds; ++round)
    for (const QPoint& point : points)
      all.push_back(answers.time([&] { moveMouse(*answers.view(), point); }));
  QEvent leave(QEvent::Leave);
  for (QWidget* widget : answers.view()->findChildren<QWidget*>()) QApplication::sendEvent(widget, &leave);
  answers.settle();
  return figures(std::string(subject.name) + ": hover", all, subject.inTrace ? frame : focusFrames);
}

/// Each token previews the lines that are its own.
Figures hoveringLabels(Answers& answers, const Subject& subject, int tokens, int rounds) {
  const auto* view = qobject_cast<const SceneView*>(answers.view());
  Figures found = hovering(answers, subject, walkOverLabels(*view, tokens), rounds);
  found.name = std::string(subject.name) + ": hover over a token";
  found.target = focusFrames;
  return found;
}

Figures focusing(WindowBench& bench, Answers& answers, const Subject& subject, int tokens, int rounds) {
  std::vector<Answer> all;
  const int step = std::max(1, tokens / 18);
  for (int i = 0; i < 60 * rounds; ++i) {
    SessionState next = bench.window.state();
    if (i % 3 == 2)
      next.focus.head = (next.focus.head + 5) % 12;
    else
      next.focus.query = (next.focus.query + step) % (tokens - 8);
    all.push_back(answers.time([&] { bench.window.apply(next); }));
    if (!subject.inTrace) answers.settle();
  }
  return figures(std::string(subject.name) + ": another focus", all, focusFrames);
}

SessionState startState(int tokens) {
  SessionState state;
  for (int i = 0; i < tokens; ++i) state.text += i % 3 == 1 ? QStringLiteral(" the") : QStringLiteral(" and");
  state.focus.query = tokens / 2;
  return state;
}

std::vector<Figures> timesOf(WindowBench& bench, WatchedApplication& application, const Subject& subject,
                             int tokens, int rounds) {
  SessionState state = startState(tokens);
  state.view = QLatin1String(subject.front);
  if (subject.dress) subject.dress(state);
  bench.window.apply(state);
  bench.idle(400);
  Answers answers(bench, application, subject);
  answers.settle();
  std::vector<Figures> all{hovering(answers, subject, walkOver(*answers.view()), rounds)};
  if (!std::strcmp(subject.view, "lines")) all.push_back(hoveringLabels(answers, subject, tokens, rounds));
  if (!std::strstr(subject.name, "all lines"))
    all.push_back(focusing(bench, answers, subject, tokens, rounds));
  return all;
}

void chooseLines(SessionState& state) {
  state.focus.query = state.focus.key = -1;
  editOptions<LinesOptions>(state.viewOptions, [](LinesOptions& options) {
    for (int head = 0; head < 8; ++head) options.add({head, head});
    options.share = 95;
  });
}

void chooseArcs(SessionState& state) {
  chooseLines(state);
  editOptions<LinesOptions>(state.viewOptions,
                            [](LinesOptions& options) { options.layout = LinesOptions::Layout::Arcs; });
}

void markSpans(SessionState& state) {
  editOptions<SpansOptions>(state.viewOptions, [&](SpansOptions& options) {
    options.own.text = state.text;
    mark(options.own, {0, 0, 60});
    mark(options.own, {1, 100, 180});
    mark(options.own, {2, 200, 300});
  });
}

void meanOfAll(SessionState& state) {
  editOptions<TextOptions>(state.viewOptions,
                           [](TextOptions& options) { options.heads = TextOptions::Heads::All; });
}

void oneHead(SessionState& state) { state.singleHead = true; }

const std::vector<Subject>& subjects() {
  static const std::vector<Subject> all = {
      {"heads, grid", "heads", "heads"},
      {"heads, one large", "heads", "heads", true, oneHead},
      {"head map", "head-map", "heads"},
      {"inspector", "inspector", "heads"},
      {"lines of a token", "lines", "lines"},
      {"lines, all lines of 8 heads", "lines", "lines", true, chooseLines},
      {"lines, all lines as arcs", "lines", "lines", true, chooseArcs},
      {"text", "text", "text"},
      {"text, all heads", "text", "text", true, meanOfAll},
      {"spans", "spans", "spans", true, markSpans},
      {"q x k", "neuron", "neuron"},
      {"positions", "positions", "positions"},
      {"anatomy", "anatomy", "anatomy", false},
      {"predictions", "predictions", "predictions", false},
  };
  return all;
}

bool isWanted(const Subject& subject, const QStringList& views) {
  return views.isEmpty() || views.contains(QLatin1String(subject.view));
}

std::vector<Figures> answerTimes(WatchedApplication& application, const QStringList& views, int tokens,
                                 int rounds) {
  WindowBench bench(partsOverRandomModel({12, 12, 64}));
  bench.startClock();
  bench.window.apply(startState(tokens));
  bench.window.show();
  (void)bench.untilPainted(0);
  bench.idle(500);
  std::vector<Figures> all;
  for (const Subject& subject : subjects())
    if (isWanted(subject, views))
      for (Figures& one : timesOf(bench, application, subject, tokens, rounds)) {
        one.name = std::to_string(tokens) + " tokens: " + one.name;
        all.push_back(one);
      }
  return all;
}

std::vector<Figures> scrollTimes(WatchedApplication& application, const QString& folder, int rounds) {
  constexpr int longText = 32768;
  const QString document = folder + QStringLiteral("/document.txt");
  std::ofstream text(document.toStdString());
  for (int i = 0; i < longText; ++i) text << (i % 7 < 4 ? " the" : " and");
  text.close();
  WindowBench bench(partsOverRandomModel({2, 2, 32, true}));
  SessionState state;
  state.documentFile = document;
  state.view = QStringLiteral("text");
  bench.startClock();
  bench.window.apply(state);
  bench.window.show();
  (void)bench.untilPainted(0);
  Subject subject{"text of 32,768 tokens", "text", "text"};
  Answers answers(bench, application, subject);
  SessionState next = bench.window.state();
  next.focus.query = longText - 8;
  bench.window.apply(next);
  answers.settle();
  QScrollBar* bar = nullptr;
  for (QScrollBar* candidate : answers.view()->findChildren<QScrollBar*>())
    if (candidate->orientation() == Qt::Vertical && candidate->maximum() > 0) bar = candidate;
  if (!bar) throw Error("The long text is not scrolled.");
  const auto scroll = [&](const char* what, int step) {
    bar->setValue(0);
    bench.idle(100);
    std::vector<Answer> all;
    for (int i = 0; i < 200 * rounds; ++i)
      all.push_back(answers.time([&] { bar->setValue((bar->value() + step) % bar->maximum()); }));
    return figures(std::string(subject.name) + what, all, frame);
  };
  return {scroll(": a frame of scrolling", 23), scroll(": a page further", bar->pageStep()),
          scroll(": far away", bar->maximum() / 3 + 11)};
}

void print(const std::vector<Figures>& all) {
  std::printf("%-56s %8s %8s %8s %7s %5s %10s %10s\n", "ms", "median", "95 %", "most", "target", "",
              "busy 95 %", "busy most");
  for (const Figures& one : all)
    std::printf("%-56s %8.1f %8.1f %8.1f %7.0f %5s %10.1f %10.1f\n", one.name.c_str(), one.median,
                one.percentile95, one.largest, one.target,
                one.count == 0                  ? "-"
                : one.percentile95 < one.target ? "ok"
                                                : "SLOW",
                one.busy95, one.busyMost);
}

}  // namespace

int main(int argc, char** argv) {
  bool json = false;
  int rounds = 1;
  int onlyTokens = 0;
  QStringList views;
  for (int i = 1; i < argc; ++i) {
    const QString argument = QString::fromLocal8Bit(argv[i]);
    if (argument == QStringLiteral("--json"))
      json = true;
    else if (argument == QStringLiteral("--rounds") && i + 1 < argc)
      rounds = std::max(1, std::atoi(argv[++i]));
    else if (argument == QStringLiteral("--tokens") && i + 1 < argc)
      onlyTokens = std::atoi(argv[++i]);
    else
      views.append(argument);
  }
  return runBenchmark(argc, argv, "bench_focus", [&](WatchedApplication& application, const QString& folder) {
    std::vector<Figures> all;
    for (const int tokens : sizes)
      if (onlyTokens == 0 || onlyTokens == tokens)
        for (const Figures& one : answerTimes(application, views, tokens, rounds)) all.push_back(one);
    if (views.isEmpty() || views.contains(QStringLiteral("scroll")))
      for (const Figures& one : scrollTimes(application, folder, rounds)) all.push_back(one);
    if (!json) {
      print(all);
      return 0;
    }
    nlohmann::json report = nlohmann::json::object();
    for (const Figures& one : all)
      report[one.name] = {{"median_ms", one.median},
                          {"p95_ms", one.percentile95},
                          {"target_ms", one.target},
                          {"busy_p95_ms", one.busy95},
                          {"busy_most_ms", one.busyMost}};
    std::printf("%s\n", report.dump().c_str());
    return 0;
  });
}
