#include "core/tokenizer/decoders/decoder.h"

#include <array>
#include <utility>

#include "core/utf8.h"

namespace headlight {

std::string replacedAll(std::string_view text, std::string_view from, std::string_view to) {
  std::string result;
  if (from.empty()) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t length = utf8::lengthFromLead(static_cast<unsigned char>(text[at]));
      result.append(to).append(text.substr(at, length));
      at += length;
    }
    return result.append(to);
  }
  std::size_t at = 0;
  for (std::size_t found = text.find(from); found != std::string_view::npos; found = text.find(from, at)) {
    result.append(text.substr(at, found - at)).append(to);
    at = found + from.size();
  }
  return result.append(text.substr(at));
}

std::string withoutTokenizationSpaces(std::string text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kReplacements = {
      {{" .", "."},
       {" ?", "?"},
       {" !", "!"},
       {" ,", ","},
       {" ' ", "'"},
       {" n't", "n't"},
       {" 'm", "'m"},
       {" do not", " don't"},
       {" 's", "'s"},
       {" 've", "'ve"},
       {" 're", "'re"}}};
  for (const auto& [from, to] : kReplacements) text = replacedAll(text, from, to);
  return text;
}

}  // namespace headlight
