#include "core/io/available_room.h"

#include <sys/resource.h>
#include <sys/statvfs.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <limits>
#include <optional>
#include <sstream>

#include "core/error.h"

namespace headlight {
namespace {

constexpr std::int64_t kUnknown = std::numeric_limits<std::int64_t>::max();

/// Below this nothing is refused, so that small work is never slowed by asking the system.
constexpr std::uint64_t kAlwaysThere = 64'000'000;

/// The number that follows `key` in a file of lines such as "MemAvailable:   12345 kB".
std::optional<std::int64_t> numberOf(const std::string& file, const std::string& key) {
  std::ifstream stream(file);
  for (std::string line; std::getline(stream, line);) {
    if (!line.starts_with(key)) continue;
    std::istringstream rest(line.substr(key.size()));
    std::int64_t number = 0;
    if (rest >> number && number >= 0 && number < kUnknown / 1024) return number;
  }
  return std::nullopt;
}

/// The same in bytes, of a number of kilobytes.
std::optional<std::int64_t> kilobytesOf(const std::string& file, const std::string& key) {
  const auto number = numberOf(file, key);
  return number ? std::optional(*number * 1024) : std::nullopt;
}

/// The only number of a file; nothing for "max" and for a file that is not there.
std::optional<std::int64_t> numberIn(const std::string& file) {
  std::ifstream stream(file);
  std::int64_t number = 0;
  if (stream >> number && number >= 0) return number;
  return std::nullopt;
}

/// How a version of control groups calls what is read of it.
struct GroupNames {
  const char* limit;
  const char* used;
  const char* inactiveCache;
  const char* activeCache;
};

constexpr GroupNames kFirstVersion = {"/memory.limit_in_bytes", "/memory.usage_in_bytes",
                                      "total_inactive_file ", "total_active_file "};
constexpr GroupNames kSecondVersion = {"/memory.max", "/memory.current", "inactive_file ", "active_file "};

/// What the limits of one control group leave. Files that the system keeps in memory count as used there, but
/// are given up as soon as memory is wanted.
std::int64_t roomOf(const std::string& folder, const GroupNames& names) {
  const auto limit = numberIn(folder + names.limit);
  const auto used = numberIn(folder + names.used);
  if (!limit || !used) return kUnknown;
  const std::string statistics = folder + "/memory.stat";
  const std::int64_t cache = numberOf(statistics, names.inactiveCache).value_or(0) +
                             numberOf(statistics, names.activeCache).value_or(0);
  return std::max<std::int64_t>(0, *limit - std::max<std::int64_t>(0, *used - cache));
}

/// The least that the process's group and those above it leave. In a container the group's own path is often
/// not there; its files then lie in the root.
std::int64_t roomOfGroups(const std::string& root, std::string path, const GroupNames& names) {
  std::int64_t room = roomOf(root, names);
  while (!path.empty() && path != "/") {
    room = std::min(room, roomOf(root + path, names));
    path.erase(std::min(path.rfind('/'), path.size()));
  }
  return room;
}

std::int64_t groupRoom(const MemoryPlaces& places) {
  std::int64_t room = kUnknown;
  std::ifstream stream(places.processGroups);
  for (std::string line; std::getline(stream, line);) {
    const std::size_t first = line.find(':');
    const std::size_t second = first == std::string::npos ? first : line.find(':', first + 1);
    if (second == std::string::npos) continue;
    const std::string controllers = line.substr(first + 1, second - first - 1);
    const std::string path = line.substr(second + 1);
    if (controllers.empty()) room = std::min(room, roomOfGroups(places.groupRoot, path, kSecondVersion));
    if (controllers.find("memory") != std::string::npos)
      room = std::min(room, roomOfGroups(places.groupRoot + "/memory", path, kFirstVersion));
  }
  return room;
}

/// What a limit of the process leaves of the size that /proc/self/status calls `key`.
std::int64_t limitRoom(decltype(RLIMIT_AS) resource, const char* key) {
  struct rlimit limit {};
  if (::getrlimit(resource, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY ||
      limit.rlim_cur > static_cast<rlim_t>(kUnknown))
    return kUnknown;
  const std::int64_t used = kilobytesOf("/proc/self/status", key).value_or(0);
  return std::max<std::int64_t>(0, static_cast<std::int64_t>(limit.rlim_cur) - used);
}

}  // namespace

std::int64_t availableMemory(const MemoryPlaces& places) {
  const std::int64_t system = kilobytesOf(places.memoryInfo, "MemAvailable:").value_or(kUnknown);
  return std::min(
      {system, groupRoom(places), limitRoom(RLIMIT_AS, "VmSize:"), limitRoom(RLIMIT_DATA, "VmData:")});
}

void requireMemory(std::uint64_t bytes, const Message& what) {
  if (bytes < kAlwaysThere) return;
  const std::int64_t there = availableMemory();
  if (bytes <= static_cast<std::uint64_t>(there)) return;
  const auto shown = static_cast<std::int64_t>(std::min<std::uint64_t>(bytes, kUnknown));
  throw Error("%1 would take %2 of memory, and %3 are free.", what, byteText(shown), byteText(there));
}

std::int64_t availableDisk(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string folder =
      slash == std::string::npos ? "." : path.substr(0, std::max<std::size_t>(slash, 1));
  struct statvfs disk {};
  if (::statvfs(folder.c_str(), &disk) != 0 || disk.f_frsize == 0) return kUnknown;
  std::int64_t bytes = 0;
  if (__builtin_mul_overflow(disk.f_bavail, disk.f_frsize, &bytes)) return kUnknown;
  return bytes;
}

std::string byteText(std::int64_t bytes) {
  constexpr std::array units = {"bytes", "kB", "MB", "GB", "TB", "PB", "EB"};
  double number = static_cast<double>(bytes);
  std::size_t unit = 0;
  for (; number >= 1000 && unit + 1 < units.size(); ++unit) number /= 1000;
  char text[32];
  std::snprintf(text, sizeof(text), unit == 0 || number >= 100 ? "%.0f %s" : "%.1f %s", number, units[unit]);
  return text;
}

}  // namespace headlight
