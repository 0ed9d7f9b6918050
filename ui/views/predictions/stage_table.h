#pragma once

#include <QString>
#include <QStringList>
#include <cstdint>
#include <optional>
#include <vector>

#include "ui/views/predictions/prediction_questions.h"

namespace headlight {

/// A token of the vocabulary as the views of predictions name it.
struct NamedToken {
  std::int32_t id = -1;
  QString label;  // as on an axis
  QString piece;  // the vocabulary's own, or "#5": what options keep
};
NamedToken namedToken(const Model& model, std::int32_t id);

/// The likeliest tokens of a prediction, and what becomes of each from stage to stage. A value.
struct StageTable {
  struct Column {
    QString heading;                    // "model", "temperature 0.7"
    std::int64_t left = 0;              // tokens with a probability above 0
    std::vector<double> probabilities;  // [rows]; exactly 0: left out
    double others = 0;                  // of all tokens that have no row, together
    bool isChange = false;              // differences of probabilities, of both signs
    bool isIdle = false;                // the stage leaves all as they were
  };
  std::vector<NamedToken> tokens;  // [rows], likeliest first
  std::vector<double> logits;      // [rows]
  std::vector<Column> columns;     // in the order in which they are applied
  std::int64_t vocabulary = 0;
  std::optional<std::size_t> chosenRow;  // of the token that was chosen
};

struct StageTableRequest {
  const Model* model = nullptr;
  const Prediction* prediction = nullptr;
  const std::vector<float>* unchangedLogits = nullptr;  // of the run without experiments; nullptr: none is on
  PredictionsOptions options = {};
  std::optional<std::int32_t> chosen = {};  // has a row of its own
};

/// The rules have a column where they change something; sampling has its columns where a token is drawn.
StageTable stageTable(const StageTableRequest& request);

}  // namespace headlight
