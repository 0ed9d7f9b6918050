// What this machine can do at most, to set the other figures against: float32 fused multiply-adds from
// registers alone, and reading one large array. Prints one line of JSON: {"threads", "gflops",
// "read_gb_per_s"}.

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;
typedef float Lanes __attribute__((vector_size(64)));

double seconds(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Runs `work(thread)` on every thread at once; returns the seconds until the last one is done.
template <typename Work>
double onAllThreads(int threads, const Work& work) {
  const auto start = Clock::now();
  std::vector<std::jthread> workers;
  for (int thread = 0; thread < threads; ++thread) workers.emplace_back([&work, thread] { work(thread); });
  workers.clear();
  return seconds(start);
}

// Twelve independent chains hide the latency of a multiply-add on two units.
constexpr int kChains = 12;
constexpr long kRounds = 20'000'000;

float multiplyAdd(float seed) {
  Lanes sums[kChains];
  for (int chain = 0; chain < kChains; ++chain) sums[chain] = Lanes{} + (seed + static_cast<float>(chain));
  const Lanes factor = Lanes{} + 0.999f;
  const Lanes term = Lanes{} + seed;
  for (long round = 0; round < kRounds; ++round)
    for (int chain = 0; chain < kChains; ++chain) sums[chain] = sums[chain] * factor + term;
  Lanes total{};
  for (const Lanes& sum : sums) total += sum;
  return total[0];
}

double arithmetic(int threads) {
  volatile float sink = 0;
  const double time =
      onAllThreads(threads, [&sink](int thread) { sink = multiplyAdd(0.5f + static_cast<float>(thread)); });
  return 2.0 * 16 * kChains * kRounds * threads / time / 1e9;
}

double reading(int threads) {
  constexpr std::size_t kFloats = std::size_t{1} << 28;  // 1 GiB, far beyond any cache
  std::vector<float> array(kFloats, 1.0f);
  volatile float sink = 0;
  double best = 1e9;
  for (int repeat = 0; repeat < 3; ++repeat)
    best = std::min(best, onAllThreads(threads, [&](int thread) {
                      const std::size_t share = kFloats / 16 / static_cast<std::size_t>(threads);
                      const Lanes* lanes =
                          reinterpret_cast<const Lanes*>(
                              (reinterpret_cast<std::uintptr_t>(array.data()) + 63) & ~std::uintptr_t{63}) +
                          share * static_cast<std::size_t>(thread);
                      Lanes sums[4] = {};
                      for (std::size_t i = 0; i + 8 < share; i += 4)
                        for (int k = 0; k < 4; ++k) sums[k] += lanes[i + static_cast<std::size_t>(k)];
                      const Lanes total = sums[0] + sums[1] + sums[2] + sums[3];
                      sink = total[0];
                    }));
  return kFloats * sizeof(float) / best / 1e9;
}

}  // namespace

int main(int argc, char** argv) {
  const int threads = argc > 1 ? std::atoi(argv[1]) : static_cast<int>(std::thread::hardware_concurrency());
  if (threads < 1) return 2;
  const double gflops = arithmetic(threads);
  std::printf("{\"threads\": %d, \"gflops\": %.1f, \"read_gb_per_s\": %.1f}\n", threads, gflops,
              reading(threads));
}
