#include "core/tokenizer/json/text_pattern_json.h"

#include "core/message.h"

namespace headlight {

TextPattern textPatternFromJson(const JsonFields& fields, const std::string& path) {
  const auto pattern = fields.object("pattern");
  if (!pattern)
    fields.fail("pattern", Message("is missing; {\"String\": ...} or {\"Regex\": ...} is needed"));
  if (pattern->has("Regex")) {
    return TextPattern::regex(pattern->text("Regex", ""), fields.file() + ": " + path + "pattern.Regex");
  }
  if (pattern->has("String")) return TextPattern::literal(pattern->text("String", ""));
  fields.fail("pattern", Message("must be {\"String\": ...} or {\"Regex\": ...}"));
}

}  // namespace headlight
