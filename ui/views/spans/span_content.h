#pragma once

#include <QString>
#include <memory>
#include <vector>

#include "ui/views/spans/span_questions.h"

namespace headlight {

/// The numbers of a snapshot that the view shows, with their words: what layouts and paints need, and nothing
/// of where it stands.
struct SpanContent {
  /// Whose shares a column shows.
  struct Column {
    QString title;      // "all heads", "layer 2", "head 2.5"
    SpanShares shares;  // without rows where nothing has a pattern
  };
  /// What a cut does to the prediction, for each marked group.
  struct Cut {
    QString text;  // "0.4210 → 0.3307", or why there is none
    QString tip;
  };

  SpanScene scene;
  std::shared_ptr<const SpanAttention> attention;  // nullptr: nothing is marked
  std::vector<QString> groupNames;                 // [groups]
  std::vector<Column> columns;                     // all heads, the focused layer, the focused head
  std::vector<Cut> cuts;                           // [marked groups]
  QString cutTitle;                                // what is predicted, in a few words
  std::shared_ptr<const MarkedRun> rewrite;
  std::vector<QString> notes;  // problems, sampling, in sentences

  const Column& scope() const { return columns[static_cast<std::size_t>(scene.options.scope)]; }
  /// The row of `from` that stands for all queries.
  std::int64_t all() const { return scene.groups.count(); }
};

/// Precondition: missingPatterns() has nothing to say.
SpanContent spanContentOf(const Snapshot& snapshot);

/// What the shares say, in a sentence or two; empty where nothing is marked.
QString spanSentence(const SpanContent& content);
/// "unmarked text", "special tokens" or one of the names.
QString groupName(int name, const QStringList& names);

}  // namespace headlight
