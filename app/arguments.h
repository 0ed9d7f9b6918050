#pragma once

#include <QString>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace headlight {

/// One option of a command: "--name VALUE", or "--name" where valueName is nullptr.
struct OptionSpec {
  const char* name;       // "--model"
  const char* valueName;  // "M"; nullptr for a flag
  const char* help;       // marked for translation in the context "CommandLine"
  bool repeats = false;   // whether it may be given more than once
};

/// Options with their values, byte for byte as they were given, and what else stood on the command line.
class Arguments {
 public:
  /// Options may be written "--name VALUE" or "--name=VALUE"; a value may begin with a dash; "--" ends the
  /// options. Throws UsageError for an option that is not in `specs`, one given twice that does not repeat, a
  /// missing value, and a value for a flag.
  static Arguments parse(const std::vector<std::string>& words, const std::vector<OptionSpec>& specs);

  bool has(const std::string& name) const { return m_values.contains(name); }
  /// The value, or nothing if the option was not given.
  std::optional<std::string> value(const std::string& name) const;
  /// All values of an option that repeats, in their order.
  std::vector<std::string> values(const std::string& name) const;
  /// Throws UsageError if the option was not given.
  std::string required(const std::string& name) const;
  const std::vector<std::string>& others() const { return m_others; }

  /// Gives an option the value that a file has for it, unless the command line has one.
  void supply(const std::string& name, const std::string& value);
  /// The same of what else stands on the command line.
  void supplyOther(const std::string& word);

 private:
  std::multimap<std::string, std::string> m_values;
  std::vector<std::string> m_others;
};

/// Bytes of the command line as people should see them in a message.
QString shown(const std::string& bytes);

}  // namespace headlight
