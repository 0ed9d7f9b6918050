#include "app/commands.h"

namespace headlight {

const std::vector<Command>& commands() {
  static const std::vector<Command> all = {
      attentionCommand(), renderCommand(),   logitsCommand(),     generateCommand(), predictCommand(),
      lensCommand(),      effectsCommand(),  tapsCommand(),       tokensCommand(),   infoCommand(),
      benchCommand(),     evaluateCommand(), statisticsCommand(), spansCommand(),    tokenizerTrainCommand(),
      trainCommand(),     lessonCommand()};
  return all;
}

QStringList commandNames() {
  QStringList names;
  for (const Command& command : commands()) names.push_back(QLatin1String(command.name));
  return names;
}

}  // namespace headlight
