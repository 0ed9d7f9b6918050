#include "ui/compute/shown_draft.h"

#include <QCoreApplication>
#include <new>

#include "core/error.h"
#include "ui/models/core_words.h"

namespace headlight {

void changeEachKind(ShownDraft& draft, const std::function<void(AttentionKind, AttentionTrace&)>& change) {
  for (const AttentionKind kind : {AttentionKind::Encoder, AttentionKind::Decoder, AttentionKind::Cross}) {
    std::optional<AttentionTrace>& attention = draft.trace.place(kind);
    if (!attention || !attention->patterns) continue;
    try {
      change(kind, *attention);
    } catch (const Error& error) {
      draft.missing[kind] = errorText(error);
      attention.reset();
    } catch (const std::bad_alloc&) {
      draft.missing[kind] =
          QCoreApplication::translate("headlight::LatestJob", "There is not enough memory for this.");
      attention.reset();
    }
  }
}

}  // namespace headlight
