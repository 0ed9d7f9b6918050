#pragma once

#include <QString>
#include <memory>
#include <optional>
#include <vector>

#include "core/explain/logit_lens.h"
#include "ui/views/predictions/stage_table.h"
#include "ui/views/scene/scene.h"

namespace headlight {

/// What a grid of the logit lens is made of.
struct LensGridRequest {
  const Model* model = nullptr;
  std::shared_ptr<const LogitLens> lens;
  TokenList tokens;                             // of the stack that makes logits, as they were asked
  std::int64_t position = 0;                    // the token that is asked about
  AttentionKind kind = AttentionKind::Decoder;  // whose queries these tokens are
  Focus focus;                                  // what a click moves to another token
  std::optional<std::int32_t> chosen;           // one more token that is told of at every depth
  QString colorMap;
};

/// Depths downwards, tokens across, in each cell the likeliest token and its probability, which is its colour
/// too; where there is no room for three tokens, or only one was asked, that token's three best guesses. A
/// click on a column moves the focus to its token.
std::shared_ptr<const Scene> lensGrid(const LensGridRequest& request, const QFont& font, double width);

}  // namespace headlight
