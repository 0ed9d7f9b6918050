#pragma once

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <vector>

namespace headlight {

/// An English text with as many places %1, %2, ... as a message has arguments, which is checked when it is
/// compiled. It must be written out where it is used: that is where translators' files find it
/// (resources/translations/core-messages.pl).
template <std::size_t places>
struct MessageText {
  consteval MessageText(const char* english) : text(english) {
    for (std::size_t place = 1; place <= places; ++place)
      if (!has(place)) throw "The text lacks a place for an argument.";
    if (has(places + 1)) throw "The text has a place without an argument.";
  }
  consteval bool has(std::size_t place) const {
    for (const char* at = text; *at != '\0'; ++at)
      if (*at == '%' && at[1] == static_cast<char>('0' + place)) return true;
    return false;
  }
  const char* text;
};

/// Words of the core that are said by way of a variable, as translators' files find them: see MessageText.
constexpr const char* phrase(const char* english) { return english; }

/// What the core has to say to a person, in English, and in such parts that the window can say it in another
/// language: a text with places %1, ..., %9, and what stands in them. An argument is a number or a name out
/// of a file, which is the same in every language, or again words of the core.
struct Message {
  /// Words of the core, such as "encoder"; literals and what nameOf() gives.
  Message(const char* words) : text(words) {}
  Message(std::string_view words) : text(words) {}
  /// Names, paths, quotations: the same in every language.
  Message(std::string name) : text(std::move(name)), isName(true) {}
  template <typename Number>
  requires std::is_arithmetic_v<Number> Message(Number number) : text(std::to_string(number)), isName(true) {}

  template <typename First, typename... Others>
  Message(MessageText<1 + sizeof...(Others)> words, const First& first, const Others&... others)
      : text(words.text), arguments{Message(first), Message(others)...} {}

  bool isEmpty() const { return text.empty(); }

  /// The whole in English.
  std::string english() const;

  std::string text;
  std::vector<Message> arguments;
  bool isName = false;
};

/// What the system says of an error, in its own words.
Message systemReason(const std::error_code& error);

/// Each in English.
std::vector<std::string> english(const std::vector<Message>& messages);

}  // namespace headlight
