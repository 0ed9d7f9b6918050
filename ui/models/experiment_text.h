#pragma once

#include <QString>
#include <QStringList>

#include "ui/compute/run_result.h"
#include "ui/session/experiment.h"

namespace headlight {

/// What a change does, in a few words with the tokens' labels: "head 2.5 switched off", "token 3 “dog” cut",
/// "key 3 “dog” blocked for query 5 “it”", "without positional encoding", "score scale 0.0625". `result`:
/// where the labels come from, or nullptr.
QString experimentText(const ExperimentChange& change, const RunResult* result);
/// The same of an experiment that may be lost: then without numbers, which mean other tokens by now.
QString experimentText(const Experiment& experiment, const RunResult* result);

/// The changes that a run was made with, in words; empty for the model's own doing. A long list ends with how
/// many more there are.
QStringList experimentTexts(const RunResult& result);

/// Whether a run was made with this change: it was asked for, and the model and the text have what it
/// changes.
bool wasApplied(const ExperimentChange& change, const RunResult& result);

}  // namespace headlight
