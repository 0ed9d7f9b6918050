// The start of the program up to the first picture on the embedded default: prints {"first_picture_ms",
// "peak_rss_mb"} once the picture is painted, counted from the start of main(). Run it under a clock for the
// whole process.

#include "app/application.h"
#include "app/embedded_files.h"
#include "tests/benchmarks/window_bench.h"

using namespace headlight;
using namespace headlight::benchmark;

int main() {
  QElapsedTimer timer;
  timer.start();
  try {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    requireDisplay();
    const Application application(Application::Use::Window);
    WindowBench bench(WindowParts(ModelLibrary(embeddedModels(), LibraryPaths::fromEnvironment())));
    bench.startClock(timer);
    bench.window.show();
    const double first = bench.untilPainted(0);
    std::printf("{\"first_picture_ms\": %.1f, \"peak_rss_mb\": %.0f}\n", first, peakMegabytes());
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_start: %s\n", error.what());
    return 1;
  }
}
