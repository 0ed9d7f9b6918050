#include "core/io/json_file.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/error.h"
#include "core/utf8.h"

namespace headlight {
namespace {

constexpr std::size_t kLargestJson = std::size_t{1} << 31;

/// "line 3, column 7 (byte 41)", lines and columns counted from 1 as editors do, bytes from 0.
Message placeText(std::string_view text, std::size_t position) {
  const std::string_view before = text.substr(0, position);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const std::size_t lineStart = before.rfind('\n') + 1;  // npos + 1 is 0
  return Message("line %1, column %2 (byte %3)", line, position - lineStart + 1, position);
}

/// Bytes that the parser would take for the end of the text, or would not report by position.
void checkBytes(std::string_view text, const std::string& file) {
  if (text.empty()) throw Error("%1 is empty, where JSON was expected.", file);
  // Looking through a file without contents, which costs its maker nothing, could take hours.
  if (text.size() > kLargestJson) {
    throw Error("%1 has %2 bytes; JSON of at most %3 bytes is read.", file, text.size(), kLargestJson);
  }
  if (const auto position = utf8::firstInvalid(text))
    throw Error("%1 is not valid UTF-8 at byte %2.", file, *position);
  if (const auto position = text.find('\0'); position != std::string_view::npos)
    throw Error("%1 is not valid JSON: a NUL byte at byte %2.", file, position);
}

/// Brackets outside strings are counted before the parser sees the text, so that a bomb costs one scan. The
/// count agrees with the parser's up to the first syntax error, and there the parser stops by itself.
void checkDepth(std::string_view text, const std::string& file, int maxDepth) {
  int depth = 0;
  bool inString = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (inString) {
      if (c == '\\') ++i;
      if (c == '"') inString = false;
    } else if (c == '"') {
      inString = true;
    } else if (c == '{' || c == '[') {
      if (++depth > maxDepth)
        throw Error("%1 nests JSON deeper than %2 levels at byte %3.", file, maxDepth, i);
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
}

/// Throws at the second of two equal keys of one object.
class DuplicateKeyCheck {
 public:
  explicit DuplicateKeyCheck(std::string file) : m_file(std::move(file)) {}

  bool operator()(int, nlohmann::json::parse_event_t event, nlohmann::json& parsed) {
    if (event == nlohmann::json::parse_event_t::object_start) m_keys.emplace_back();
    if (event == nlohmann::json::parse_event_t::object_end) m_keys.pop_back();
    if (event == nlohmann::json::parse_event_t::key) {
      const auto& key = parsed.get_ref<const std::string&>();
      if (!m_keys.back().insert(key).second)
        throw Error("%1 has the key \"%2\" twice in one object.", m_file, key);
    }
    return true;
  }

 private:
  std::string m_file;
  std::vector<std::set<std::string>> m_keys;  // one set for each object that is open
};

Message syntaxMessage(std::string_view text, const std::string& file, std::size_t byte) {
  // The library counts bytes read, so the offending one is the last of them; past the end it counts one more.
  const std::size_t position = byte == 0 ? 0 : byte - 1;
  if (position >= text.size())
    return Message("%1 is not valid JSON: it ends too early, after %2 bytes.", file, text.size());
  // Python writes these words, which JSON does not have.
  std::string_view rest = text.substr(position);
  if (rest.starts_with('-')) rest.remove_prefix(1);
  const bool nan = rest.starts_with("NaN");
  const Message place = placeText(text, position);
  if (nan || rest.starts_with("Infinity"))
    return Message("%1 is not valid JSON at %2: %3 is no finite number.", file, place,
                   std::string(nan ? "NaN" : "Infinity"));
  return Message("%1 is not valid JSON at %2.", file, place);
}

/// Calls `parse` and says what it threw in our words.
template <typename Parse>
auto translated(std::string_view text, const std::string& file, const Parse& parse) {
  try {
    return parse();
  } catch (const nlohmann::json::parse_error& error) {
    throw Error(syntaxMessage(text, file, error.byte));
  } catch (const nlohmann::json::exception&) {
    throw Error("%1 holds a JSON number too large for a double.", file);
  }
}

}  // namespace

nlohmann::json parseJson(std::string_view text, const std::string& file, const JsonOptions& options) {
  checkBytes(text, file);
  checkDepth(text, file, options.maxDepth);
  return translated(text, file, [&] {
    if (!options.refuseDuplicateKeys) return nlohmann::json::parse(text.begin(), text.end());
    DuplicateKeyCheck check(file);
    return nlohmann::json::parse(text.begin(), text.end(), std::ref(check));
  });
}

void walkJson(std::string_view text, const std::string& file, nlohmann::json::json_sax_t& events) {
  checkBytes(text, file);
  checkDepth(text, file, JsonOptions().maxDepth);
  translated(text, file, [&] { return nlohmann::json::sax_parse(text.begin(), text.end(), &events); });
}

}  // namespace headlight
