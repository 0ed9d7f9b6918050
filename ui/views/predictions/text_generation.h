#pragma once

#include <QString>
#include <atomic>
#include <memory>

#include "core/model/generation.h"
#include "ui/views/snapshot.h"

namespace headlight {

/// Whether the run on the screen is of the text, and the tokens written behind it, that the session has now.
bool isRunOfText(const Snapshot& snapshot);

/// Why the model of a snapshot can never write, in a sentence: it is an encoder, an array. Empty: it can.
QString whyNoWriter(const Snapshot& snapshot);

/// Why it cannot go on from what is on the screen, in a sentence: there is no room, the text has ended.
/// Empty: it can.
QString whyNoGeneration(const Snapshot& snapshot);

/// What a model is to write: a value for a job.
struct GenerationTask {
  std::shared_ptr<const Model> model;
  RunRequest request;  // the text, with what was written as far as it is shown
  GenerationSettings settings;
  GeneratedText before;  // what was written before, up to the step that is shown
};

/// So many tokens more from the step that is shown, by the options of the Predictions view. What was written
/// behind that step gives way. Beside an encoder whose decoder has no text of its own the model begins anew.
/// Precondition: nothing is against it (whyNoGeneration).
GenerationTask generationTask(const Snapshot& snapshot, std::int64_t count);

/// Writes; all of it is shown. Once `enough` is true it ends with the tokens that there are. Throws what
/// generate() throws.
GeneratedText generateText(const GenerationTask& task, const std::shared_ptr<const std::atomic<bool>>& enough,
                           const Execution& execution);

/// The session with what was written, the focus on its newest token (see showStep).
void showGenerated(SessionState& state, const GeneratedText& text);

/// The tokens that were written, with labels: [written].
TokenList writtenTokens(const Model& model, const GeneratedText& text);

}  // namespace headlight
