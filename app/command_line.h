#pragma once

#include <string>
#include <vector>

namespace headlight {

/// Runs the program: a subcommand, --help, --version, or the window. `words` are the command line's bytes
/// without the program's name. Returns the exit status: 0; 1 for a file, a text or a number that cannot be
/// taken; 2 for a command line that makes no sense. Problems are one line on stderr.
int runCommandLine(const std::vector<std::string>& words);

}  // namespace headlight
