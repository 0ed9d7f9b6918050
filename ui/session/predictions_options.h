#pragma once

#include <QJsonObject>
#include <QString>
#include <cstdint>

#include "core/model/next_token.h"
#include "ui/session/json_values.h"

namespace headlight {

/// What the Predictions view and its page of effects show. A value.
struct PredictionsOptions {
  static constexpr const char* viewId = "predictions";
  enum class Page { Predictions, Effects };
  enum class Method { Ablation, Attribution };

  Page page = Page::Predictions;
  bool masksToken = true;  // of an encoder: the token in focus is hidden behind the mask and guessed
  double temperature = 1;  // above 0
  std::int64_t topK = 0;   // 0: all
  double topP = 1;         // above 0, at most 1
  int count = 10;          // tokens with a bar each
  bool draws = false;      // tokens that are generated are drawn; otherwise the likeliest is taken
  std::int64_t seed = 0;   // what is drawn by
  int newTokens = 20;      // that are generated at once
  QString token;           // a piece that was chosen; empty: the likeliest
  Method method = Method::Ablation;
  bool ablatesToMean = false;  // a head that is switched off gives its mean in place of 0
  bool operator==(const PredictionsOptions&) const = default;

  QJsonObject toJson() const;
  void read(const JsonValues& json);
  /// What the stages of the view are of: a token is drawn.
  SamplingSettings sampling() const;
  /// How text is generated.
  SamplingSettings writing() const;
};

}  // namespace headlight
