#include "core/tokenizer/json/metaspace_json.h"

#include "core/utf8.h"

namespace headlight {

MetaspaceFields metaspaceFromJson(const JsonFields& fields) {
  using Prepend = MetaspacePreTokenizer::Prepend;
  MetaspaceFields result;
  result.replacement = fields.text("replacement", result.replacement);
  if (utf8::countCodePoints(result.replacement) != 1)
    fields.fail("replacement", "must be one character, not \"" + result.replacement + "\"");
  const bool prefix = fields.flag("add_prefix_space", true);
  const std::string scheme = fields.text("prepend_scheme", prefix ? "always" : "never");
  if (scheme != "always" && scheme != "first" && scheme != "never") {
    fields.fail("prepend_scheme", "must be always, first or never, not " + scheme);
  }
  if (!prefix && scheme != "never")
    fields.fail("prepend_scheme", "is " + scheme + " while add_prefix_space is false");
  result.prepend = scheme == "always" ? Prepend::Always : scheme == "first" ? Prepend::First : Prepend::Never;
  result.split = fields.flag("split", true);
  return result;
}

}  // namespace headlight
