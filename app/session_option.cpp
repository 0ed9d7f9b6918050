#include "app/session_option.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

#include "ui/session/session_file.h"
#include "ui/views/view_registry.h"

namespace headlight {

namespace {

bool hasAny(const Arguments& arguments, std::initializer_list<const char*> names) {
  for (const char* name : names)
    if (arguments.has(name)) return true;
  return false;
}

void supplySource(const SourceChoice& source, Arguments& arguments) {
  if (const auto* checkpoint = std::get_if<CheckpointChoice>(&source)) {
    arguments.supply("--model", QFile::encodeName(checkpoint->nameOrDirectory).toStdString());
    if (!checkpoint->family.isEmpty()) arguments.supply("--as", checkpoint->family.toStdString());
  }
  const auto* array = std::get_if<ArrayChoice>(&source);
  if (!array) return;
  arguments.supplyOther(QFile::encodeName(array->file).toStdString());
  const QJsonDocument labels(QJsonArray::fromStringList(array->tokens));
  if (!array->tokens.isEmpty())
    arguments.supply("--tokens", labels.toJson(QJsonDocument::Compact).toStdString());
}

void supplyTexts(const SessionState& state, Arguments& arguments) {
  if (state.documentFile.isEmpty())
    arguments.supply("--text", state.text.toStdString());
  else
    arguments.supply("--text-file", QFile::encodeName(state.documentFile).toStdString());
  const bool paired = hasAny(arguments, {"--pair", "--pair-file", "--decoder-ids"});
  if (state.pairShown && !state.pairText.isEmpty() && !paired)
    arguments.supply("--pair", state.pairText.toStdString());
}

bool isView(const QString& id) {
  const std::vector<ViewEntry>& views = viewRegistry();
  return std::any_of(views.begin(), views.end(), [&id](const ViewEntry& entry) { return entry.id == id; });
}

/// The head, and the tokens where they are those of the session's text and kind of attention. Returns the
/// options that the command line does not have.
std::vector<std::string> supplyFocus(const Focus& focus, bool sameText, Arguments& arguments) {
  std::vector<std::string> supplied;
  for (const char* option : {"--kind", "--layer", "--head", "--query", "--key"})
    if (!arguments.has(option)) supplied.emplace_back(option);
  const std::string kind(nameOf(focus.kind));
  const bool sameKind = arguments.value("--kind").value_or(kind) == kind;
  arguments.supply("--kind", kind);
  arguments.supply("--layer", std::to_string(focus.layer));
  arguments.supply("--head", std::to_string(focus.head));
  if (!sameText || !sameKind) return supplied;
  if (focus.query >= 0) arguments.supply("--query", std::to_string(focus.query));
  if (focus.key >= 0) arguments.supply("--key", std::to_string(focus.key));
  return supplied;
}

}  // namespace

OptionSpec sessionOptionSpec() {
  return {"--session", "FILE",
          QT_TRANSLATE_NOOP("CommandLine",
                            "a saved session: its model, text, view and focus, unless options "
                            "say otherwise")};
}

Interventions SessionOption::changes() const {
  Interventions changes = interventionsOf(state.experiments);
  if (!sameModel) changes.ablatedHeads.clear();
  if (sameModel && sameText) return changes;
  changes.blockedKeys.clear();
  changes.cutTokens.clear();
  changes.cutDecoderTokens.clear();
  return changes;
}

std::optional<std::vector<std::int32_t>> SessionOption::written() const {
  if (!sameModel || !sameText || !state.generated) return std::nullopt;
  return state.generated->shownIds();
}

std::optional<SessionOption> sessionOption(Arguments& arguments) {
  const auto file = arguments.value("--session");
  if (!file) return std::nullopt;
  SessionOption session;
  session.state = readSessionFile(QFile::decodeName(QByteArray::fromStdString(*file)), {});
  const SessionState& state = session.state;
  session.headAsked = hasAny(arguments, {"--head", "--start"});
  session.sameModel = !arguments.has("--model") && arguments.others().empty();
  session.sameText =
      !hasAny(arguments, {"--text", "--text-file", "--ids", "--pair", "--pair-file", "--decoder-ids"});
  if (isView(state.view)) arguments.supply("--view", state.view.toStdString());
  const bool ownText = hasAny(arguments, {"--text", "--text-file", "--ids"});
  const bool array = session.sameModel && std::holds_alternative<ArrayChoice>(state.source);
  if (session.sameModel) supplySource(state.source, arguments);
  if (!ownText && !array && arguments.others().empty()) supplyTexts(state, arguments);
  if (session.sameModel && !arguments.has("--start"))
    session.supplied = supplyFocus(state.focus, session.sameText, arguments);
  return session;
}

void dress(Snapshot& snapshot, const SessionOption& session) {
  if (session.written()) snapshot.state.generated = session.state.generated;
  if (session.playground()) snapshot.state.source = session.state.source;
  if (session.headAsked || !session.sameModel) return;
  snapshot.state.singleHead = session.state.singleHead;
  snapshot.state.averagedHeads = session.state.averagedHeads;
}

}  // namespace headlight
