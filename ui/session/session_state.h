#pragma once

#include <QString>
#include <QStringList>
#include <optional>
#include <variant>
#include <vector>

#include "core/model/playground.h"
#include "core/model/run_request.h"
#include "ui/session/display_options.h"
#include "ui/session/experiment.h"
#include "ui/session/generated_text.h"
#include "ui/session/positions_options.h"
#include "ui/session/shown_choice.h"
#include "ui/session/training_options.h"
#include "ui/session/view_options.h"

namespace headlight {

/// What every view points at. query and key are token indices, -1 for none.
struct Focus {
  AttentionKind kind = AttentionKind::Encoder;
  int layer = 0;
  int head = 0;
  std::int64_t query = -1;
  std::int64_t key = -1;
  HeadId headId() const { return {layer, head}; }
  bool operator==(const Focus&) const = default;
};

/// Where the numbers come from: a checkpoint by name or directory, a playground, or an imported attention
/// array.
struct CheckpointChoice {
  QString nameOrDirectory;
  QString family = {};  // the model_type that it is read as; empty: what its config.json says
  bool operator==(const CheckpointChoice&) const = default;
};
struct ArrayChoice {
  QString file;
  QStringList tokens = {};  // labels in place of the file's own, or empty
  bool operator==(const ArrayChoice&) const = default;
};
using SourceChoice = std::variant<CheckpointChoice, PlaygroundSettings, ArrayChoice>;

/// What MainWindow::apply() takes: all that decides the picture, small and copied freely. Undo is one command
/// over two of these. Window geometry, theme and recent files are settings, not session.
struct SessionState {
  SourceChoice source = CheckpointChoice{QStringLiteral("english-encoder")};
  QString text;
  QString pairText;
  bool pairShown = false;
  QString documentFile;                    // an attached document in place of `text`, or empty
  std::optional<GeneratedText> generated;  // what a model has written behind the text, or nothing
  Focus focus;                             // locked by click
  std::vector<HeadId> averagedHeads;       // what the inspector averages; empty: the focused head alone
  std::vector<Experiment> experiments;     // what is not the model's own doing; those switched off too
  ShownChoice shown;                       // in place of the heads' own patterns, in every view of patterns
  DisplayOptions display;
  ViewOptions viewOptions;                 // each view's under its id
  QString view = QStringLiteral("heads");  // the tab in the centre
  bool singleHead = false;                 // the Heads view shows one head large
  bool operator==(const SessionState&) const = default;
};

}  // namespace headlight
