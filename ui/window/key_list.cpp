#include "ui/window/key_list.h"

#include <QCoreApplication>

namespace headlight {
namespace {

QString translated(const char* text) { return QCoreApplication::translate("Keys", text); }

}  // namespace

std::vector<std::pair<QString, QString>> keyList() {
  return {
      {QStringLiteral("Ctrl+L"), translated("Go to the text")},
      {QStringLiteral("Ctrl+P"), translated("Second text on or off")},
      {QStringLiteral("Ctrl+M"), translated("Choose a model")},
      {QStringLiteral("Ctrl+Shift+P"),
       translated("Command palette: every action, view, head, model by name")},
      {QStringLiteral("Ctrl+O"), translated("Open a text, an attention array, a session or a model's file")},
      {QStringLiteral("Ctrl+Shift+O"), translated("Open a model folder")},
      {QStringLiteral("Ctrl+S"), translated("Save the session as a file")},
      {translated("Left, Right in the tokens"), translated("Previous, next query token")},
      {translated("Up, Down in a view"), translated("Previous, next query token (rows)")},
      {translated("Left, Right in a view"), translated("Previous, next key token (columns)")},
      {translated("Ctrl+Left, Ctrl+Right"), translated("Previous, next head")},
      {translated("Ctrl+Up, Ctrl+Down"), translated("Previous, next layer")},
      {translated("Enter"), translated("The focused head large")},
      {translated("Menu key, right click"), translated("Show the token, cell or head in another view")},
      {translated("Ctrl+G, Ctrl+Shift+G"), translated("All heads of the layer, one head")},
      {translated("+, -, F in one head"), translated("Zoom in, zoom out, show everything")},
      {QStringLiteral("Ctrl+F"), translated("Find tokens or text")},
      {QStringLiteral("F3, Shift+F3"), translated("Next, previous place that was found")},
      {translated("Escape"),
       translated("Cancel long work, close the search, let go of the selected tokens, back to the layer")},
      {translated("Ctrl+1 to Ctrl+9"), translated("Show a view")},
      {translated("Ctrl+Page Up, Ctrl+Page Down"), translated("Previous, next view")},
      {translated("Ctrl+Z, Ctrl+Y"), translated("Undo, redo")},
      {QStringLiteral("Ctrl+C"), translated("Copy the picture (outside the text)")},
      {QStringLiteral("Ctrl+E"), translated("Export an image")},
      {QStringLiteral("Ctrl+Shift+E"), translated("Export data")},
      {translated("Ctrl++, Ctrl+-, Ctrl+0"), translated("Larger, smaller, normal interface")},
      {QStringLiteral("F6"), translated("Next area: text, tokens, head map, view, inspector")},
      {QStringLiteral("F11"), translated("Presentation: large type, no bars")},
      {QStringLiteral("F1"), translated("Help for the view in front")}};
}

}  // namespace headlight
