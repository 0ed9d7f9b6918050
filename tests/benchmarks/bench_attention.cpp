// Speed of the attention kernel beside a register-resident loop of fused multiply-adds in the same run.
// Prints a table: what, milliseconds (median of several), GFLOP/s, share of the loop's GFLOP/s.
// With an argument, that many threads are used; with 1 the time is the processor's, not the clock's, so that
// the figures mean something on a busy machine too.

#if defined(__AVX512F__)
#include <immintrin.h>
#endif

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "core/layers/attention.h"
#include "core/trace/softmax_pattern_source.h"

using namespace headlight;

namespace {

bool processorTime = false;

double now() {
  if (processorTime) return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double seconds(const std::function<void()>& work) {
  const double begin = now();
  work();
  return now() - begin;
}

double median(int rounds, const std::function<void()>& work) {
  work();
  std::vector<double> times;
  for (int round = 0; round < rounds; ++round) times.push_back(seconds(work));
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

typedef float Lanes __attribute__((vector_size(64)));

// The language's strict mode does not fuse by itself.
#if defined(__AVX512F__)
Lanes fused(Lanes a, Lanes b, Lanes c) {
  return reinterpret_cast<Lanes>(
      _mm512_fmadd_ps(reinterpret_cast<__m512>(a), reinterpret_cast<__m512>(b), reinterpret_cast<__m512>(c)));
}
#else
Lanes fused(Lanes a, Lanes b, Lanes c) {
  for (int i = 0; i < 16; ++i) a[i] = __builtin_fmaf(a[i], b[i], c[i]);
  return a;
}
#endif

// Sums that never leave the registers, on every thread: the machine's limit for this instruction set.
double peakFlops(ThreadPool& pool) {
  constexpr int accumulators = 12;
  constexpr std::int64_t steps = 2000000;
  std::vector<float> sink(static_cast<std::size_t>(pool.threadCount()));
  const double time = median(5, [&] {
    pool.parallelFor(pool.threadCount(), [&](std::int64_t index, int) {
      // Each sum begins with another number, or the compiler would keep one of the twelve.
      Lanes sums[accumulators];
      for (int i = 0; i < accumulators; ++i) sums[i] = Lanes{} + static_cast<float>(index + i);
      const Lanes factor = Lanes{} + 0.999f;
      const Lanes term = Lanes{} + 0.001f;
      for (std::int64_t step = 0; step < steps; ++step) {
        for (Lanes& sum : sums) sum = fused(sum, factor, term);
      }
      for (Lanes& sum : sums) sink[static_cast<std::size_t>(index)] += sum[0];
    });
  });
  return 2.0 * 16 * accumulators * static_cast<double>(steps) * pool.threadCount() / time;
}

struct Layer {
  AttentionLayerTrace trace;
  Matrix z;
};

Matrix randomMatrix(std::int64_t rows, std::int64_t columns) {
  static std::mt19937 random(7);
  std::normal_distribution<float> normal;
  Matrix matrix(rows, columns);
  for (std::int64_t i = 0; i < matrix.size(); ++i) matrix.data()[i] = normal(random);
  return matrix;
}

struct Bench {
  explicit Bench(int threads) : pool(threads) {}

  ThreadPool pool;
  Execution execution{&pool, {}, {}};
  double peak = 0;
  std::shared_ptr<BufferPool> memory = std::make_shared<BufferPool>();
  AttentionWorkspace workspace;

  void print(const std::string& what, double time, double flops) const {
    std::printf("%-58s %9.3f ms %8.1f GFLOP/s %5.1f %%\n", what.c_str(), time * 1e3, flops / time * 1e-9,
                100 * flops / time / peak);
  }

  static AttentionRule rule(bool causal, std::int64_t headSize) {
    AttentionRule made;
    made.scale = 1.0f / std::sqrt(static_cast<float>(headSize));
    made.mask = causal ? MaskRule::Causal : MaskRule::Bidirectional;
    return made;
  }

  void forward(std::int64_t tokens, std::int64_t heads, std::int64_t size, std::int64_t layers, bool causal,
               bool patterns) {
    const Matrix q = randomMatrix(tokens, heads * size);
    const Matrix k = randomMatrix(tokens, heads * size);
    const Matrix v = randomMatrix(tokens, heads * size);
    Matrix z(tokens, heads * size);
    const auto cells = static_cast<std::size_t>(tokens * tokens);
    std::vector<float> out(patterns ? cells * static_cast<std::size_t>(heads * layers) : 0);
    const double time = median(7, [&] {
      for (std::int64_t layer = 0; layer < layers; ++layer) {
        AttentionLayerTrace trace({heads, heads, size, size}, memory);
        trace.appendQueries(viewOf(q), execution);
        trace.appendKeys(viewOf(k), viewOf(v), execution);
        float* const to = patterns ? out.data() + static_cast<std::size_t>(layer * heads) * cells : nullptr;
        attend(trace, rule(causal, size), 0, {z.data(), z.cols(), to}, workspace, execution);
      }
    });
    const double visible =
        static_cast<double>(tokens) * static_cast<double>(causal ? tokens + 1 : 2 * tokens) / 2;
    print(std::string() + std::to_string(layers) + " x " + std::to_string(heads) + " heads of " +
              std::to_string(size) + ", " + std::to_string(tokens) + " tokens" + (causal ? ", causal" : "") +
              (patterns ? ", patterns" : ""),
          time, visible * 4 * static_cast<double>(size * heads * layers));
  }

  void pictures(std::int64_t tokens, std::int64_t size, bool causal, Pooling pooling) {
    auto trace = std::make_shared<AttentionLayerTrace>(AttentionSizes{1, 1, size, size}, memory);
    const Matrix q = randomMatrix(tokens, size);
    Matrix z(tokens, size);
    trace->appendQueries(viewOf(q), execution);
    trace->appendKeys(viewOf(randomMatrix(tokens, size)), viewOf(q), execution);
    attend(*trace, rule(causal, size), 0, {z.data(), z.cols(), nullptr}, workspace, execution);
    const TokenList tokensOf(static_cast<std::size_t>(tokens));
    const SoftmaxPatternSource source({AttentionKind::Decoder, {trace}, tokensOf, tokensOf});
    const double visible =
        static_cast<double>(tokens) * static_cast<double>(causal ? tokens + 1 : 2 * tokens) / 2;
    for (std::int64_t side : {512, 32}) {
      const int level = poolLevelFor(tokens, side);
      const std::int64_t pixels = pooledSize(tokens, level);
      std::vector<float> out(static_cast<std::size_t>(pixels * pixels));
      const double time = median(7, [&] {
        source.pooled({0, 0}, {pooling, level, {0, pixels, 0, pixels}, {}, {}}, out.data(), pixels,
                      execution);
      });
      print(std::to_string(pixels) + " x " + std::to_string(pixels) +
                (pooling == Pooling::Max ? " max picture of " : " mean picture of ") +
                std::to_string(tokens) + (causal ? ", causal" : ""),
            time, visible * 2 * static_cast<double>(size));
    }
  }
};

}  // namespace

int main(int argc, char** argv) {
  if (argc > 2) {  // one case over and over, for a profiler: threads, tokens, whether patterns are written
    processorTime = true;
    Bench one(std::atoi(argv[1]));
    for (int round = 0; round < 5; ++round) one.forward(std::atoi(argv[2]), 12, 64, 12, true, argc > 3);
    return 0;
  }
  const int threads = argc > 1 ? std::atoi(argv[1]) : 0;
  processorTime = threads == 1;
  Bench bench(threads);
  bench.peak = peakFlops(bench.pool);
  std::printf("%d threads, kernel %s, fused multiply-adds in registers: %.1f GFLOP/s\n",
              bench.pool.threadCount(), kernel::bestTable().name, bench.peak * 1e-9);
  for (std::int64_t tokens : {8, 32, 128, 512, 1024}) {
    for (bool patterns : {false, true}) bench.forward(tokens, 12, 64, 12, true, patterns);
  }
  bench.forward(512, 12, 64, 12, false, false);
  bench.forward(512, 12, 64, 12, false, true);
  bench.forward(8192, 8, 32, 1, true, false);
  for (bool causal : {true, false}) {
    for (Pooling pooling : {Pooling::Max, Pooling::Mean}) bench.pictures(8192, 64, causal, pooling);
  }
}
