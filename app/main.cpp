#include <csignal>

#include "app/command_line.h"

int main(int argc, char** argv) {
  // A file larger than the limit is then an error that can be told, and not a signal.
  std::signal(SIGXFSZ, SIG_IGN);
  return headlight::runCommandLine(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc));
}
