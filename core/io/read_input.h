#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace headlight {

/// Where readInput() gives up.
struct InputLimits {
  std::size_t fileBytes = std::size_t{1} << 30;     // of a file on disk
  std::size_t streamBytes = std::size_t{64} << 20;  // of a pipe or a device, which need have no end
  std::chrono::milliseconds patience{10'000};  // without a byte from a pipe that has no terminal at its end
};

/// All bytes of a file, or of a pipe or device up to its end. Throws Error naming the path and the reason:
/// not there, a link to nothing, a directory, not allowed, larger than the limits, without an end, or silent
/// for too long.
std::string readInput(const std::string& path, const InputLimits& limits = {});

}  // namespace headlight
