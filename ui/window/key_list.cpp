#include "ui/window/key_list.h"

#include <QCoreApplication>

namespace headlight {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Keys)
};

}  // namespace

std::vector<std::pair<QString, QString>> keyList() {
  return {
      {QStringLiteral("Ctrl+L"), Words::tr("Go to the text")},
      {QStringLiteral("Ctrl+P"), Words::tr("Second text on or off")},
      {QStringLiteral("Ctrl+M"), Words::tr("Choose a model")},
      {QStringLiteral("Ctrl+Shift+P"), Words::tr("Command palette: every action, view, head, model by name")},
      {QStringLiteral("Ctrl+O"), Words::tr("Open a text, an attention array, a session or a model's file")},
      {QStringLiteral("Ctrl+Shift+O"), Words::tr("Open a model folder")},
      {QStringLiteral("Ctrl+S"), Words::tr("Save the session as a file")},
      {Words::tr("Left, Right in the tokens"), Words::tr("Previous, next query token")},
      {Words::tr("Up, Down in a view"), Words::tr("Previous, next query token (rows)")},
      {Words::tr("Left, Right in a view"), Words::tr("Previous, next key token (columns)")},
      {Words::tr("Ctrl+Left, Ctrl+Right"), Words::tr("Previous, next head")},
      {Words::tr("Ctrl+Up, Ctrl+Down"), Words::tr("Previous, next layer")},
      {Words::tr("Enter"), Words::tr("The focused head large")},
      {Words::tr("Menu key, right click"), Words::tr("Show the token, cell or head in another view")},
      {Words::tr("Ctrl+G, Ctrl+Shift+G"), Words::tr("All heads of the layer, one head")},
      {Words::tr("+, -, F in one head"), Words::tr("Zoom in, zoom out, show everything")},
      {QStringLiteral("Ctrl+B"), Words::tr("Head map on or off")},
      {QStringLiteral("Ctrl+Shift+W"), Words::tr("Tokens merged into words, or as they are")},
      {QStringLiteral("Ctrl+Shift+D"), Words::tr("Compare with another run, or not")},
      {QStringLiteral("Ctrl+F"), Words::tr("Find tokens or text")},
      {QStringLiteral("F3, Shift+F3"), Words::tr("Next, previous place that was found")},
      {Words::tr("Escape"),
       Words::tr("Cancel long work, close the search, let go of the selected tokens, back to the layer")},
      {Words::tr("Ctrl+1 to Ctrl+9"), Words::tr("Show a view")},
      {Words::tr("Ctrl+Page Up, Ctrl+Page Down"), Words::tr("Previous, next view")},
      {Words::tr("Ctrl+Z, Ctrl+Y"), Words::tr("Undo, redo")},
      {QStringLiteral("Ctrl+C"), Words::tr("Copy the picture (outside the text)")},
      {QStringLiteral("Ctrl+Shift+C"), Words::tr("Copy the numbers as a table")},
      {QStringLiteral("Ctrl+E"), Words::tr("Export an image")},
      {QStringLiteral("Ctrl+Shift+E"), Words::tr("Export data")},
      {Words::tr("Ctrl++, Ctrl+-, Ctrl+0"), Words::tr("Larger, smaller, normal interface")},
      {QStringLiteral("F6"), Words::tr("Next area: text, tokens, head map, view, inspector")},
      {QStringLiteral("F11"), Words::tr("Presentation: large type, no bars")},
      {QStringLiteral("F1"), Words::tr("Help for the view in front")},
      {QStringLiteral("Ctrl+Q"), Words::tr("Quit")}};
}

}  // namespace headlight
