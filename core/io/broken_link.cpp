#include "core/io/broken_link.h"

#include <filesystem>
#include <system_error>

#include "core/error.h"

namespace headlight {

namespace fs = std::filesystem;

std::optional<Message> brokenLink(const std::string& path) {
  std::error_code error;
  if (!fs::is_symlink(fs::symlink_status(path, error))) return std::nullopt;
  const fs::file_status target = fs::status(path, error);
  if (error == std::errc::too_many_symbolic_link_levels)
    return Message("%1 is a link that leads to itself (an incomplete download; fetch it again).", path);
  if (target.type() != fs::file_type::not_found) return std::nullopt;
  const std::string to = fs::read_symlink(path, error).string();
  if (to.empty())
    return Message("%1 is a link to a file that is not there (an incomplete download; fetch it again).",
                   path);
  return Message("%1 is a link to a file that is not there, %2 (an incomplete download; fetch it again).",
                 path, to);
}

void throwUnreadable(const std::string& path, int error) {
  if (const auto problem = brokenLink(path)) throw Error(*problem);
  throw Error("%1 cannot be read: %2.", path, systemReason({error, std::generic_category()}));
}

}  // namespace headlight
