#include "core/tokenizer/text/text_breaks.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <memory>
#include <string>

#include "core/error.h"

namespace headlight {

namespace {

std::unique_ptr<icu::BreakIterator> makeIterator(TextBreaks kind, UErrorCode& status) {
  const icu::Locale& anyLanguage = icu::Locale::getRoot();
  switch (kind) {
    case TextBreaks::Characters:
      return std::unique_ptr<icu::BreakIterator>(
          icu::BreakIterator::createCharacterInstance(anyLanguage, status));
    case TextBreaks::Words:
      return std::unique_ptr<icu::BreakIterator>(icu::BreakIterator::createWordInstance(anyLanguage, status));
  }
  return nullptr;
}

}  // namespace

void forEachBreak(TextBreaks kind, std::string_view text, const std::function<void(std::size_t)>& visit) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks = makeIterator(kind, status);
  UText* opened = U_SUCCESS(status)
                      ? utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status)
                      : nullptr;
  const std::unique_ptr<UText, UText* (*)(UText*)> utext(opened, utext_close);
  if (U_SUCCESS(status)) breaks->setText(utext.get(), status);
  if (U_FAILURE(status)) {
    throw Error("The Unicode library cannot find %1: %2.",
                kind == TextBreaks::Words ? phrase("word breaks") : phrase("characters"),
                u_errorName(status));
  }
  breaks->first();
  for (std::int32_t end = breaks->next(); end != icu::BreakIterator::DONE; end = breaks->next())
    visit(static_cast<std::size_t>(end));
}

}  // namespace headlight
