#include "app/option_values.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <limits>

#include "app/integer_list.h"
#include "app/usage_error.h"
#include "core/arrays/array_labels.h"
#include "core/error.h"

namespace headlight {

namespace {

[[noreturn]] void fail(const std::string& name, const QString& expected, const std::string& found) {
  throw UsageError(QCoreApplication::translate("CommandLine", "%1 expects %2, found \"%3\".")
                       .arg(shown(name), expected, shown(found)));
}

int saturated(std::int64_t value) {
  return static_cast<int>(
      std::clamp<std::int64_t>(value, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
}

}  // namespace

std::optional<std::int64_t> integerOption(const Arguments& arguments, const std::string& name) {
  const auto text = arguments.value(name);
  if (!text) return std::nullopt;
  if (const auto value = integerOf(*text)) return value;
  fail(name, QCoreApplication::translate("CommandLine", "a whole number"), *text);
}

std::optional<int> countOption(const Arguments& arguments, const std::string& name) {
  const auto value = integerOption(arguments, name);
  if (!value) return std::nullopt;
  constexpr std::int64_t kMost = 1 << 24;
  if (*value >= 1 && *value <= kMost) return static_cast<int>(*value);
  fail(name, QCoreApplication::translate("CommandLine", "a number from 1 to %1").arg(kMost),
       *arguments.value(name));
}

std::optional<double> numberOption(const Arguments& arguments, const std::string& name, double low,
                                   double high) {
  const auto text = arguments.value(name);
  if (!text) return std::nullopt;
  bool isNumber = false;
  const double value = QLocale::c().toDouble(shown(*text), &isNumber);
  if (isNumber && value >= low && value <= high) return value;
  fail(name, QCoreApplication::translate("CommandLine", "a number from %1 to %2").arg(low).arg(high), *text);
}

std::optional<std::vector<std::int64_t>> integerListOption(const Arguments& arguments,
                                                           const std::string& name) {
  const auto text = arguments.value(name);
  if (!text) return std::nullopt;
  if (auto values = integerListOf(*text)) return values;
  fail(name, QCoreApplication::translate("CommandLine", "whole numbers separated by commas"), *text);
}

std::optional<std::pair<std::int64_t, std::int64_t>> rangeOption(const Arguments& arguments,
                                                                 const std::string& name) {
  const auto text = arguments.value(name);
  if (!text) return std::nullopt;
  const std::size_t colon = text->find(':');
  if (colon != std::string::npos) {
    const auto first = integerOf(std::string_view(*text).substr(0, colon));
    const auto end = integerOf(std::string_view(*text).substr(colon + 1));
    if (first && end && *first >= 0 && *first < *end) return std::pair(*first, *end);
  }
  fail(name, QCoreApplication::translate("CommandLine", "tokens such as 2:5"), *text);
}

std::optional<QSize> sizeOption(const Arguments& arguments, const std::string& name) {
  const auto text = arguments.value(name);
  if (!text) return std::nullopt;
  const std::size_t cross = text->find('x');
  if (cross != std::string::npos) {
    const auto width = integerOf(std::string_view(*text).substr(0, cross));
    const auto height = integerOf(std::string_view(*text).substr(cross + 1));
    if (width && height && *width >= 1 && *height >= 1) return QSize(saturated(*width), saturated(*height));
  }
  fail(name, QCoreApplication::translate("CommandLine", "a size such as 1280x720"), *text);
}

std::optional<QString> choiceOption(const Arguments& arguments, const std::string& name,
                                    const QStringList& choices) {
  const auto text = arguments.value(name);
  if (!text) return std::nullopt;
  if (choices.contains(shown(*text))) return shown(*text);
  fail(name, QCoreApplication::translate("CommandLine", "one of %1").arg(choices.join(QStringLiteral(", "))),
       *text);
}

std::optional<std::vector<std::string>> labelsOption(const Arguments& arguments, const std::string& name) {
  const auto text = arguments.value(name);
  if (!text) return std::nullopt;
  try {
    return parseLabels(*text, name);
  } catch (const Error&) {
    fail(name, QCoreApplication::translate("CommandLine", "words or a list of texts"), *text);
  }
}

ExportSelection selectionOption(const Arguments& arguments) {
  ExportSelection selection;
  const QStringList kinds = {QStringLiteral("encoder"), QStringLiteral("decoder"), QStringLiteral("cross")};
  if (const auto kind = choiceOption(arguments, "--kind", kinds)) {
    selection.kind = static_cast<AttentionKind>(kinds.indexOf(*kind));
  }
  if (const auto layer = integerOption(arguments, "--layer")) selection.layer = saturated(*layer);
  if (const auto head = integerOption(arguments, "--head")) selection.head = saturated(*head);
  return selection;
}

}  // namespace headlight
