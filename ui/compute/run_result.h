#pragma once

#include <QString>
#include <QStringList>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "core/model/model.h"
#include "core/trace/trace.h"

namespace headlight {

/// One finished computation, as views show it. Immutable, shared.
struct RunResult {
  std::shared_ptr<const Model> model;  // nullptr for an imported array
  std::shared_ptr<const Trace> trace;  // never nullptr
  RunRequest request;                  // what was run; empty ids for an imported array
  QString sourceName;                  // model name, or the array's file name
  QString sourceNote;                  // "untrained", "random matrix", or empty
  QString text;                        // as typed
  QString pairText;
  std::int64_t writtenTokens = 0;   // the last N tokens of the stack that writes are the model's own
  TokenList tokens;                 // every token of the text, those beyond the model's positions included
  std::int64_t computedTokens = 0;  // the first N of `tokens` that were run
  std::vector<QString> warnings;
  /// What the patterns are in place of the heads' own, in words for captions, one for each step that was
  /// done to them: "rollout (Abnar & Zuidema 2020)". Empty: they are the heads' own.
  QStringList shownAs = {};
  /// Why a kind of attention of the model is not in the trace, in a sentence.
  std::map<AttentionKind, QString> missing = {};
  /// The same with labels as they are, where these show spaces (see spacedResult()); nullptr: this is it.
  std::shared_ptr<const RunResult> plain = {};
  double tokenizeMilliseconds = 0;
  double forwardMilliseconds = 0;
};

}  // namespace headlight
