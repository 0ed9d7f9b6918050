#include "core/io/broken_link.h"

#include <filesystem>
#include <system_error>

#include "core/error.h"

namespace headlight {

namespace fs = std::filesystem;

std::optional<std::string> brokenLink(const std::string& path) {
  std::error_code error;
  if (!fs::is_symlink(fs::symlink_status(path, error))) return std::nullopt;
  const fs::file_status target = fs::status(path, error);
  if (error == std::errc::too_many_symbolic_link_levels)
    return path + " is a link that leads to itself (an incomplete download; fetch it again).";
  if (target.type() != fs::file_type::not_found) return std::nullopt;
  const std::string to = fs::read_symlink(path, error).string();
  return path + " is a link to a file that is not there" + (to.empty() ? "" : ", " + to) +
         " (an incomplete download; fetch it again).";
}

void throwUnreadable(const std::string& path, int error) {
  if (const auto problem = brokenLink(path)) throw Error(*problem);
  throw Error(path + " cannot be read: " + std::generic_category().message(error) + ".");
}

}  // namespace headlight
