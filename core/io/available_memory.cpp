#include "core/io/available_memory.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <fstream>

#include "core/error.h"

namespace headlight {
namespace {

std::uint64_t fromMeminfo() {
  std::ifstream file("/proc/meminfo");
  std::string word;
  std::uint64_t kibibytes = 0;
  while (file >> word) {
    if (word == "MemAvailable:" && file >> kibibytes) return kibibytes << 10;
  }
  return 0;
}

std::string gigabytes(std::uint64_t bytes) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), static_cast<double>(bytes) / 1e9,
                                 std::chars_format::fixed, 1)
                       .ptr;
  return std::string(text.data(), end) + " GB";
}

}  // namespace

std::uint64_t availableMemory() {
  std::uint64_t available = fromMeminfo();
  if (available == 0)
    available = static_cast<std::uint64_t>(::sysconf(_SC_PHYS_PAGES)) *
                static_cast<std::uint64_t>(::sysconf(_SC_PAGE_SIZE));
  rlimit limit = {};
  if (::getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY)
    available = std::min<std::uint64_t>(available, limit.rlim_cur);
  return available;
}

void requireMemory(std::uint64_t bytes, const std::string& name) {
  // Small arrays are not worth the look into /proc.
  if (bytes < 64 << 20) return;
  const std::uint64_t available = availableMemory();
  if (bytes <= available) return;
  throw Error(name + " needs " + gigabytes(bytes) + " of memory, and " + gigabytes(available) + " are free.");
}

}  // namespace headlight
