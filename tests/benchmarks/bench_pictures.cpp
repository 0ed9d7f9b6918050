// Time to paint. Prints a table, or with --json one object: the head map and the grid of heads from a new run
// to the painted pictures, and one head large at 8,192 tokens, zoomed and panned frame by frame: the time
// from the input to the end of the paint, and from the last input to the exact picture. Offscreen unless
// QT_QPA_PLATFORM says otherwise.

#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QPainter>
#include <QThread>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <functional>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "core/layers/attention.h"
#include "core/trace/softmax_pattern_source.h"
#include "ui/plots/picture_cache.h"
#include "ui/views/head_grid.h"
#include "ui/views/head_map_view.h"
#include "ui/views/head_plot.h"
#include "ui/views/heads_view.h"
#include "ui/views/single_head.h"

using namespace headlight;

namespace {

struct Figures {
  std::string name;
  double median = 0;
  double percentile95 = 0;
  double largest = 0;
};

Figures figures(const std::string& name, std::vector<double> times) {
  std::sort(times.begin(), times.end());
  return {name, times[times.size() / 2], times[times.size() * 95 / 100], times.back()};
}

Matrix randomMatrix(std::int64_t rows, std::int64_t columns, unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<float> normal;
  Matrix matrix(rows, columns);
  for (Eigen::Index i = 0; i < matrix.size(); ++i) matrix.data()[i] = normal(random);
  return matrix;
}

struct Shape {
  int layers = 1;
  int heads = 1;
  std::int64_t tokens = 1;
};

/// Causal patterns of random queries and keys of 64 dimensions.
Snapshot randomRun(const Shape& shape, unsigned seed) {
  constexpr std::int64_t size = 64;
  ThreadPool pool;
  const Execution execution{&pool, {}, {}};
  AttentionRule rule;
  rule.scale = 1.0f / std::sqrt(static_cast<float>(size));
  rule.mask = MaskRule::Causal;
  SoftmaxPatternSource::Parts parts;
  const auto memory = std::make_shared<BufferPool>();
  AttentionWorkspace workspace;
  for (int layer = 0; layer < shape.layers; ++layer) {
    auto trace =
        std::make_shared<AttentionLayerTrace>(AttentionSizes{shape.heads, shape.heads, size, size}, memory);
    const Matrix q =
        randomMatrix(shape.tokens, shape.heads * size, seed * 100 + static_cast<unsigned>(layer));
    Matrix z(shape.tokens, shape.heads * size);
    const MatrixView view(q.data(), q.rows(), q.cols(), Eigen::OuterStride<>(q.cols()));
    trace->appendQueries(view, execution);
    trace->appendKeys(view, view, execution);
    attend(*trace, rule, 0, {z.data(), z.cols(), nullptr}, workspace, execution);
    parts.layers.push_back(std::move(trace));
  }
  for (std::int64_t token = 0; token < shape.tokens; ++token) {
    TokenInfo info;
    info.label = info.piece = "token" + std::to_string(token % 97);
    parts.queryTokens.push_back(info);
  }
  parts.keyTokens = parts.queryTokens;
  auto trace = std::make_shared<Trace>();
  trace->decoder = AttentionTrace{std::make_shared<SoftmaxPatternSource>(std::move(parts)), nullptr, nullptr};
  auto result = std::make_shared<RunResult>();
  result->trace = std::move(trace);
  Snapshot snapshot;
  snapshot.result = std::move(result);
  snapshot.state.focus.kind = snapshot.focus.kind = AttentionKind::Decoder;
  return snapshot;
}

/// From a new run to both pictures painted, as after a key press.
Figures typing(const Shape& shape) {
  PictureCache cache(256 << 20, std::max(1, static_cast<int>(std::thread::hardware_concurrency()) - 1));
  HeadMapView map(ViewContext{&cache});
  HeadsView heads(ViewContext{&cache});
  map.resize(300, 600);
  heads.resize(960, 600);
  map.show();
  heads.show();
  QApplication::processEvents();
  std::vector<Snapshot> runs;
  for (unsigned seed = 0; seed < 8; ++seed) runs.push_back(randomRun(shape, seed));
  QImage mapImage(map.size(), QImage::Format_RGB32);
  QImage headsImage(heads.size(), QImage::Format_RGB32);
  std::vector<double> times;
  int complete = 0;
  for (int i = 0; i < 100; ++i) {
    // A run of its own each time: nothing is found in the cache.
    Snapshot snapshot = runs[static_cast<std::size_t>(i) % runs.size()];
    snapshot.state.display.scale = ScaleMode(i / 8 % 2);
    cache.setBudget(0);
    cache.setBudget(256 << 20);
    QElapsedTimer timer;
    timer.start();
    map.setSnapshot(snapshot);
    heads.setSnapshot(snapshot);
    map.render(&mapImage);
    heads.render(&headsImage);
    complete += map.isComplete() && heads.grid()->isComplete();
    if (i >= 10) times.push_back(static_cast<double>(timer.nsecsElapsed()) * 1e-6);
  }
  // Pictures that take long arrive later: their share is part of the answer.
  return figures(std::to_string(shape.tokens) + " tokens, " + std::to_string(shape.layers) + " x " +
                     std::to_string(shape.heads) + " heads: a new run painted, " + std::to_string(complete) +
                     " % complete at once",
                 times);
}

/// Counts the paints of a widget.
class PaintCounter : public QObject {
 public:
  bool eventFilter(QObject* object, QEvent* event) override {
    paints += event->type() == QEvent::Paint;
    return QObject::eventFilter(object, event);
  }
  int paints = 0;
};

double milliseconds(const QElapsedTimer& timer) { return static_cast<double>(timer.nsecsElapsed()) * 1e-6; }

/// Until the exact picture is painted.
double settle(HeadPlot& plot) {
  QElapsedTimer timer;
  timer.start();
  do {
    QApplication::processEvents(QEventLoop::AllEvents, 5);
    QThread::msleep(1);
  } while (!plot.isComplete() && timer.elapsed() < 30000);
  return milliseconds(timer);
}

/// Zooming in and out and panning one head: the time a frame holds up the window.
std::vector<Figures> moving(std::int64_t tokens, QSize size) {
  PictureCache cache(256 << 20, std::max(1, static_cast<int>(std::thread::hardware_concurrency()) - 1));
  HeadsView heads(ViewContext{&cache});
  Snapshot snapshot = randomRun({1, 1, tokens}, 1);
  snapshot.state.singleHead = true;
  heads.resize(size);
  heads.show();
  heads.setSnapshot(snapshot);
  HeadPlot& plot = *heads.singleHead()->plot();
  PaintCounter counter;
  plot.installEventFilter(&counter);
  plot.repaint();
  const double first = settle(plot);
  std::vector<double> resting;
  std::vector<double> zooming;
  std::vector<double> panning;
  const QPointF middle = plot.layoutNow().plot.center() + QPointF(-40, 30);
  const auto frame = [&](std::vector<double>& times, const std::function<void()>& change) {
    QElapsedTimer timer;
    timer.start();
    const int before = counter.paints;
    change();
    while (counter.paints == before && timer.elapsed() < 1000) QApplication::processEvents();
    times.push_back(milliseconds(timer));
    QThread::msleep(4);
  };
  const auto wheel = [&](int delta, Qt::KeyboardModifiers modifiers) {
    QWheelEvent event(middle, plot.mapToGlobal(middle), {}, {0, delta}, Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&plot, &event);
  };
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 80; ++i) frame(zooming, [&] { wheel(30, {}); });
    resting.push_back(settle(plot));
    for (int i = 0; i < 60; ++i) frame(panning, [&] { wheel(i < 30 ? 40 : -40, Qt::ShiftModifier); });
    resting.push_back(settle(plot));
    for (int i = 0; i < 80; ++i) frame(zooming, [&] { wheel(-30, {}); });
    resting.push_back(settle(plot));
  }
  const std::string where = std::to_string(tokens) + " tokens, " + std::to_string(size.width()) + " x " +
                            std::to_string(size.height()) + ": ";
  return {figures(where + "one head filled", {first}), figures(where + "a frame while zooming", zooming),
          figures(where + "a frame while panning", panning),
          figures(where + "exact after it rests", resting)};
}

}  // namespace

int main(int count, char** arguments) {
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication application(count, arguments);
  std::vector<Figures> all = {typing({4, 8, 32}), typing({12, 12, 32}), typing({4, 8, 128})};
  for (const QSize size : {QSize(960, 640), QSize(1280, 720), QSize(2880, 2000)})
    for (const Figures& one : moving(8192, size)) all.push_back(one);
  const bool json = count > 1 && std::strcmp(arguments[1], "--json") == 0;
  nlohmann::json report = nlohmann::json::object();
  for (const Figures& one : all) {
    report[one.name] = {{"median_ms", one.median}, {"p95_ms", one.percentile95}, {"max_ms", one.largest}};
    if (!json)
      std::printf("%-72s median %7.2f ms  95 %% %7.2f ms  most %7.2f ms\n", one.name.c_str(), one.median,
                  one.percentile95, one.largest);
  }
  if (json) std::printf("%s\n", report.dump().c_str());
  return 0;
}
