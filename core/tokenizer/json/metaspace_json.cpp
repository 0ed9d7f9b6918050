#include "core/tokenizer/json/metaspace_json.h"

#include "core/message.h"
#include "core/utf8.h"

namespace headlight {

MetaspaceFields metaspaceFromJson(const JsonFields& fields) {
  using Prepend = MetaspacePreTokenizer::Prepend;
  MetaspaceFields result;
  result.replacement = fields.text("replacement", result.replacement);
  if (utf8::countCodePoints(result.replacement) != 1)
    fields.fail("replacement", Message("must be one character, not \"%1\"", result.replacement));
  const bool prefix = fields.flag("add_prefix_space", true);
  const std::string scheme = fields.text("prepend_scheme", prefix ? "always" : "never");
  if (scheme != "always" && scheme != "first" && scheme != "never") {
    fields.fail("prepend_scheme", Message("must be always, first or never, not %1", scheme));
  }
  if (!prefix && scheme != "never")
    fields.fail("prepend_scheme", Message("is %1 while add_prefix_space is false", scheme));
  result.prepend = scheme == "always" ? Prepend::Always : scheme == "first" ? Prepend::First : Prepend::Never;
  result.split = fields.flag("split", true);
  return result;
}

}  // namespace headlight
