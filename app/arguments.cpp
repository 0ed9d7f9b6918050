#include "app/arguments.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/usage_error.h"

namespace headlight {

namespace {

const OptionSpec& specOf(const std::string& name, const std::vector<OptionSpec>& specs) {
  const auto spec =
      std::find_if(specs.begin(), specs.end(), [&](const OptionSpec& s) { return s.name == name; });
  if (spec == specs.end()) {
    throw UsageError(
        QCoreApplication::translate("CommandLine", "There is no option %1 here.").arg(shown(name)));
  }
  return *spec;
}

bool looksLikeOption(const std::string& word) { return word.size() > 1 && word[0] == '-'; }

}  // namespace

Arguments Arguments::parse(const std::vector<std::string>& words, const std::vector<OptionSpec>& specs) {
  Arguments arguments;
  bool optionsEnded = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (optionsEnded || !looksLikeOption(word)) {
      arguments.m_others.push_back(word);
      continue;
    }
    if (word == "--") {
      optionsEnded = true;
      continue;
    }
    const std::size_t equals = word.starts_with("--") ? word.find('=') : std::string::npos;
    const std::string name = word.substr(0, equals);
    const OptionSpec& spec = specOf(name, specs);
    std::string value;
    if (equals != std::string::npos) {
      if (!spec.valueName) {
        throw UsageError(QCoreApplication::translate("CommandLine", "%1 takes no value.").arg(shown(name)));
      }
      value = word.substr(equals + 1);
    } else if (spec.valueName) {
      if (++i == words.size()) {
        throw UsageError(QCoreApplication::translate("CommandLine", "%1 needs a value: %1 %2.")
                             .arg(shown(name), QLatin1String(spec.valueName)));
      }
      value = words[i];
    }
    if (arguments.has(name) && !spec.repeats) {
      throw UsageError(QCoreApplication::translate("CommandLine", "%1 is given twice.").arg(shown(name)));
    }
    arguments.m_values.emplace(name, value);
  }
  return arguments;
}

std::optional<std::string> Arguments::value(const std::string& name) const {
  const auto found = m_values.find(name);
  if (found == m_values.end()) return std::nullopt;
  return found->second;
}

std::vector<std::string> Arguments::values(const std::string& name) const {
  std::vector<std::string> all;
  const auto [first, last] = m_values.equal_range(name);
  for (auto entry = first; entry != last; ++entry) all.push_back(entry->second);
  return all;
}

void Arguments::supply(const std::string& name, const std::string& value) {
  if (!has(name)) m_values.emplace(name, value);
}

void Arguments::supplyOther(const std::string& word) {
  if (m_others.empty()) m_others.push_back(word);
}

std::string Arguments::required(const std::string& name) const {
  if (const auto found = value(name)) return *found;
  throw UsageError(QCoreApplication::translate("CommandLine", "%1 is missing.").arg(shown(name)));
}

QString shown(const std::string& bytes) {
  return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

}  // namespace headlight
