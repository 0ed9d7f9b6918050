#include "ui/session/generated_text.h"

#include <algorithm>

#include "ui/session/session_state.h"

namespace headlight {
namespace {

constexpr double kMostGenerated = 1e6;

/// The focus on the query tokens of the stack that writes; an encoder beside it has others.
bool isAboutWriter(const SessionState& state) { return state.focus.kind != AttentionKind::Encoder; }

/// Keys of a cross-attention are the encoder's.
void letGoFrom(std::int64_t token, Focus& focus) {
  if (focus.query >= token) focus.query = -1;
  if (focus.kind == AttentionKind::Decoder && focus.key >= token) focus.key = -1;
}

}  // namespace

bool hasSameText(const SessionState& one, const SessionState& other) {
  const auto pairOf = [](const SessionState& state) { return state.pairShown ? state.pairText : QString(); };
  return one.source == other.source && one.text == other.text && pairOf(one) == pairOf(other) &&
         one.documentFile == other.documentFile;
}

std::vector<std::int32_t> GeneratedText::shownIds() const {
  std::vector<std::int32_t> ids;
  for (const WrittenToken& token : tokens.first(std::clamp<qsizetype>(step, 0, tokens.size())))
    ids.push_back(token.id);
  return ids;
}

QJsonObject toJson(const GeneratedText& text) {
  QJsonArray ids, probabilities;
  for (const WrittenToken& token : text.tokens) {
    ids.append(token.id);
    probabilities.append(token.probability);
  }
  return {{QStringLiteral("ids"), ids},
          {QStringLiteral("probabilities"), probabilities},
          {QStringLiteral("beginning"), static_cast<qint64>(text.beginning)},
          {QStringLiteral("step"), static_cast<qint64>(text.step)},
          {QStringLiteral("ended"), text.ended}};
}

std::optional<GeneratedText> generatedTextFrom(const JsonValues& json) {
  const QJsonArray ids = json.array("ids"), probabilities = json.array("probabilities");
  GeneratedText text;
  for (qsizetype i = 0; i < ids.size(); ++i) {
    const int id = ids.at(i).toInt(-1);
    const double probability = probabilities.at(i).toDouble(-1);
    if (id < 0 || probability < 0 || probability > 1) return std::nullopt;
    text.tokens.append({id, probability});
  }
  if (text.tokens.isEmpty()) return std::nullopt;
  text.step = text.tokens.size();
  json.read("beginning", text.beginning, 0, kMostGenerated);
  json.read("step", text.step, 0, static_cast<double>(text.tokens.size()));
  json.read("ended", text.ended);
  return text;
}

void dropStaleGeneration(const SessionState& before, SessionState& next) {
  if (next.generated && next.generated == before.generated && !hasSameText(before, next))
    leaveGeneration(next);
}

void showStep(SessionState& state, std::int64_t step) {
  if (!state.generated) return;
  GeneratedText& text = *state.generated;
  Focus& focus = state.focus;
  const bool follows = isAboutWriter(state) && (focus.query < 0 || focus.query >= text.newestToken());
  text.step = std::clamp<std::int64_t>(step, 0, text.tokens.size());
  if (!isAboutWriter(state)) return;
  letGoFrom(text.newestToken() + 1, focus);
  if (follows) focus.query = text.newestToken();
}

void leaveGeneration(SessionState& state) {
  if (!state.generated) return;
  if (isAboutWriter(state)) letGoFrom(state.generated->beginning, state.focus);
  state.generated.reset();
}

}  // namespace headlight
