#include "app/mpi/mpi_module.h"

#include <mpi.h>

#include <algorithm>
#include <cstdint>
#include <exception>
#include <vector>

namespace headlight {
namespace {

// Numbers in one message: MPI counts with an int.
constexpr std::size_t kMessage = std::size_t{1} << 24;

template <typename Transfer>
void inMessages(std::span<float> values, const Transfer& transfer) {
  for (std::size_t begin = 0; begin < values.size(); begin += kMessage) {
    const std::size_t size = std::min(kMessage, values.size() - begin);
    transfer(values.data() + begin, static_cast<int>(size));
  }
}

/// The sum goes from rank to rank, each adding its own gradients to what it was sent, so that the order is
/// that of one process; the last one sends the whole to all.
class MpiExchange final : public GradientExchange {
 public:
  MpiExchange() {
    int level = 0;
    MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &level);
    MPI_Comm_rank(MPI_COMM_WORLD, &m_rank);
    MPI_Comm_size(MPI_COMM_WORLD, &m_ranks);
  }
  ~MpiExchange() override {
    // With an error on its way the others still wait; ending without this tells mpirun to end them.
    if (std::uncaught_exceptions() == 0) MPI_Finalize();
  }

  int rank() const override { return m_rank; }
  int ranks() const override { return m_ranks; }

  void sumInOrder(std::span<float> sum, const std::function<void()>& addOwn, LossSum& loss) override {
    const int last = m_ranks - 1;
    if (m_rank > 0)
      inMessages(sum, [&](float* values, int count) {
        MPI_Recv(values, count, MPI_FLOAT, m_rank - 1, 0, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
      });
    addOwn();
    if (m_rank < last)
      inMessages(sum, [&](float* values, int count) {
        MPI_Send(values, count, MPI_FLOAT, m_rank + 1, 0, MPI_COMM_WORLD);
      });
    inMessages(sum,
               [&](float* values, int count) { MPI_Bcast(values, count, MPI_FLOAT, last, MPI_COMM_WORLD); });
    sumLosses(loss);
  }

  bool anyStops(bool own) override {
    int stops = own ? 1 : 0;
    MPI_Allreduce(MPI_IN_PLACE, &stops, 1, MPI_INT, MPI_MAX, MPI_COMM_WORLD);
    return stops != 0;
  }

 private:
  void sumLosses(LossSum& loss) const {
    std::vector<double> losses(static_cast<std::size_t>(m_ranks));
    std::vector<std::int64_t> predicted(losses.size());
    MPI_Allgather(&loss.loss, 1, MPI_DOUBLE, losses.data(), 1, MPI_DOUBLE, MPI_COMM_WORLD);
    MPI_Allgather(&loss.predicted, 1, MPI_INT64_T, predicted.data(), 1, MPI_INT64_T, MPI_COMM_WORLD);
    loss = {};
    for (std::size_t rank = 0; rank < losses.size(); ++rank) loss += {losses[rank], predicted[rank]};
  }

  int m_rank = 0;
  int m_ranks = 1;
};

}  // namespace
}  // namespace headlight

headlight::GradientExchange* headlightMakeMpiExchange() { return new headlight::MpiExchange(); }
