#include "app/change_options.h"

#include <QCoreApplication>
#include <array>
#include <cstdlib>
#include <limits>

#include "app/integer_list.h"
#include "app/option_values.h"
#include "app/usage_error.h"
#include "core/error.h"

namespace headlight {

namespace {

[[noreturn]] void fail(const char* option, const QString& expected, const std::string& found) {
  throw UsageError(QCoreApplication::translate("CommandLine", "%1 expects %2, found \"%3\".")
                       .arg(QLatin1String(option), expected, shown(found)));
}

/// Takes "encoder:", "decoder:" or "cross:" off the beginning.
std::optional<AttentionKind> takeKind(std::string& text) {
  for (const AttentionKind kind : {AttentionKind::Encoder, AttentionKind::Decoder, AttentionKind::Cross}) {
    const std::string start = std::string(nameOf(kind)) + ":";
    if (!text.starts_with(start)) continue;
    text.erase(0, start.size());
    return kind;
  }
  return std::nullopt;
}

OfKind<MaskRule> maskRuleOf(const std::string& value) {
  static constexpr std::array<std::pair<const char*, MaskRule>, 3> kRules{
      {{"bidirectional", MaskRule::Bidirectional},
       {"causal", MaskRule::Causal},
       {"window", MaskRule::SlidingWindow}}};
  std::string text = value;
  OfKind<MaskRule> mask{.kind = takeKind(text)};
  for (const auto& [name, rule] : kRules) {
    if (text != name) continue;
    mask.what = rule;
    return mask;
  }
  fail("--mask",
       QCoreApplication::translate("CommandLine",
                                   "bidirectional, causal or window, or cross:causal and the like"),
       value);
}

/// Two numbers with `separator` between them.
std::optional<std::pair<std::int64_t, std::int64_t>> pairOf(std::string_view text, char separator) {
  const std::size_t at = text.find(separator);
  if (at == std::string_view::npos) return std::nullopt;
  const auto first = integerOf(text.substr(0, at));
  const auto second = integerOf(text.substr(at + 1));
  constexpr std::int64_t kMost = std::numeric_limits<int>::max();
  if (!first || !second || *first < 0 || *second < 0 || *first > kMost || *second > kMost)
    return std::nullopt;
  return std::pair(*first, *second);
}

OfKind<AblatedHead> headOf(const std::string& value) {
  std::string text = value;
  OfKind<AblatedHead> head{.kind = takeKind(text)};
  if (text.ends_with("=mean")) {
    head.what.ablation = HeadAblation::Mean;
    text.erase(text.size() - 5);
  }
  const auto id = pairOf(text, '.');
  if (!id)
    fail("--switch-off",
         QCoreApplication::translate("CommandLine", "a layer and a head such as 1.3, 1.3=mean or cross:1.3"),
         value);
  head.what.head = {static_cast<int>(id->first), static_cast<int>(id->second)};
  return head;
}

OfKind<BlockedKey> keyOf(const std::string& value) {
  std::string text = value;
  OfKind<BlockedKey> blocked{.kind = takeKind(text)};
  if (const auto cell = pairOf(text, ':')) {
    blocked.what.query = cell->first;
    blocked.what.key = cell->second;
    return blocked;
  }
  const auto key = integerOf(text);
  if (!key || *key < 0)
    fail("--block",
         QCoreApplication::translate("CommandLine",
                                     "a key such as 3, a query and a key such as 5:3, or cross:5:3"),
         value);
  blocked.what.key = *key;
  return blocked;
}

std::vector<std::int64_t> listOption(const Arguments& arguments, const char* name) {
  return integerListOption(arguments, name).value_or(std::vector<std::int64_t>());
}

}  // namespace

std::vector<std::uint8_t> maskOption(const Arguments& arguments, const char* name) {
  std::vector<std::uint8_t> mask;
  for (const std::int64_t value : listOption(arguments, name)) {
    if (value != 0 && value != 1) {
      throw Error(QCoreApplication::translate("CommandLine", "%1: %2 is neither 0 nor 1.")
                      .arg(QLatin1String(name))
                      .arg(value)
                      .toStdString());
    }
    mask.push_back(static_cast<std::uint8_t>(value));
  }
  return mask;
}

const std::vector<OptionSpec>& changeOptionSpecs() {
  static const std::vector<OptionSpec> specs = {
      {"--positions", "0,1,2", QT_TRANSLATE_NOOP("CommandLine", "the position of each token")},
      {"--decoder-positions", "0,1,2",
       QT_TRANSLATE_NOOP("CommandLine", "the position of each decoder token")},
      {"--decoder-attention-mask", "1,1,0",
       QT_TRANSLATE_NOOP("CommandLine", "1 for each decoder token, 0 for padding")},
      {"--mask", "[KIND:]RULE",
       QT_TRANSLATE_NOOP("CommandLine",
                         "bidirectional, causal or window in place of the model's own mask; KIND is encoder, "
                         "decoder or cross"),
       true},
      {"--switch-off", "[KIND:]L.H",
       QT_TRANSLATE_NOOP("CommandLine", "a head whose output becomes 0, or its mean with =mean behind"),
       true},
      {"--block", "[KIND:][Q:]K",
       QT_TRANSLATE_NOOP("CommandLine", "a key that no query, or not query Q, sees"), true},
      {"--cut", "1,2",
       QT_TRANSLATE_NOOP("CommandLine", "tokens that are taken out, the others where they are")},
      {"--decoder-cut", "1,2", QT_TRANSLATE_NOOP("CommandLine", "likewise decoder tokens")},
      {"--without-positions", nullptr, QT_TRANSLATE_NOOP("CommandLine", "without positional encoding")},
      {"--score-scale", "X", QT_TRANSLATE_NOOP("CommandLine", "in place of the model's scale of scores")},
  };
  return specs;
}

RunChanges readChanges(const Arguments& arguments) {
  RunChanges changes;
  for (const std::string& value : arguments.values("--mask")) changes.masks.push_back(maskRuleOf(value));
  for (const std::string& value : arguments.values("--switch-off")) changes.heads.push_back(headOf(value));
  for (const std::string& value : arguments.values("--block")) changes.keys.push_back(keyOf(value));
  changes.cutTokens = listOption(arguments, "--cut");
  changes.cutDecoderTokens = listOption(arguments, "--decoder-cut");
  changes.positions = listOption(arguments, "--positions");
  changes.decoderPositions = listOption(arguments, "--decoder-positions");
  changes.decoderAttentionMask = maskOption(arguments, "--decoder-attention-mask");
  changes.withoutPositions = arguments.has("--without-positions");
  if (const auto scale = numberOption(arguments, "--score-scale", -1e6, 1e6))
    changes.scoreScale = static_cast<float>(*scale);
  return changes;
}

}  // namespace headlight
