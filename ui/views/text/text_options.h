#pragma once

#include <cstdint>

#include "core/analysis/mean_weights.h"
#include "ui/session/view_options.h"

namespace headlight {

/// What the Text view shades, and over which heads. A value.
struct TextOptions {
  static constexpr const char* viewId = "text";

  /// Which weights tokens are shaded by.
  enum class Shade {
    FromFocus,  // what the focused query gives to each token
    Mean,       // the mean of what queries give to each token: the later ones where the mask is causal
    ToFocus     // what each token gives to the focused key
  };
  enum class Heads {
    Chosen,  // those that are averaged, otherwise the focused one
    Layer,   // all of the focused layer
    All
  };

  Shade shade = Shade::FromFocus;
  Heads heads = Heads::Chosen;
  /// A stretch marked with the mouse, and the number of tokens of the text that it was marked in.
  TokenStretch span;
  std::int64_t spanOf = 0;

  /// The marked stretch in a text of `tokens` tokens; empty where there is none: a text of another length is
  /// another text.
  TokenStretch spanIn(std::int64_t tokens) const;
  void clearSpan();

  QJsonObject toJson() const;
  void read(const JsonValues& json);
  bool operator==(const TextOptions&) const = default;
};

}  // namespace headlight
