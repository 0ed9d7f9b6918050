#include "core/model/unread_tensors.h"

#include <algorithm>
#include <array>

namespace headlight {
namespace {

/// The last parts of names that checkpoints of these families use for what is no weight.
constexpr std::array kBuffers = {
    std::string_view(".attn.bias"), std::string_view(".attn.masked_bias"),
    std::string_view(".attention.bias"), std::string_view(".attention.masked_bias"),
    std::string_view(".attn.causal_mask"), std::string_view(".inv_freq"), std::string_view(".cos_cached"),
    std::string_view(".sin_cached"), std::string_view(".position_ids"), std::string_view(".token_type_ids"),
    std::string_view(".num_batches_tracked"),
    // The first T5 files have this one, which no T5 ever used.
    std::string_view(".EncDecAttention.relative_attention_bias.weight")};

bool isBuffer(std::string_view name) {
  return std::any_of(kBuffers.begin(), kBuffers.end(),
                     [&](std::string_view buffer) { return name.ends_with(buffer); });
}

/// Whether the name is PREFIX, a number, a dot and more.
bool isInLayer(std::string_view name, std::string_view prefix) {
  if (!name.starts_with(prefix)) return false;
  const std::string_view rest = name.substr(prefix.size());
  const std::size_t digits = rest.find_first_not_of("0123456789");
  return digits != std::string_view::npos && digits > 0 && rest[digits] == '.';
}

}  // namespace

std::vector<std::string> unreadTensors(const CheckpointTensors& tensors, const ReadTensors& read) {
  std::vector<std::string> unread;
  const auto look = [&](const std::string& name) {
    if (read.names.contains(name) || isBuffer(name)) return;
    const bool beside = read.modules.contains(name.substr(0, name.rfind('.')));
    const bool inside = std::any_of(read.layers.begin(), read.layers.end(),
                                    [&](const std::string& layers) { return isInLayer(name, layers); });
    if (beside || inside) unread.push_back(name);
  };
  for (const auto& entry : tensors.byName) look(entry.first);
  for (const auto& entry : tensors.unreadable) look(entry.first);
  std::sort(unread.begin(), unread.end());
  return unread;
}

Message unreadSentence(const std::vector<std::string>& names, const std::string& file,
                       std::string_view family) {
  if (names.empty()) return {};
  constexpr std::size_t kRoom = 240;
  std::string list;
  std::size_t shown = 0;
  for (; shown < names.size() && (shown == 0 || list.size() + names[shown].size() < kRoom); ++shown)
    list += (shown > 0 ? ", " : "") + names[shown];
  const std::string name(family);
  const Message all =
      shown == names.size() ? Message(list) : Message("%1 and %2 more", list, names.size() - shown);
  if (names.size() == 1)
    return Message(
        "%1: the family %2 does not use 1 tensor, so the numbers may not be the checkpoint's own: %3.", file,
        name, all);
  return Message(
      "%1: the family %2 does not use %3 tensors, so the numbers may not be the checkpoint's own: %4.", file,
      name, names.size(), all);
}

}  // namespace headlight
