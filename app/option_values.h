#pragma once

#include <QSize>
#include <QStringList>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/arguments.h"
#include "core/arrays/attention_export.h"

namespace headlight {

/// Values of options. Each throws UsageError, naming the option, for a value that is malformed whatever the
/// model; whether the model can take it is for the model to say.

std::optional<std::int64_t> integerOption(const Arguments& arguments, const std::string& name);
/// At least 1.
std::optional<int> countOption(const Arguments& arguments, const std::string& name);
/// From `low` to `high`.
std::optional<double> numberOption(const Arguments& arguments, const std::string& name, double low,
                                   double high);
/// "1,2,3" or as Python prints a list, see integerListOf(); an empty value is an empty list.
std::optional<std::vector<std::int64_t>> integerListOption(const Arguments& arguments,
                                                           const std::string& name);
/// "2:5", tokens 2 to 4 as Python counts them; at least one.
std::optional<std::pair<std::int64_t, std::int64_t>> rangeOption(const Arguments& arguments,
                                                                 const std::string& name);
/// "1280x720", both at least 1.
std::optional<QSize> sizeOption(const Arguments& arguments, const std::string& name);
/// One of `choices`.
std::optional<QString> choiceOption(const Arguments& arguments, const std::string& name,
                                    const QStringList& choices);
/// A JSON array of texts, what Python prints for a list of them, or words separated by white space.
std::optional<std::vector<std::string>> labelsOption(const Arguments& arguments, const std::string& name);

/// --kind, --layer, --head.
ExportSelection selectionOption(const Arguments& arguments);

}  // namespace headlight
