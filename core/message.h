#pragma once

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>
#include <vector>

namespace headlight {

/// An English text with as many places %1, %2, ... as a message has arguments, which is checked when it is
/// compiled. It must be written out where it is used: that is where translators' files find it
/// (resources/translations/core-messages.pl).
template <std::size_t places>
struct MessageText {
  consteval MessageText(const char* english) : text(english) {
    for (std::size_t place = 1; place <= 9; ++place)
      if (has(place) != (place <= places)) throw "The text has other places than the message has arguments.";
  }
  consteval bool has(std::size_t place) const {
    for (const char* at = text; *at != '\0'; ++at)
      if (*at == '%' && at[1] == static_cast<char>('0' + place)) return true;
    return false;
  }
  const char* text;
};

/// Words of the core that are said by way of a variable or a name that the core gives, such as nameOf(kind).
struct Phrase {
  std::string_view text;
};
constexpr Phrase phrase(std::string_view english) { return {english}; }

/// What the core has to say to a person, in English, and in such parts that the window can say it in another
/// language: a text with places %1, ..., %9, and what stands in them. An argument is a number or a name out
/// of a file, which is the same in every language, or again words of the core.
struct Message {
  Message() = default;
  /// Words of the core.
  explicit Message(MessageText<0> words) : text(words.text) {}
  Message(Phrase words) : text(words.text) {}
  /// Names, paths, quotations: the same in every language.
  template <std::same_as<std::string> Name>
  Message(Name name) : text(std::move(name)), isName(true) {}
  template <typename Number>
  requires(std::is_arithmetic_v<Number> && !std::same_as<Number, bool> && !std::same_as<Number, char>)
      Message(Number number)
      : text(std::to_string(number)), isName(true) {}

  template <typename First, typename... Others>
  explicit Message(MessageText<1 + sizeof...(Others)> words, const First& first, const Others&... others)
      : text(words.text), arguments{argument(first), argument(others)...} {}

  bool isEmpty() const { return text.empty(); }

  /// The whole in English.
  std::string english() const;

  std::string text;
  std::vector<Message> arguments;
  bool isName = false;

 private:
  /// A C string is a name, such as the key of a file.
  template <typename Argument>
  static Message argument(const Argument& value) {
    static_assert(!std::same_as<Argument, std::string_view>, "std::string() of a name, phrase() of words");
    if constexpr (std::is_convertible_v<const Argument&, const char*>)
      return Message(std::string(value));
    else
      return Message(value);
  }
};

/// What the system says of an error, in its own words.
Message systemReason(const std::error_code& error);

/// Each in English.
std::vector<std::string> english(const std::vector<Message>& messages);

}  // namespace headlight
