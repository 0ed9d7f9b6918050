#pragma once

#include <QString>
#include <QStringList>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "core/model/model.h"
#include "core/parallel/execution.h"
#include "ui/views/spans/marked_prompt.h"
#include "ui/views/spans/marked_run.h"

namespace headlight {

/// What each group of a prompt receives from all of its tokens, in one head or as a mean of heads; what the
/// numbers are, SpanShares says.
struct Received {
  std::vector<double> shares;   // [groups]; empty where a layer has no attention
  std::vector<double> chances;  // [groups]
  std::vector<double> lifts;    // [groups]; NaN where no query sees a key of the group
};

/// What is predicted for a prompt, and for the prompt without each of its marked groups.
struct PromptCuts {
  struct Cut {
    double probability = 0;  // of the token that is predicted for the whole prompt
    QString token;           // the likeliest one now
    double tokenProbability = 0;
  };
  QString token;
  double probability = 0;
  std::vector<std::optional<Cut>> cuts;  // [marked groups]; nothing where the group holds the place itself
};

/// A prompt with its numbers.
struct PromptSpans {
  struct Group {
    int name = 0;  // as SpanGroups has it
    std::int64_t tokens = 0;
  };
  MarkedPrompt prompt;
  std::vector<Group> groups;
  std::int64_t heads = 0;         // in a layer
  bool sampled = false;           // evenly spread rows stand for all
  Received all;                   // mean over all heads
  std::vector<Received> layers;   // [layers]
  std::vector<Received> perHead;  // [layers * heads]
  std::optional<PromptCuts> cuts;
  QString cutsMissing;  // why there are none, where they were asked for; a few words
  QString problem;      // why there are no numbers at all, in a sentence; empty: there are
};

struct BatchSettings {
  bool cuts = false;  // what is predicted without each span as well
  Interventions interventions = {};
};

/// The attention of the text that a model reads: a decoder's, or the encoder's where there is one.
AttentionKind readingKind(const Model& model);

/// Runs one prompt. Throws Error, Cancelled.
PromptSpans measurePrompt(const Model& model, const MarkedPrompt& prompt, const BatchSettings& settings,
                          const Execution& execution);

/// Runs the prompts one after another and hands each to `done`, with progress; what one of them cannot do
/// becomes its problem. Throws Cancelled.
void measurePrompts(const Model& model, const std::vector<MarkedPrompt>& prompts,
                    const BatchSettings& settings, const Execution& execution,
                    const std::function<void(PromptSpans)>& done);

}  // namespace headlight
