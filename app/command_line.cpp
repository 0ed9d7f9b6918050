#include "app/command_line.h"

#include <QCoreApplication>
#include <algorithm>
#include <cstdio>
#include <new>
#include <optional>

#include "app/application.h"
#include "app/commands.h"
#include "app/help.h"
#include "app/usage_error.h"
#include "app/window_command.h"
#include "core/error.h"
#include "core/printable_line.h"
#include "ui/models/core_words.h"
#include "ui/session/translation.h"

namespace headlight {

namespace {

constexpr int kInputError = 1;
constexpr int kUsageError = 2;

void print(const QString& text) { std::fputs(text.toUtf8().constData(), stdout); }

/// One line, whatever the message holds.
int fail(const QString& message, int status) {
  std::fprintf(stderr, "headlight: %s\n", printableLine(message.toStdString()).c_str());
  return status;
}

bool asksForHelp(const std::string& word) { return word == "--help" || word == "-h"; }

void runCommand(const Command& command, const std::vector<std::string>& words) {
  std::vector<OptionSpec> specs = command.options;
  for (const char* help : {"--help", "-h"}) specs.push_back({help, nullptr, ""});
  const Arguments arguments = Arguments::parse(words, specs);
  if (arguments.has("--help") || arguments.has("-h")) return print(helpText(command));
  const std::size_t allowed = command.takesArray ? 1 : 0;
  if (!command.takesFiles && arguments.others().size() > allowed) {
    throw UsageError(
        QCoreApplication::translate("CommandLine", "\"%1\" belongs to no option of headlight %2.")
            .arg(shown(arguments.others()[allowed]), QLatin1String(command.name)));
  }
  command.run(arguments);
}

std::vector<std::string> wordsOf(const std::string& name) {
  const std::size_t space = name.find(' ');
  if (space == std::string::npos) return {name};
  return {name.substr(0, space), name.substr(space + 1)};
}

/// Of "tokenizer", with nothing, a wish for help or something unknown behind it; whether it was such a word.
bool helpWithHalfCommand(const std::vector<std::string>& words) {
  QStringList whole, help;
  for (const Command& command : commands()) {
    const std::vector<std::string> name = wordsOf(command.name);
    if (words.empty() || name.size() < 2 || name[0] != words[0]) continue;
    whole.push_back(QStringLiteral("headlight ") + QLatin1String(command.name));
    help.push_back(helpText(command));
  }
  if (whole.isEmpty()) return false;
  if (words.size() == 2 && asksForHelp(words[1])) {
    print(help.join(QLatin1Char('\n')));
    return true;
  }
  throw UsageError(QCoreApplication::translate("CommandLine", "headlight %1 is half a command; there is %2.")
                       .arg(shown(words[0]), whole.join(QStringLiteral(", "))));
}

/// The command that the words begin with; nullptr if there is none.
const Command* commandOf(const std::vector<std::string>& words) {
  for (const Command& command : commands()) {
    const std::vector<std::string> name = wordsOf(command.name);
    if (words.size() >= name.size() && std::equal(name.begin(), name.end(), words.begin())) return &command;
  }
  return nullptr;
}

/// Does what the words ask for, or returns the window that they ask for.
std::optional<WindowChoice> dispatch(const Command* command, const std::vector<std::string>& words) {
  const std::string first = words.empty() ? std::string() : words.front();
  if (asksForHelp(first)) {
    print(helpText());
  } else if (first == "--version") {
    print(QStringLiteral("headlight %1\n").arg(QLatin1String(HEADLIGHT_VERSION)));
  } else if (command) {
    const auto length = static_cast<std::ptrdiff_t>(wordsOf(command->name).size());
    runCommand(*command, {words.begin() + length, words.end()});
  } else if (!helpWithHalfCommand(words)) {
    return readWindowChoice(words);
  }
  return std::nullopt;
}

/// The exit status of `step`, once a person was told what it threw.
template <typename Step>
int told(const Step& step) {
  try {
    return step();
  } catch (const UsageError& error) {
    return fail(QString::fromUtf8(error.what()), kUsageError);
  } catch (const Error& error) {
    return fail(errorText(error), kInputError);
  } catch (const std::bad_alloc&) {
    return fail(QCoreApplication::translate("CommandLine", "The memory does not suffice for this."),
                kInputError);
  } catch (const std::exception& error) {
    return fail(QString::fromUtf8(error.what()), kInputError);
  }
}

}  // namespace

int runCommandLine(const std::vector<std::string>& words) {
  std::optional<WindowChoice> window;
  {
    const Command* const command = commandOf(words);
    const bool helps = std::any_of(words.begin(), words.end(), asksForHelp);
    const bool draws = command && command->drawsPictures && !helps;
    const Application application(draws ? Application::Use::Pictures : Application::Use::Text);
    const Translation translation(languageOf({}));
    const int status = told([&] {
      window = dispatch(command, words);
      return 0;
    });
    if (!window) return status;
  }
  // It has an application of its own, and the language that is chosen in it.
  return told([&] { return runWindow(*window); });
}

}  // namespace headlight
