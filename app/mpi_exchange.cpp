#include "app/mpi_exchange.h"

#include <dlfcn.h>

#include <QCoreApplication>
#include <cstdlib>
#include <filesystem>

#include "app/mpi/mpi_module.h"
#include "core/error.h"

namespace headlight {
namespace {

/// Whether mpirun (Open MPI's or MPICH's) has started this process together with others.
bool isOneOfSeveral() {
  for (const char* name : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE"}) {
    const char* size = std::getenv(name);
    if (size && std::atoi(size) > 1) return true;
  }
  return false;
}

/// The module beside the program; nullptr where it was built without MPI.
decltype(&headlightMakeMpiExchange) findModule() {
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  const auto path = program.parent_path() / "headlight_mpi.so";
  // Open MPI's own plugins look for its functions among those that all may see.
  void* const module = dlopen(path.c_str(), RTLD_NOW | RTLD_GLOBAL);
  if (!module) return nullptr;
  return reinterpret_cast<decltype(&headlightMakeMpiExchange)>(dlsym(module, "headlightMakeMpiExchange"));
}

}  // namespace

std::unique_ptr<GradientExchange> joinProcesses() {
  if (!isOneOfSeveral()) return nullptr;
  if (const auto make = findModule()) return std::unique_ptr<GradientExchange>(make());
  throw Error(QCoreApplication::translate(
                  "CommandLine",
                  "Several processes were started together, but this program was built without MPI; install "
                  "libopenmpi-dev and build it again.")
                  .toStdString());
}

}  // namespace headlight
