#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "core/tokenizer/word_groups.h"
#include "ui/session/session_state.h"

namespace headlight {

/// Which token of what is shown stands for a token of the run, and the other way round.
struct ShownAxis {
  /// [tokens of the run]; -1: it is not shown. Both empty: the tokens are the same.
  std::vector<std::int64_t> shownOf = {};
  /// [tokens shown]: the one of the run that is meant where this one is clicked.
  std::vector<std::int64_t> ownOf = {};

  /// -1 for -1, and for what is not shown.
  std::int64_t shown(std::int64_t own) const;
  /// `before`: the token of the run that was in focus; it stays where it is part of the token shown.
  std::int64_t own(std::int64_t shownToken, std::int64_t before) const;
};

/// What is done to an axis that has been changed already: `first`, and then `second`.
ShownAxis chained(const ShownAxis& first, const ShownAxis& second);

/// The words of a run's query tokens, by kind of attention; empty where tokens are not merged.
using ShownWords = std::map<AttentionKind, std::shared_ptr<const WordList>>;

/// Where the heads and tokens of a run are in what is shown of it, for each kind of attention.
struct ShownPlaces {
  struct Kind {
    ShownAxis queries;
    ShownAxis keys;
    bool oneHead = false;  // what is shown has one head a layer, which stands for all of the run's
  };

  Kind& of(AttentionKind kind) { return kinds[static_cast<std::size_t>(kind)]; }
  const Kind& of(AttentionKind kind) const { return kinds[static_cast<std::size_t>(kind)]; }

  /// The focus of a run in what is shown.
  Focus shown(Focus own) const;
  /// Back to the run: what is not told apart there stays as it was `before`, a focus of the run.
  Focus own(Focus shownFocus, const Focus& before) const;
  /// A session as somebody sees it who knows only what is shown: its focus, and the heads it averages.
  SessionState shown(SessionState own) const;
  /// What such a view has made of the session `given`, as a change of the run's session `before`.
  SessionState own(SessionState changed, const SessionState& given, const SessionState& before) const;

  std::array<Kind, 3> kinds;  // [AttentionKind]
};

}  // namespace headlight
