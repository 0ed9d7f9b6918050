#include "core/model/tap_search.h"

#include <algorithm>
#include <charconv>
#include <numeric>

#include "core/error.h"

namespace headlight {
namespace {

// A name taken apart.
struct ParsedName {
  std::optional<AttentionKind> stack;
  std::optional<std::int64_t> layer;
  std::string_view bare;
};

bool skip(std::string_view& text, std::string_view start) {
  if (!text.starts_with(start)) return false;
  text.remove_prefix(start.size());
  return true;
}

ParsedName parse(std::string_view text) {
  ParsedName parsed;
  if (skip(text, "encoder.")) {
    parsed.stack = AttentionKind::Encoder;
  } else if (skip(text, "decoder.")) {
    parsed.stack = AttentionKind::Decoder;
  }
  std::string_view rest = text;
  if (!skip(rest, "layers.")) skip(rest, "blocks.");
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
  const auto digits = static_cast<std::size_t>(end - rest.data());
  if (error == std::errc() && number >= 0 && digits < rest.size() && rest[digits] == '.') {
    parsed.layer = number;
    text = rest.substr(digits + 1);
  }
  parsed.bare = text;
  return parsed;
}

// Letters to change, add or leave out to make one of the other (Levenshtein 1966).
std::size_t editDistance(std::string_view one, std::string_view other) {
  std::vector<std::size_t> row(other.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < one.size(); ++i) {
    std::size_t corner = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < other.size(); ++j) {
      const std::size_t changed = corner + (one[i] == other[j] ? 0 : 1);
      corner = row[j + 1];
      row[j + 1] = std::min({changed, row[j] + 1, corner + 1});
    }
  }
  return row.back();
}

// The three nearest names, "a, b and c".
std::string nearest(const std::vector<TapInfo>& taps, const std::string& name) {
  std::vector<std::pair<std::size_t, std::string>> all;
  for (const TapInfo& tap : taps)
    for (const std::string* known : {&tap.name, &tap.alias, &tap.bareName, &tap.bareAlias})
      if (!known->empty()) all.emplace_back(editDistance(name, *known), *known);
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  all.resize(std::min<std::size_t>(all.size(), 3));
  std::string text;
  for (std::size_t i = 0; i < all.size(); ++i)
    text += (i == 0 ? "" : i + 1 == all.size() ? " and " : ", ") + all[i].second;
  return text;
}

[[noreturn]] void refuseLayer(const std::vector<TapInfo>& taps, const ParsedName& name,
                              const std::string& text, std::int64_t layer) {
  if (name.layer) throw Error("\"%1\" says its layer itself, so that none can be chosen beside it.", text);
  std::string layers;
  bool layered = false;
  for (const TapInfo& tap : taps) {
    if (tap.bareName != name.bare && tap.bareAlias != name.bare) continue;
    if (tap.place.layer < 0) continue;
    layered = true;
    if (name.stack.value_or(tap.place.stack) == tap.place.stack)
      layers += (layers.empty() ? "" : ", ") + std::to_string(tap.place.layer);
  }
  if (!layered) throw Error("\"%1\" belongs to no layer, so that none can be chosen.", text);
  throw Error("There is no \"%1\" in layer %2; layers with it are %3.", text, layer, layers);
}

}  // namespace

std::vector<NamedTap> findTaps(const std::vector<TapInfo>& taps, const std::string& name,
                               std::optional<std::int64_t> layer) {
  const ParsedName parsed = parse(name);
  std::vector<NamedTap> found;
  bool known = false;
  for (const TapInfo& tap : taps) {
    const bool isAlias = !tap.bareAlias.empty() && tap.bareAlias == parsed.bare;
    if (!isAlias && tap.bareName != parsed.bare) continue;
    if (parsed.stack && *parsed.stack != tap.place.stack) continue;
    if (parsed.layer && *parsed.layer != tap.place.layer) continue;
    known = true;
    if (layer && (parsed.layer || tap.place.layer != *layer)) continue;
    const TapPlace& place = tap.place;
    found.push_back(
        {{.part = place.part, .point = place.point, .stack = place.stack}, isAlias ? tap.alias : tap.name});
    if (place.layer >= 0) found.back().request.layer = place.layer;
  }
  if (!found.empty()) return found;
  if (known) refuseLayer(taps, parsed, name, *layer);
  throw Error("The model has no tap \"%1\"; the nearest names are %2.", name, nearest(taps, name));
}

}  // namespace headlight
